/**
 * A pre-norm transformer block, after timm 1.0.29 `models/vision_transformer.py`: attention, then the MLP,
 * each on a residual branch.
 */
import { Identity, Keywords, Module } from '../nn/index.ts';
import type { Tensor } from '../torch/tensor.ts';
import { Attention } from './attention.ts';
import { DropPath } from './drop_path.ts';
import { LayerScale } from './layer_scale.ts';
import { defaultAct, defaultNorm, type ActLayer, type NormLayer } from './layers.ts';
import { Mlp } from './mlp.ts';

export interface BlockOptions {
  readonly mlp_ratio?: number;
  readonly qkv_bias?: boolean;
  readonly qk_norm?: boolean;
  readonly scale_attn_norm?: boolean;
  readonly scale_mlp_norm?: boolean;
  readonly proj_bias?: boolean;
  readonly proj_drop?: number;
  readonly attn_drop?: number;
  readonly init_values?: number | null;
  readonly drop_path?: number;
  readonly act_layer?: ActLayer;
  readonly norm_layer?: NormLayer;
  /** Makes another attention or MLP in the place of timm's own. */
  readonly attn_layer?: () => Module;
  readonly mlp_layer?: () => Module;
}

export class Block extends Module {
  readonly type_name: string = 'Block';
  norm1: Module;
  attn: Attention;
  ls1: Module;
  drop_path1: Module;
  norm2: Module;
  mlp: Mlp;
  ls2: Module;
  drop_path2: Module;

  constructor(dim: number, num_heads: number, options: BlockOptions = {}) {
    super();
    const { mlp_ratio = 4, act_layer = defaultAct, norm_layer = defaultNorm, drop_path = 0 } = options;
    const { qkv_bias = false, qk_norm = false, proj_bias = true, proj_drop = 0, attn_drop = 0 } = options;
    const scaled = (): Module =>
      options.init_values ? new LayerScale(dim, options.init_values) : new Identity();
    const dropped = (): Module => (drop_path > 0 ? new DropPath(drop_path) : new Identity());
    this.norm1 = norm_layer(dim);
    this.attn = (options.attn_layer?.() ??
      new Attention(dim, {
        num_heads,
        qkv_bias,
        qk_norm,
        scale_norm: options.scale_attn_norm ?? false,
        proj_bias,
        attn_drop,
        proj_drop,
        norm_layer,
      })) as Attention;
    this.ls1 = scaled();
    this.drop_path1 = dropped();
    this.norm2 = norm_layer(dim);
    this.mlp = (options.mlp_layer?.() ??
      new Mlp(dim, {
        hidden_features: Math.trunc(dim * mlp_ratio),
        act_layer,
        norm_layer: options.scale_mlp_norm ? norm_layer : null,
        bias: proj_bias,
        drop: proj_drop,
      })) as Mlp;
    this.ls2 = scaled();
    this.drop_path2 = dropped();
  }

  /** (B, N, C) → (B, N, C) */
  forward(x: Tensor): Tensor {
    x = x.add(this.drop_path1.call(this.ls1.call(attend(this.attn, this.norm1.call(x)))));
    return x.add(this.drop_path2.call(this.ls2.call(this.mlp.call(this.norm2.call(x)))));
  }
}

/** timm passes its mask on by keyword, which a module in attention's place has to take. */
function attend(attn: Module<[Tensor, Keywords?]>, x: Tensor): Tensor {
  return attn instanceof Attention
    ? attn.call(x)
    : attn.call(x, new Keywords({ attn_mask: null, is_causal: false }));
}
