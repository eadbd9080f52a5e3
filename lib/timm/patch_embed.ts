/**
 * Image to patch embedding, after timm 1.0.29 `timm/layers/patch_embed.py`.
 * B batch, C embed_dim, h × w grid of patches, P = h · w.
 * Left out on purpose: TorchScript, resampling of patch weights.
 */
import { checkAs } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';
import { Conv2d, functional as F, Identity, Module } from '../nn/index.ts';
import { pair, type Pair, type PairLike } from '../nn/pair.ts';
import type { NormLayer } from './layers.ts';

/** How the patches come out: a map, channels last, or a row of tokens with channels last or first. */
export type PatchFormat = 'NCHW' | 'NHWC' | 'NLC' | 'NCL';

export interface PatchEmbedOptions {
  readonly img_size?: PairLike | null;
  readonly patch_size?: PairLike;
  readonly in_chans?: number;
  readonly embed_dim?: number;
  readonly norm_layer?: NormLayer | null;
  readonly flatten?: boolean;
  readonly output_fmt?: PatchFormat | null;
  readonly bias?: boolean;
  readonly strict_img_size?: boolean;
  readonly dynamic_img_pad?: boolean;
}

export class PatchEmbed extends Module {
  readonly type_name: string = 'PatchEmbed';
  patch_size: Pair;
  img_size: Pair | null;
  grid_size: Pair | null;
  num_patches: number | null;
  flatten: boolean;
  output_fmt: PatchFormat;
  strict_img_size: boolean;
  dynamic_img_pad: boolean;
  proj: Conv2d;
  norm: Module;

  constructor(options: PatchEmbedOptions = {}) {
    super();
    const {
      img_size = 224,
      patch_size = 16,
      in_chans = 3,
      embed_dim = 768,
      norm_layer,
      bias = true,
    } = options;
    this.patch_size = pair(patch_size);
    this.img_size = img_size === null ? null : pair(img_size);
    this.grid_size = this.img_size && this.gridOf(this.img_size, Math.floor);
    this.num_patches = this.grid_size && this.grid_size[0] * this.grid_size[1];
    this.flatten = options.output_fmt ? false : (options.flatten ?? true);
    this.output_fmt = options.output_fmt ?? 'NCHW';
    this.strict_img_size = options.strict_img_size ?? true;
    this.dynamic_img_pad = options.dynamic_img_pad ?? false;
    this.proj = new Conv2d(in_chans, embed_dim, patch_size, { stride: patch_size, bias });
    this.norm = norm_layer ? norm_layer(embed_dim) : new Identity();
  }

  feat_ratio(): number {
    return Math.max(...this.patch_size);
  }

  /** The grid of patches for an image size; pixels past the last whole patch are dropped in silence. */
  dynamic_feat_size(img_size: Pair): Pair {
    return this.gridOf(img_size, this.dynamic_img_pad ? Math.ceil : Math.floor);
  }

  private gridOf([height, width]: Pair, round: (patches: number) => number): Pair {
    const [h, w] = this.patch_size;
    checkAs('ZeroDivisionError', h !== 0 && w !== 0, () => 'integer division or modulo by zero');
    return [round(height / h), round(width / w)];
  }

  forward(x: Tensor): Tensor {
    const [, , H, W] = unpack4(x);
    this.checkSize(H, W);
    const [h, w] = this.patch_size;
    if (this.dynamic_img_pad) x = F.pad(x, [0, (w - (W % w)) % w, 0, (h - (H % h)) % h]);
    x = this.proj.call(x); // (B, in_chans, H, W) → (B, C, h, w)
    if (this.flatten)
      x = x.flatten(2).transpose(1, 2); // (B, C, h, w) → (B, P, C)
    else if (this.output_fmt === 'NHWC')
      x = x.permute([0, 2, 3, 1]); // (B, C, h, w) → (B, h, w, C)
    else if (this.output_fmt === 'NLC')
      x = x.flatten(2).transpose(1, 2); // (B, C, h, w) → (B, P, C)
    else if (this.output_fmt === 'NCL') x = x.flatten(2); // (B, C, h, w) → (B, C, P)
    return this.norm.call(x);
  }

  private checkSize(H: number, W: number): void {
    if (this.img_size === null) return;
    const fits = (condition: boolean, message: string): void => {
      checkAs('AssertionError', condition, () => message);
    };
    if (this.strict_img_size) {
      const [height, width] = this.img_size;
      fits(H === height, `Input height (${H}) doesn't match model (${height}).`);
      fits(W === width, `Input width (${W}) doesn't match model (${width}).`);
    } else if (!this.dynamic_img_pad) {
      const [h, w] = this.patch_size;
      fits(H % h === 0, `Input height (${H}) should be divisible by patch size (${h}).`);
      fits(W % w === 0, `Input width (${W}) should be divisible by patch size (${w}).`);
    }
  }
}

/** Python's `B, C, H, W = x.shape`, with Python's words where there are not four. */
export function unpack4(x: Tensor): readonly [number, number, number, number] {
  const { shape } = x;
  checkAs(
    'ValueError',
    shape.length >= 4,
    () => `not enough values to unpack (expected 4, got ${shape.length})`,
  );
  checkAs(
    'ValueError',
    shape.length === 4,
    () => `too many values to unpack (expected 4, got ${shape.length})`,
  );
  return shape as unknown as readonly [number, number, number, number];
}
