/**
 * The normalisations with the statistics that they used: `torch.native_layer_norm` and its kin, after ATen's
 * `layer_norm.cpp`, `group_norm.cpp` and `Normalization.cpp`.
 */
import { FloatScalar } from '../../dtype.ts';
import { zeros } from '../../autograd/filled.ts';
import { op } from '../../op.ts';
import type { Tensor } from '../../tensor.ts';
import { reshape } from '../movement.ts';
import { mean, var as variance } from '../reduce.ts';
import { rsqrt } from '../unary.ts';
import { batch_norm, group_norm, layer_norm } from './normalisation.ts';

type Normalised = readonly [output: Tensor, mean: Tensor, rstd: Tensor];

/** The mean over `dims`, and one over the standard deviation. */
const statistics = (x: Tensor, dims: readonly number[], keepdim: boolean, eps: number): [Tensor, Tensor] => [
  mean(x, dims, keepdim),
  rsqrt(variance(x, dims, null, keepdim, 0).add(new FloatScalar(eps))),
];

/** input (…, *normalized_shape) → the same, and two of (…, 1, …), through which no gradient flows. */
export const native_layer_norm = op(
  'native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps)',
  (
    input: Tensor,
    normalized_shape: readonly number[],
    weight: Tensor | null,
    bias: Tensor | null,
    eps: number,
  ): Normalised => {
    const output = layer_norm(input, normalized_shape, weight, bias, eps);
    const dims = normalized_shape.map((_, d) => d - normalized_shape.length);
    return [output, ...statistics(input.detach(), dims, true, eps)];
  },
);

/** input of N · C · HxW elements → (N, C, …), and two of (N, group). */
export const native_group_norm = op(
  'native_group_norm(Tensor input, Tensor? weight, Tensor? bias, int N, int C, int HxW, int group, float eps)',
  (
    input: Tensor,
    weight: Tensor | null,
    bias: Tensor | null,
    N: number,
    C: number,
    HxW: number,
    group: number,
    eps: number,
  ): Normalised => {
    const output = group_norm(input, group, weight, bias, eps);
    const rows = reshape(input, [N, group, (C / group) * HxW]);
    return [output, ...statistics(rows, [2], false, eps)];
  },
);

/** input (N, C, …) → the same, and two of (C), empty in evaluation, through which no gradient flows. */
export const native_batch_norm = op(
  'native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps)',
  (
    input: Tensor,
    weight: Tensor | null,
    bias: Tensor | null,
    running_mean: Tensor | null,
    running_var: Tensor | null,
    training: boolean,
    momentum: number,
    eps: number,
  ): Normalised => {
    const output = batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps);
    const none = zeros({ shape: [0], dtype: input.dtype });
    if (!training) return [output, none, none];
    const dims = input.shape.map((_, d) => d).filter((d) => d !== 1);
    return [output, ...statistics(input.detach(), dims, false, eps)];
  },
);
