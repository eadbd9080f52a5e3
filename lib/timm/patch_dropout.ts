/**
 * Drops patches at random in training, after timm 1.0.29 `timm/layers/patch_dropout.py`; prefix tokens stay.
 */
import { Module } from '../nn/index.ts';
import { checkAs } from '../torch/errors.ts';
import { gather } from '../torch/ops/gather.ts';
import { cat } from '../torch/ops/join.ts';
import { randn } from '../torch/ops/draw.ts';
import { argsort, sort } from '../torch/ops/sort.ts';
import type { Tensor } from '../torch/tensor.ts';

export class PatchDropout extends Module {
  readonly type_name: string = 'PatchDropout';
  prob: number;
  num_prefix_tokens: number;
  /** Whether the patches kept stay in their order. */
  ordered: boolean;

  constructor(prob = 0.5, num_prefix_tokens = 1, ordered = false) {
    super();
    checkAs('AssertionError', prob >= 0 && prob < 1, () => '');
    this.prob = prob;
    this.num_prefix_tokens = num_prefix_tokens;
    this.ordered = ordered;
  }

  /** (B, N, C) → (B, n, C) with n prefix tokens and the patches kept */
  forward(x: Tensor): Tensor {
    if (!this.training || this.prob === 0) return x;
    const prefix = this.num_prefix_tokens;
    const patches = prefix ? x.narrow(1, prefix, x.shape[1]! - prefix) : x;
    const [B, L] = patches.shape as [number, number];
    const num_keep = Math.max(1, Math.trunc(L * (1 - this.prob)));
    let keep = argsort(randn([B, L]), -1).narrow(1, 0, num_keep);
    if (this.ordered) keep = sort(keep, -1).values;
    const kept = gather(patches, 1, keep.unsqueeze(-1).expand([-1, -1, ...patches.shape.slice(2)]));
    return prefix ? cat([x.narrow(1, 0, prefix), kept], 1) : kept;
  }
}
