/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html, after `F.multi_head_attention_forward`.
 * L target length, S source length, B batch, E embed_dim, H num_heads, d = E / H.
 * Left out on purpose: kdim and vdim of their own, add_bias_kv, add_zero_attn, nested tensors.
 */
import { isFloating } from '../torch/dtype.ts';
import { check, checkAs } from '../torch/errors.ts';
import { show } from '../torch/shape.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { emptyParameter, xavier_uniform_, zeros_ } from './init.ts';
import { Linear } from './linear.ts';
import { Module } from './module.ts';
import { tuple } from './python_repr.ts';

export interface MultiheadAttentionOptions {
  readonly dropout?: number;
  readonly bias?: boolean;
  /** (B, L, E) instead of (L, B, E). */
  readonly batch_first?: boolean;
}

export interface AttentionCall {
  /** (B, S), true where a key is to be ignored. */
  readonly key_padding_mask?: Tensor | null;
  readonly need_weights?: boolean;
  /** (L, S) or (B · H, L, S): boolean, true where attention is forbidden, or added to the scores. */
  readonly attn_mask?: Tensor | null;
  readonly average_attn_weights?: boolean;
}

/** PyTorch's own Linear that dynamic quantisation leaves alone; otherwise the same. */
class NonDynamicallyQuantizableLinear extends Linear {
  override readonly type_name: string = 'NonDynamicallyQuantizableLinear';
}

export class MultiheadAttention extends Module<
  [Tensor, Tensor, Tensor, AttentionCall?],
  [Tensor, Tensor | null]
> {
  readonly type_name: string = 'MultiheadAttention';
  embed_dim: number;
  num_heads: number;
  head_dim: number;
  dropout: number;
  batch_first: boolean;
  /** (3 · E, E) */
  in_proj_weight: Parameter;
  in_proj_bias: Parameter | null;
  out_proj: Linear;

  constructor(embed_dim: number, num_heads: number, options: MultiheadAttentionOptions = {}) {
    super();
    const { dropout = 0, bias = true, batch_first = false } = options;
    checkAs(
      'ValueError',
      embed_dim > 0 && num_heads > 0,
      () =>
        `embed_dim and num_heads must be greater than 0, got embed_dim=${embed_dim} and num_heads=${num_heads} instead`,
    );
    checkAs('AssertionError', embed_dim % num_heads === 0, () => 'embed_dim must be divisible by num_heads');
    this.embed_dim = embed_dim;
    this.num_heads = num_heads;
    this.head_dim = embed_dim / num_heads;
    this.dropout = dropout;
    this.batch_first = batch_first;
    this.in_proj_weight = emptyParameter([3 * embed_dim, embed_dim]);
    this.in_proj_bias = bias ? emptyParameter([3 * embed_dim]) : null;
    this.out_proj = new NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias);
    xavier_uniform_(this.in_proj_weight);
    if (this.in_proj_bias) zeros_(this.in_proj_bias);
    if (this.out_proj.bias) zeros_(this.out_proj.bias);
  }

  forward(query: Tensor, key: Tensor, value: Tensor, options: AttentionCall = {}): [Tensor, Tensor | null] {
    const { need_weights = true, average_attn_weights = true } = options;
    const batched = query.ndim === 3;
    checkDimensions(query, key, value, options, this.num_heads);
    const width = query.shape.at(-1)!;
    assert(
      width === this.embed_dim,
      () => `was expecting embedding dimension of ${this.embed_dim}, but got ${width}`,
    );
    const toLengthFirst = (x: Tensor): Tensor =>
      !batched ? x.unsqueeze(1) : this.batch_first ? x.transpose(0, 1) : x;
    const sequences = [query, key, value].map(toLengthFirst) as [Tensor, Tensor, Tensor];
    const [q, k, v] = this.#projected(sequences);
    checkMasks(options, [q.shape[0]!, this.num_heads, q.shape[2]!, k.shape[2]!]);
    let scores = q.mul(this.head_dim ** -0.5).matmul(k.transpose(-2, -1)); // (B, H, L, S)
    scores = this.#masked(scores, options);
    let weights = scores.softmax(-1);
    if (this.training && this.dropout > 0) weights = F.dropout(weights, this.dropout);
    const [B, , L] = scores.shape as [number, number, number];
    let out = weights.matmul(v).transpose(1, 2).reshape([B, L, this.embed_dim]); // (B, H, L, d) → (B, L, E)
    out = this.out_proj.call(out);
    out = !batched ? out.squeeze(0) : this.batch_first ? out : out.transpose(0, 1);
    if (!need_weights) return [out, null];
    const shown = average_attn_weights ? weights.mean(1) : weights;
    return [out, batched ? shown : shown.squeeze(0)];
  }

  /** The thirds of the joint projection, split into heads: (L, B, E) → (B, H, L, d) */
  #projected(sequences: readonly [Tensor, Tensor, Tensor]): [Tensor, Tensor, Tensor] {
    const { embed_dim: E, num_heads, head_dim } = this;
    const size = ({ shape }: Tensor): string => `torch.Size(${show(shape)})`;
    const [, key, value] = sequences;
    assert(
      show(key.shape) === show(value.shape),
      () => `key shape ${size(key)} does not match value shape ${size(value)}`,
    );
    return sequences.map((x, i) => {
      const bias = this.in_proj_bias?.narrow(0, i * E, E) ?? null;
      const y = F.linear(x, this.in_proj_weight.narrow(0, i * E, E), bias);
      return y.reshape([x.shape[0]!, x.shape[1]!, num_heads, head_dim]).permute([1, 2, 0, 3]);
    }) as [Tensor, Tensor, Tensor];
  }

  #masked(scores: Tensor, { attn_mask = null, key_padding_mask = null }: AttentionCall): Tensor {
    const [B, H, L, S] = scores.shape as [number, number, number, number];
    const apply = (mask: Tensor): void => {
      scores = mask.dtype === 'bool' ? scores.masked_fill(mask, -Infinity) : scores.add(mask);
    };
    if (attn_mask) apply(attn_mask.ndim === 3 ? attn_mask.reshape([B, H, L, S]) : attn_mask);
    if (key_padding_mask) apply(key_padding_mask.reshape([B, 1, 1, S]));
    return scores;
  }
}

function assert(condition: boolean, message: () => string): void {
  checkAs('AssertionError', condition, message);
}

/** After `_mha_shape_check`. */
function checkDimensions(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  { key_padding_mask = null, attn_mask = null }: AttentionCall,
  heads: number,
): void {
  const [n, k, v] = [query.ndim, key.ndim, value.ndim];
  assert(
    n === 2 || n === 3,
    () => `query should be unbatched 2D or batched 3D tensor but received ${n}-D query tensor`,
  );
  const kind = n === 3 ? 'batched (3-D)' : 'unbatched (2-D)';
  assert(
    k === n && v === n,
    () =>
      `For ${kind} \`query\`, expected \`key\` and \`value\` to be ${n}-D but found ${k}-D and ${v}-D tensors respectively`,
  );
  const wanted = (name: string, dims: string, mask: Tensor): string =>
    `For ${kind} \`query\`, expected \`${name}\` to be \`None\`${dims} but found ${mask.ndim}-D tensor instead`;
  if (key_padding_mask) {
    const fits = key_padding_mask.ndim === n - 1;
    assert(fits, () => wanted('key_padding_mask', ` or ${n - 1}-D`, key_padding_mask));
  }
  if (!attn_mask) return;
  assert([2, 3].includes(attn_mask.ndim), () => wanted('attn_mask', ', 2-D or 3-D', attn_mask));
  const shape = [heads, query.shape[0]!, key.shape[0]!];
  assert(
    n === 3 || attn_mask.ndim === 2 || show(attn_mask.shape) === show(shape),
    () => `Expected \`attn_mask\` shape to be ${tuple(shape)} but got torch.Size(${show(attn_mask.shape)})`,
  );
}

/** After `_canonical_mask` and what `multi_head_attention_forward` asks of masks. */
function checkMasks(
  { key_padding_mask = null, attn_mask = null }: AttentionCall,
  [B, H, L, S]: readonly [number, number, number, number],
): void {
  for (const [name, mask] of Object.entries({ key_padding_mask, attn_mask }))
    assert(
      !mask || mask.dtype === 'bool' || isFloating(mask.dtype),
      () => `only bool and floating types of ${name} are supported`,
    );
  if (attn_mask) {
    const shape = attn_mask.ndim === 2 ? [L, S] : [B * H, L, S];
    check(
      show(attn_mask.shape) === show(shape),
      () =>
        `The shape of the ${attn_mask.ndim}D attn_mask is torch.Size(${show(attn_mask.shape)}), but should be ${tuple(shape)}.`,
    );
  }
  if (!key_padding_mask) return;
  const sizes = key_padding_mask.ndim === 2 ? key_padding_mask.shape : [1, ...key_padding_mask.shape];
  [B, S].forEach((wanted, d) => {
    assert(
      sizes[d] === wanted,
      () => `Expected key_padded_mask.shape[${d}] to be ${wanted}, but got ${sizes[d]}`,
    );
  });
}
