/**
 * Stochastic depth, after timm 1.0.29 `timm/layers/drop.py`: in training a sample's branch is dropped with
 * probability `drop_prob`; in evaluation nothing happens.
 */
import { Module } from '../nn/index.ts';
import { drawn } from '../torch/ops/random.ts';
import { bernoulliOf } from '../torch/random/index.ts';
import type { Tensor } from '../torch/tensor.ts';

export class DropPath extends Module {
  readonly type_name: string = 'DropPath';
  drop_prob: number;
  scale_by_keep: boolean;

  constructor(drop_prob = 0, scale_by_keep = true) {
    super();
    this.drop_prob = drop_prob;
    this.scale_by_keep = scale_by_keep;
  }

  forward(x: Tensor): Tensor {
    if (this.drop_prob === 0 || !this.training) return x;
    const keep = 1 - this.drop_prob;
    const mask = drawn(bernoulliOf(keep), [x.shape[0]!, ...x.shape.slice(1).map(() => 1)], x.dtype);
    return x.mul(keep > 0 && this.scale_by_keep ? mask.div(keep) : mask);
  }

  override extra_repr(): string {
    return `drop_prob=${(Math.round(this.drop_prob * 1000) / 1000).toFixed(3)}`;
  }
}
