/**
 * Normalising layers as functions; after `torch/nn/functional.py` and ATen's `layer_norm.cpp`,
 * `Normalization.cpp`.
 */
import { cast } from '../../cast.ts';
import { withGrad } from '../../autograd/mode.ts';
import { vectorNorm } from '../norm.ts';
import { FloatScalar, isFloating, notImplementedFor } from '../../dtype.ts';
import { check, checkAs } from '../../errors.ts';
import { op } from '../../op.ts';
import { full } from '../../primitives/elementwise.ts';
import {
  batch_norm as batchPrimitive,
  layer_norm as layerPrimitive,
} from '../../primitives/normalisation.ts';
import { record } from '../../record.ts';
import { listOf, numel, show, type Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { isHalf } from '../../widened.ts';
import { reshape } from '../movement.ts';
import { mean, var as variance } from '../reduce.ts';
import { clamp } from '../where.ts';
import { div, mul } from '../arithmetic.ts';
import { rsqrt } from '../unary.ts';
import { wrapDims } from '../../shape.ts';

const f = (value: number): FloatScalar => new FloatScalar(value);

const filled = (like: Tensor, shape: Shape, value: number): Tensor =>
  record(full, [], { shape, dtype: like.dtype, value });

/** Half inputs may go with float32 parameters; after `mixed_data_type.h`. */
function isMixed(input: Tensor, parameters: readonly (Tensor | null)[]): boolean {
  const given = parameters.filter((parameter) => parameter !== null);
  if (given.every(({ dtype }) => dtype === input.dtype)) return false;
  check(
    given.every(({ dtype }) => dtype === 'float32'),
    () => 'mixed dtype (CPU): expect parameter to have scalar type of Float',
  );
  check(isHalf(input.dtype), () => 'mixed dtype (CPU): all inputs must share same datatype.');
  return true;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.layer_norm.html */
export const layer_norm = op(
  'layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True)',
  (
    input: Tensor,
    normalized_shape: number | readonly number[],
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    eps = 1e-5,
  ): Tensor => {
    const shape = listOf(normalized_shape);
    check(
      shape.length > 0,
      () =>
        'Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []',
    );
    for (const [name, parameter] of [
      ['weight', weight],
      ['bias', bias],
    ] as const)
      check(
        parameter === null || show(parameter.shape) === show(shape),
        () =>
          `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${show(parameter!.shape)} and normalized_shape = ${show(shape)}`,
      );
    check(
      show(input.shape.slice(-shape.length)) === show(shape),
      () =>
        `Given normalized_shape=${show(shape)}, expected input with shape [*, ${shape.join(', ')}], but got input of size${show(input.shape)}`,
    );
    if (isMixed(input, [weight, bias]))
      return layer_norm(input.to(['float32']), shape, weight, bias, eps).to([input.dtype]);
    notImplementedFor('LayerNormKernelImpl', input.dtype, !isFloating(input.dtype));
    return record(
      layerPrimitive,
      [input, weight ?? filled(input, shape, 1), bias ?? filled(input, shape, 0)],
      {
        axes: shape.length,
        eps,
      },
    );
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.rms_norm.html */
export const rms_norm = op(
  'rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None)',
  (
    input: Tensor,
    normalized_shape: number | readonly number[],
    weight: Tensor | null = null,
    eps: number | null = null,
  ): Tensor => {
    const shape = listOf(normalized_shape);
    check(
      show(input.shape.slice(-shape.length)) === show(shape),
      () =>
        `Given normalized_shape=${show(shape)}, expected input with shape [*${shape.join(', ')}], but got input of size${show(input.shape)}`,
    );
    const dims = shape.map((_, d) => d - shape.length);
    const epsilon = eps ?? (input.dtype === 'float64' ? 2 ** -52 : 2 ** -23);
    notImplementedFor('rms_norm', input.dtype, !isFloating(input.dtype));
    const x = isHalf(input.dtype) ? input.to(['float32']) : input;
    const scaled = mul(x, rsqrt(mean(mul(x, x), dims, true).add(f(epsilon))));
    const result = weight === null ? scaled : mul(scaled, weight);
    return result.dtype === input.dtype ? result : result.to([input.dtype]);
  },
);

function checkChannels(name: string, parameter: Tensor | null, channels: number): void {
  check(
    parameter === null || parameter.numel() === channels,
    () => `${name} should contain ${channels} elements not ${parameter!.numel()}`,
  );
}

/** Move a running statistic towards the batch's, in place. */
function moveTowards(running: Tensor | null, batch: Tensor, momentum: number): void {
  if (running === null) return;
  withGrad(false, () => running.copy_(running.mul(f(1 - momentum)).add(batch.detach().mul(f(momentum)))));
}

/** With the batch's statistics in training, else with the running ones. */
export const batch_norm = op(
  'batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float eps=1e-05)',
  (
    input: Tensor,
    running_mean: Tensor | null,
    running_var: Tensor | null,
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    training = false,
    momentum = 0.1,
    eps = 1e-5,
  ): Tensor => {
    const channels = input.shape[1] ?? 0;
    const count = input.numel() / Math.max(channels, 1);
    if (training)
      checkAs(
        'ValueError',
        count > 1,
        () =>
          `Expected more than 1 value per channel when training, got input size torch.Size(${show(input.shape)})`,
      );
    if (running_mean) checkChannels('running_mean', running_mean, channels);
    else check(training, () => 'running_mean must be defined in evaluation mode');
    if (running_var) checkChannels('running_var', running_var, channels);
    else check(training, () => 'running_var must be defined in evaluation mode');
    checkChannels('weight', weight, channels);
    checkChannels('bias', bias, channels);
    notImplementedFor('batch_norm', input.dtype, !isFloating(input.dtype));
    if (isMixed(input, [weight, bias, running_mean, running_var])) {
      const wide = input.to(['float32']);
      const rest = [running_mean, running_var, weight, bias, training, momentum, eps] as const;
      return batch_norm(wide, ...rest).to([input.dtype]);
    }
    if (training && isHalf(input.dtype)) {
      const wide = [running_mean, running_var, weight, bias].map((t) => t && cast(t, 'float32'));
      const result = batch_norm(
        cast(input, 'float32'),
        wide[0]!,
        wide[1]!,
        wide[2],
        wide[3],
        true,
        momentum,
        eps,
      );
      if (running_mean) running_mean.copy_(wide[0]!);
      if (running_var) running_var.copy_(wide[1]!);
      return cast(result, input.dtype);
    }
    let [average, spread] = [running_mean, running_var];
    if (training) {
      const dims = input.shape.map((_, d) => d).filter((d) => d !== 1);
      average = mean(input, dims);
      spread = variance(input, dims, null, false, 0);
      moveTowards(running_mean, average, momentum);
      moveTowards(running_var, variance(input, dims), momentum);
    }
    const parameters = [weight ?? filled(input, [channels], 1), bias ?? filled(input, [channels], 0)];
    return record(batchPrimitive, [input, ...parameters, average!, spread!], { eps });
  },
);

/** Over groups of channels and all that follows: (B, C, …) → (B, groups, C / groups · …). */
export const group_norm = op(
  'group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)',
  (
    input: Tensor,
    num_groups: number,
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    eps = 1e-5,
  ): Tensor => {
    check(
      input.ndim >= 2,
      () => `Expected at least 2 dimensions for input tensor but received ${input.ndim}`,
    );
    const [batch, channels] = input.shape as readonly [number, number];
    check(
      channels % num_groups === 0,
      () =>
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ${show(input.shape)} and num_groups=${num_groups}`,
    );
    for (const [name, parameter] of [
      ['weight', weight],
      ['bias', bias],
    ] as const)
      check(
        parameter === null || (parameter.ndim === 1 && parameter.shape[0] === channels),
        () =>
          `Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ${show(parameter!.shape)} and input of shape ${show(input.shape)}`,
      );
    if (isMixed(input, [weight, bias]))
      return group_norm(input.to(['float32']), num_groups, weight, bias, eps).to([input.dtype]);
    const rows = reshape(input, [batch, num_groups, input.numel() / Math.max(1, batch * num_groups)]);
    const normal = reshape(layer_norm(rows, [rows.shape[2]!], null, null, eps), input.shape);
    const perChannel = (parameter: Tensor): Tensor =>
      reshape(
        parameter,
        input.shape.map((_, d) => (d === 1 ? channels : 1)),
      );
    const scaled = weight ? mul(normal, perChannel(weight)) : normal;
    return bias ? scaled.add(perChannel(bias)) : scaled;
  },
);

export const instance_norm = op(
  'instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05)',
  (
    input: Tensor,
    running_mean: Tensor | null = null,
    running_var: Tensor | null = null,
    weight: Tensor | null = null,
    bias: Tensor | null = null,
    use_input_stats = true,
    momentum = 0.1,
    eps = 1e-5,
  ): Tensor => {
    if (!use_input_stats)
      return batch_norm(input, running_mean, running_var, weight, bias, false, momentum, eps);
    checkAs(
      'ValueError',
      numel(input.shape.slice(2)) > 1 && input.ndim > 2,
      () =>
        `Expected more than 1 spatial element when training, got input size torch.Size(${show(input.shape)})`,
    );
    return group_norm(input, input.shape[1]!, weight, bias, eps);
  },
);

/**
 * Divided by its p-norm along `dim`:
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.normalize.html
 */
export const normalize = op(
  'normalize(Tensor input, float p=2.0, int[] dim=1, float eps=1e-12)',
  (input: Tensor, p = 2, dim: number | readonly number[] = 1, eps = 1e-12): Tensor => {
    wrapDims(dim, input.ndim);
    return div(input, clamp(vectorNorm(input, p, dim, true), f(eps)));
  },
);
