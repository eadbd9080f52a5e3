/**
 * Multi-head self-attention, after timm 1.0.29 `timm/layers/attention.py`.
 * B batch, N tokens, C dim, H heads, d = C / H head dim.
 * Left out on purpose: masks, gates, rotary embeddings, an output width other than the input's.
 */
import { Dropout, functional as F, Identity, Linear, Module } from '../nn/index.ts';
import { checkAs } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';
import type { NormLayer } from './layers.ts';

export interface AttentionOptions {
  readonly num_heads?: number;
  readonly qkv_bias?: boolean;
  readonly qk_norm?: boolean;
  readonly scale_norm?: boolean;
  readonly proj_bias?: boolean;
  readonly attn_drop?: number;
  readonly proj_drop?: number;
  readonly norm_layer?: NormLayer | null;
}

let fusedByDefault = true;

/** `timm.layers.set_fused_attn`: for attention layers made from now on. */
export function set_fused_attn(enable: boolean): void {
  fusedByDefault = enable;
}

export class Attention extends Module {
  readonly type_name: string = 'Attention';
  num_heads: number;
  head_dim: number;
  attn_dim: number;
  scale: number;
  /** With fused attention the matrix is never seen: `attn_drop` is not called. Same values either way. */
  fused_attn = fusedByDefault;
  qkv: Linear;
  q_norm: Module;
  k_norm: Module;
  attn_drop: Dropout;
  norm: Module;
  proj: Linear;
  proj_drop: Dropout;

  constructor(dim: number, options: AttentionOptions = {}) {
    super();
    const { num_heads = 8, qkv_bias = false, qk_norm = false, scale_norm = false, norm_layer } = options;
    checkAs('ZeroDivisionError', num_heads !== 0, () => 'integer modulo by zero');
    checkAs('AssertionError', dim % num_heads === 0, () => 'dim should be divisible by num_heads');
    checkAs(
      'AssertionError',
      !(qk_norm || scale_norm) || Boolean(norm_layer),
      () => 'norm_layer must be provided if qk_norm or scale_norm is True',
    );
    const normOf = (used: boolean, size: number): Module =>
      used && norm_layer ? norm_layer(size) : new Identity();
    this.num_heads = num_heads;
    this.head_dim = dim / num_heads;
    checkAs('ZeroDivisionError', dim !== 0, () => '0.0 cannot be raised to a negative power');
    this.attn_dim = dim;
    this.scale = this.head_dim ** -0.5;
    this.qkv = new Linear(dim, dim * 3, qkv_bias);
    this.q_norm = normOf(qk_norm, this.head_dim);
    this.k_norm = normOf(qk_norm, this.head_dim);
    this.attn_drop = new Dropout(options.attn_drop ?? 0);
    this.norm = normOf(scale_norm, dim);
    this.proj = new Linear(dim, dim, options.proj_bias ?? true);
    this.proj_drop = new Dropout(options.proj_drop ?? 0);
  }

  /** (B, N, C) → (B, N, C) */
  forward(x: Tensor): Tensor {
    checkAs(
      'ValueError',
      x.ndim === 3,
      () => `${x.ndim < 3 ? 'not enough' : 'too many'} values to unpack (expected 3, got ${x.ndim})`,
    );
    const [B, N] = x.shape as [number, number];
    const { num_heads: H, head_dim: d } = this;
    const qkv = this.qkv.call(x).reshape([B, N, 3, H, d]).permute([2, 0, 3, 1, 4]); // (B, N, 3·C) → (3, B, H, N, d)
    const [query, key, v] = qkv.unbind(0) as [Tensor, Tensor, Tensor]; // each (B, H, N, d)
    let q = this.q_norm.call(query);
    const k = this.k_norm.call(key);
    if (this.fused_attn) {
      x = F.scaled_dot_product_attention(q, k, v, null, this.training ? this.attn_drop.p : 0);
    } else {
      q = q.mul(this.scale);
      let attn = q.matmul(k.transpose(-2, -1)); // (B, H, N, N)
      attn = attn.softmax(-1);
      attn = this.attn_drop.call(attn);
      x = attn.matmul(v); // (B, H, N, d)
    }
    x = x.transpose(1, 2).reshape([B, N, this.attn_dim]); // (B, H, N, d) → (B, N, C)
    x = this.norm.call(x);
    x = this.proj.call(x);
    return this.proj_drop.call(x);
  }
}
