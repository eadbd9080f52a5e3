/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html: (B, C, H, W), per channel;
 * running statistics in evaluation mode.
 */
import { checkAs } from '../torch/errors.ts';
import { allocate, get_default_dtype } from '../torch/dtype.ts';
import { makeConstant } from '../torch/node.ts';
import { Tensor, type Parameter } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { emptyParameter, ones_, zeros_ } from './init.ts';
import { Module } from './module.ts';
import { bool, float } from './python_repr.ts';

export interface BatchNormOptions {
  readonly eps?: number;
  /** Share of the new batch in the running statistics; null keeps a plain average. */
  readonly momentum?: number | null;
  readonly affine?: boolean;
  readonly track_running_stats?: boolean;
}

export class BatchNorm2d extends Module {
  readonly type_name: string = 'BatchNorm2d';
  num_features: number;
  eps: number;
  momentum: number | null;
  affine: boolean;
  track_running_stats: boolean;
  weight: Parameter | null;
  bias: Parameter | null;
  declare running_mean: Tensor | null;
  declare running_var: Tensor | null;
  declare num_batches_tracked: Tensor | null;

  constructor(num_features: number, options: BatchNormOptions = {}) {
    super();
    const { eps = 1e-5, momentum = 0.1, affine = true, track_running_stats = true } = options;
    this.num_features = num_features;
    this.eps = eps;
    this.momentum = momentum;
    this.affine = affine;
    this.track_running_stats = track_running_stats;
    this.weight = affine ? emptyParameter([num_features]) : null;
    this.bias = affine ? emptyParameter([num_features]) : null;
    const dtype = get_default_dtype();
    const statistic = (value: number): Tensor | null =>
      track_running_stats
        ? Tensor.of(makeConstant([num_features], dtype, allocate(dtype, num_features).fill(value)))
        : null;
    this.register_buffer('running_mean', statistic(0));
    this.register_buffer('running_var', statistic(1));
    this.register_buffer(
      'num_batches_tracked',
      track_running_stats ? Tensor.of(makeConstant([], 'int64', new Float64Array(1))) : null,
    );
    if (this.weight) ones_(this.weight);
    if (this.bias) zeros_(this.bias);
  }

  forward(input: Tensor): Tensor {
    checkAs('ValueError', input.ndim === 4, () => `expected 4D input (got ${input.ndim}D input)`);
    let share = this.momentum ?? 0;
    if (this.training && this.num_batches_tracked) {
      this.num_batches_tracked.add_(1);
      if (this.momentum === null) share = 1 / this.num_batches_tracked.values()[0]!;
    }
    return F.batch_norm(
      input,
      this.running_mean,
      this.running_var,
      this.weight,
      this.bias,
      this.training || !this.track_running_stats,
      share,
      this.eps,
    );
  }

  override extra_repr(): string {
    const momentum = this.momentum === null ? 'None' : float(this.momentum);
    return (
      `${this.num_features}, eps=${float(this.eps)}, momentum=${momentum}, affine=${bool(this.affine)}, ` +
      `bias=${bool(this.bias !== null)}, track_running_stats=${bool(this.track_running_stats)}`
    );
  }
}
