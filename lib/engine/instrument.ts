/**
 * Puts inputs into a model where a run may change it (`change.ts`), with hooks, as one would in PyTorch: the
 * model's own code stays timm's. Each place computes `x · scale + value`; a scale of ones and a value of
 * zeros leave every number as it is. B batch, H heads, d head dim, N tokens, P patches, C embed_dim, M hidden
 * units.
 */
import type { AnyModule } from '../nn/index.ts';
import { VisionTransformer, type Block, type TimmModel } from '../timm/index.ts';
import { checkAs } from '../torch/errors.ts';
import { cat } from '../torch/ops/join.ts';
import { makePlaceholder, numel, Tensor, type Shape } from '../torch/index.ts';
import type { TensorData } from './contract.ts';

/** Names under which changes are fed, so that they can be none of the taps'. */
export const changeInput = (path: string): string => `change:${path}`;

/** What is fed where a run changes nothing, by the input's name. */
export type ChangeInputs = ReadonlyMap<string, TensorData>;

/**
 * @param model newly built; it stays changed.
 * @returns the inputs, which appear while the next forward pass is recorded.
 * @throws {RangeError} for a model that is no Vision Transformer.
 */
export function instrument(model: TimmModel): ChangeInputs {
  const vit = visionTransformer(model);
  const inputs = new Inputs();
  after(vit.patch_embed, (x) => {
    if (x.ndim !== 3) throw new RangeError('Changes inside a run need a model with a fixed img_size.');
    return inputs.changeRows(inputs.reorder(x, 'patch_embed.order'), 'patch_embed.patches'); // (B, P, C)
  });
  instrumentPosEmbed(vit, inputs);
  for (const [i, block] of [...vit.blocks].entries()) instrumentBlock(block, `blocks.${i}`, inputs);
  return inputs.defaults;
}

/**
 * Reads the same weights as `num_heads` heads.
 * @throws {TorchError} in timm's words when the width cannot be divided so.
 */
export function readHeads(model: TimmModel, num_heads: number): void {
  for (const { attn } of visionTransformer(model).blocks) {
    const fits = num_heads > 0 && attn.attn_dim % num_heads === 0;
    checkAs('AssertionError', fits, () => 'dim should be divisible by num_heads');
    attn.num_heads = num_heads;
    attn.head_dim = attn.attn_dim / num_heads;
    attn.scale = attn.head_dim ** -0.5;
  }
}

function visionTransformer(model: TimmModel): VisionTransformer {
  if (model instanceof VisionTransformer) return model;
  throw new RangeError('Changes inside a run are about a Vision Transformer.');
}

/** After positions are added; the tokens before the patches keep their places. */
function instrumentPosEmbed(model: VisionTransformer, inputs: Inputs): void {
  const { num_prefix_tokens: prefix } = model;
  const pos_embed = model._pos_embed.bind(model);
  model._pos_embed = (x: Tensor): Tensor => {
    x = pos_embed(x); // (B, N, C)
    const patches = inputs.reorder(x.narrow(1, prefix, x.shape[1]! - prefix), '_pos_embed.order');
    x = prefix ? cat([x.narrow(1, 0, prefix), patches], 1) : patches;
    return inputs.changeRows(x, '_pos_embed.tokens');
  };
}

function instrumentBlock(block: Block, path: string, inputs: Inputs): void {
  const { attn, mlp } = block;
  const { num_heads: H, head_dim: d, scale } = attn;
  attn.scale = 1; // the input stands in its place; a hook would scale what a tap of q sees
  const q_norm = attn.q_norm.call.bind(attn.q_norm);
  attn.q_norm.call = (q: Tensor) => q_norm(q).mul(inputs.input(`${path}.attn.scale`, [1], scale)); // (B, H, N, d)
  attn.norm.register_forward_pre_hook((_module, [x]) => {
    const [, N, C] = (x as Tensor).shape as [number, number, number]; // the heads side by side
    const heads = inputs.input(`${path}.attn.heads.scale`, [H, 1], 1).expand([H, d]).reshape([C]);
    return (x as Tensor).mul(heads).add(inputs.input(`${path}.attn.heads.value`, [N, C], 0));
  });
  after(attn, (x) => x.mul(inputs.input(`${path}.attn.output`, [1], 1)));
  after(mlp.act, (x) => {
    const [M] = x.shape.slice(-1) as [number];
    const scaled = x.mul(inputs.input(`${path}.mlp.act.scale`, [M], 1));
    return scaled.add(inputs.input(`${path}.mlp.act.value`, [M], 0)); // (B, N, M)
  });
  after(mlp, (x) => x.mul(inputs.input(`${path}.mlp.output`, [1], 1)));
  after(block, (x) => inputs.changeRows(x, `${path}.tokens`));
}

function after(module: AnyModule, change: (output: Tensor) => Tensor): void {
  module.register_forward_hook((_module, _args, output) => change(output as Tensor));
}

class Inputs {
  readonly defaults = new Map<string, TensorData>();
  /** Large inputs of one size and one value share their memory. */
  readonly #filled = new Map<string, Float32Array<ArrayBuffer>>();

  /** A placeholder that is fed `usual` in every element unless a run says otherwise. */
  input(path: string, shape: Shape, usual: number): Tensor {
    const key = `${numel(shape)} × ${usual}`;
    const data = this.#filled.get(key) ?? new Float32Array(numel(shape)).fill(usual);
    this.#filled.set(key, data);
    return this.#placeholder(path, { data, shape });
  }

  /** (B, R, C) → the same with each row scaled and added to. */
  changeRows(x: Tensor, path: string): Tensor {
    const [R, C] = x.shape.slice(1) as [number, number];
    return x.mul(this.input(`${path}.scale`, [R, 1], 1)).add(this.input(`${path}.value`, [R, C], 0));
  }

  /** (B, R, C) → the same rows in the order of the input. */
  reorder(x: Tensor, path: string): Tensor {
    const R = x.shape[1]!;
    const order = this.#placeholder(path, {
      data: Float32Array.from({ length: R }, (_, i) => i),
      shape: [R],
    });
    return x.index_select(1, order.long());
  }

  #placeholder(path: string, usual: TensorData): Tensor {
    const name = changeInput(path);
    this.defaults.set(name, usual);
    return Tensor.of(makePlaceholder(name, usual.shape, 'float32'));
  }
}
