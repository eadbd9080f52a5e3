/** https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerEncoderLayer.html: (L, B, E), or (B, L, E) with batch_first. */
import type { Tensor } from '../torch/tensor.ts';
import { Dropout } from './dropout.ts';
import * as F from './functional.ts';
import { LayerNorm } from './layer_norm.ts';
import { Linear } from './linear.ts';
import { Module } from './module.ts';
import { MultiheadAttention } from './multihead_attention.ts';

export interface TransformerEncoderLayerOptions {
  readonly dim_feedforward?: number;
  readonly dropout?: number;
  readonly activation?: 'relu' | 'gelu';
  readonly layer_norm_eps?: number;
  readonly batch_first?: boolean;
  /** Normalise before attention and feed-forward, as ViT does, instead of after. */
  readonly norm_first?: boolean;
  readonly bias?: boolean;
}

export class TransformerEncoderLayer extends Module<[Tensor, (Tensor | null)?, (Tensor | null)?]> {
  readonly type_name: string = 'TransformerEncoderLayer';
  activation: 'relu' | 'gelu';
  norm_first: boolean;
  self_attn: MultiheadAttention;
  linear1: Linear;
  dropout: Dropout;
  linear2: Linear;
  norm1: LayerNorm;
  norm2: LayerNorm;
  dropout1: Dropout;
  dropout2: Dropout;

  constructor(d_model: number, nhead: number, options: TransformerEncoderLayerOptions = {}) {
    super();
    const { dim_feedforward = 2048, dropout = 0.1, layer_norm_eps: eps = 1e-5, bias = true } = options;
    this.activation = options.activation ?? 'relu';
    this.norm_first = options.norm_first ?? false;
    this.self_attn = new MultiheadAttention(d_model, nhead, {
      dropout,
      bias,
      batch_first: options.batch_first ?? false,
    });
    this.linear1 = new Linear(d_model, dim_feedforward, bias);
    this.dropout = new Dropout(dropout);
    this.linear2 = new Linear(dim_feedforward, d_model, bias);
    this.norm1 = new LayerNorm(d_model, { eps, bias });
    this.norm2 = new LayerNorm(d_model, { eps, bias });
    this.dropout1 = new Dropout(dropout);
    this.dropout2 = new Dropout(dropout);
  }

  forward(src: Tensor, src_mask: Tensor | null = null, src_key_padding_mask: Tensor | null = null): Tensor {
    const attend = (x: Tensor): Tensor => {
      const call = { attn_mask: src_mask, key_padding_mask: src_key_padding_mask, need_weights: false };
      return this.dropout1.call(this.self_attn.call(x, x, x, call)[0]);
    };
    const feedForward = (x: Tensor): Tensor => {
      const hidden = this.activation === 'gelu' ? F.gelu(this.linear1.call(x)) : F.relu(this.linear1.call(x));
      return this.dropout2.call(this.linear2.call(this.dropout.call(hidden)));
    };
    if (this.norm_first) {
      const x = src.add(attend(this.norm1.call(src)));
      return x.add(feedForward(this.norm2.call(x)));
    }
    const x = this.norm1.call(src.add(attend(src)));
    return this.norm2.call(x.add(feedForward(x)));
  }
}
