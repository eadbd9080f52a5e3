/** Activations of `torch.nn.functional`; after ATen's `Activation.cpp`. */
import { cast, scalarTensor } from '../../cast.ts';
import { allocate, type DType, FloatScalar, isFloating, notImplementedFor } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { inplace } from '../../inplace.ts';
import { op } from '../../op.ts';
import { gelu as geluPrimitive, hardtanh as hardtanhPrimitive } from '../../primitives/elementwise.ts';
import {
  log_softmax as logSoftmaxPrimitive,
  softmax as softmaxPrimitive,
} from '../../primitives/normalisation.ts';
import { constant, record, recordElementwise } from '../../record.ts';
import { wrapDim } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { drawn } from '../random.ts';
import { exponential, uniform } from '../../random/index.ts';
import { abs, exp, expm1, log, log1p, neg, relu, sigmoid, tanh } from '../unary.ts';
import { add, div, minimum, mul, sub } from '../arithmetic.ts';
import { gt, le } from '../comparison.ts';
import { reshape } from '../movement.ts';
import { clamp, where } from '../where.ts';
import { chunk } from '../split.ts';

export { relu, sigmoid, tanh };

const f = (value: number): FloatScalar => new FloatScalar(value);

/** An operation whose kernel, named in its error, is there for floats only. */
function ofFloats<F extends (...args: never[]) => Tensor>(kernel: string, rule: F): F {
  const checked = (...args: Parameters<F>): Tensor => {
    const [{ dtype }] = args as unknown as [Tensor];
    notImplementedFor(kernel, dtype, !isFloating(dtype));
    return rule(...args);
  };
  return checked as F;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gelu.html */
export const gelu = op(
  "gelu(Tensor input, *, str approximate='none')",
  (input: Tensor, approximate = 'none'): Tensor => {
    check(
      approximate === 'none' || approximate === 'tanh',
      () => 'approximate argument must be either none or tanh.',
    );
    notImplementedFor('GeluKernelImpl', input.dtype, !isFloating(input.dtype));
    return recordElementwise(geluPrimitive, [input], { approximate });
  },
);

/** Softmax or log_softmax along `dim`; integers only where another type is asked for. */
function normalised(
  name: 'softmax' | 'log_softmax',
  input: Tensor,
  dim: number,
  dtype: DType | null,
): Tensor {
  const x = dtype === null ? input : cast(input, dtype);
  const d = wrapDim(dim, x.ndim);
  notImplementedFor(`${name}_${d >= x.ndim - 1 ? 'lastdim_' : ''}kernel_impl`, x.dtype, !isFloating(x.dtype));
  const primitive = name === 'softmax' ? softmaxPrimitive : logSoftmaxPrimitive;
  if (x.ndim === 0) return reshape(record(primitive, [reshape(x, [1])], { dim: 0 }), []);
  return record(primitive, [x], { dim: d });
}
export const softmax = op(
  'softmax(Tensor input, int dim, dtype? dtype=None)',
  (input: Tensor, dim: number, dtype: DType | null = null): Tensor =>
    normalised('softmax', input, dim, dtype),
);
export const log_softmax = op(
  'log_softmax(Tensor input, int dim, dtype? dtype=None)',
  (input: Tensor, dim: number, dtype: DType | null = null): Tensor =>
    normalised('log_softmax', input, dim, dtype),
);

/** The dimension that `F.softmax` takes when none is given (PyTorch warns and does so). */
const implicitDim = (input: Tensor): number =>
  input.ndim === 0 || input.ndim === 1 || input.ndim === 3 ? 0 : 1;
const functionalSoftmax = (name: 'softmax' | 'log_softmax' | 'softmin') =>
  op(
    `${name}(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None)`,
    (input: Tensor, dim: number | null = null, _stacklevel = 3, dtype: DType | null = null): Tensor => {
      const x = name === 'softmin' ? neg(input) : input;
      return normalised(name === 'softmin' ? 'softmax' : name, x, dim ?? implicitDim(input), dtype);
    },
  );
export const F_softmax = functionalSoftmax('softmax');
export const F_log_softmax = functionalSoftmax('log_softmax');
export const softmin = functionalSoftmax('softmin');

export const relu6 = op('relu6(Tensor input, bool inplace=False)', (input: Tensor): Tensor =>
  hardtanh(input, 0, 6),
);
export const hardtanh = op(
  'hardtanh(Tensor input, float min_val=-1, float max_val=1, bool inplace=False)',
  (input: Tensor, min_val = -1, max_val = 1): Tensor => {
    check(input.dtype !== 'bool', () => 'Bool inputs not supported for hardtanh');
    if (!isFloating(input.dtype)) return clamp(input, Math.trunc(min_val), Math.trunc(max_val));
    return recordElementwise(hardtanhPrimitive, [input], { min: min_val, max: max_val });
  },
);
export const leaky_relu = op(
  'leaky_relu(Tensor input, float negative_slope=0.01, bool inplace=False)',
  ofFloats('leaky_relu_cpu', (input: Tensor, negative_slope = 0.01): Tensor =>
    where(gt(input, 0), input, mul(input, f(negative_slope))),
  ),
);
/** A slope for each element that is not positive, drawn in training in double precision; 1 for the others. */
function drawnSlopes(input: Tensor, lower: number, upper: number): Tensor {
  const values = input.peek();
  const places = Array.from(values.keys()).filter((i) => values[i]! <= 0);
  const draws = drawn(uniform(lower, upper), [places.length], 'float64').peek();
  const slopes = allocate('float64', values.length).fill(1);
  places.forEach((place, i) => (slopes[place] = draws[i]!));
  return constant(input.shape, 'float64', slopes).to([input.dtype]);
}

/** Slopes that are drawn in training, and their mean in evaluation. */
export const rrelu = op(
  'rrelu(Tensor input, float lower=0.125, float upper=0.3333333333333333, bool training=False, bool inplace=False)',
  (input: Tensor, lower = 1 / 8, upper = 1 / 3, training = false): Tensor => {
    check(lower <= upper, () => 'Lower bound should be less than or equal to the upper bound');
    if (training) return mul(input, drawnSlopes(input.detach(), lower, upper));
    return leaky_relu(input, (lower + upper) / 2);
  },
);
export const elu = op(
  'elu(Tensor input, float alpha=1, bool inplace=False)',
  ofFloats('elu_cpu', (input: Tensor, alpha = 1): Tensor =>
    where(le(input, 0), mul(expm1(clamp(input, null, 0)), f(alpha)), input),
  ),
);
export const celu = op(
  'celu(Tensor input, float alpha=1, bool inplace=False)',
  ofFloats('elu_cpu', (input: Tensor, alpha = 1): Tensor =>
    where(le(input, 0), mul(expm1(div(clamp(input, null, 0), f(alpha))), f(alpha)), input),
  ),
);
const SELU_ALPHA = 1.6732632423543772848170429916717;
const SELU_SCALE = 1.0507009873554804934193349852946;
export const selu = op(
  'selu(Tensor input, bool inplace=False)',
  ofFloats('elu_cpu', (input: Tensor): Tensor => mul(elu(input, SELU_ALPHA), f(SELU_SCALE))),
);
export const silu = op(
  'silu(Tensor input, bool inplace=False)',
  ofFloats('silu_cpu', (input: Tensor): Tensor => {
    return mul(input, sigmoid(input));
  }),
);
export const softplus = op(
  'softplus(Tensor input, float beta=1, float threshold=20)',
  ofFloats('softplus_cpu', (input: Tensor, beta = 1, threshold = 20): Tensor => {
    const scaled = mul(input, f(beta));
    const soft = div(log1p(exp(clamp(scaled, null, f(threshold)))), f(beta));
    return where(gt(scaled, f(threshold)), input, soft);
  }),
);
export const mish = op(
  'mish(Tensor input, bool inplace=False)',
  ofFloats('mish_cpu', (input: Tensor): Tensor => mul(input, tanh(softplus(input)))),
);
export const hardsigmoid = op(
  'hardsigmoid(Tensor input, bool inplace=False)',
  ofFloats('hardsigmoid_cpu', (input: Tensor): Tensor => div(hardtanh(add(input, 3), 0, 6), 6)),
);
export const hardswish = op(
  'hardswish(Tensor input, bool inplace=False)',
  ofFloats('hardswish_cpu', (input: Tensor): Tensor => div(mul(input, hardtanh(add(input, 3), 0, 6)), 6)),
);
export const logsigmoid = op(
  'logsigmoid(Tensor input)',
  ofFloats('log_sigmoid_cpu', (input: Tensor): Tensor =>
    sub(minimum(input, scalarTensor(0, input.dtype)), log1p(exp(neg(abs(input))))),
  ),
);
export const softsign = op('softsign(Tensor input)', (input: Tensor): Tensor =>
  div(input, add(abs(input), 1)),
);
export const tanhshrink = op('tanhshrink(Tensor input)', (input: Tensor): Tensor => sub(input, tanh(input)));
export const hardshrink = op(
  'hardshrink(Tensor input, float lambd=0.5)',
  ofFloats('hardshrink_cpu', (input: Tensor, lambd = 0.5): Tensor =>
    where(le(abs(input), f(lambd)), f(0), input),
  ),
);
export const softshrink = op(
  'softshrink(Tensor input, float lambd=0.5)',
  ofFloats('softshrink_check', (input: Tensor, lambd = 0.5): Tensor =>
    where(
      gt(input, f(lambd)),
      sub(input, f(lambd)),
      where(input.lt(f(-lambd)), add(input, f(lambd)), mul(input, 0)),
    ),
  ),
);
export const threshold = op(
  'threshold(Tensor input, float threshold, float value, bool inplace=False)',
  (input: Tensor, limit: number, value: number): Tensor => where(gt(input, f(limit)), input, f(value)),
);
/** Half of the channels, gated by the other half. */
export const glu = op(
  'glu(Tensor input, int dim=-1)',
  ofFloats('glu_cpu', (input: Tensor, dim = -1): Tensor => {
    check(input.ndim > 0, () => 'glu does not support 0-dimensional tensors');
    const d = wrapDim(dim, input.ndim);
    check(
      input.shape[d]! % 2 === 0,
      () => `Halving dimension must be even, but dimension ${d} is size ${input.shape[d]}`,
    );
    const [value, gate] = chunk(input, 2, d) as [Tensor, Tensor];
    return mul(value, sigmoid(gate));
  }),
);
/** A slope for negative values: one, or one a channel (dimension 1). */
export const prelu = op('prelu(Tensor input, Tensor weight)', (input: Tensor, weight: Tensor): Tensor => {
  const count = weight.numel();
  const channels = input.ndim > 1 ? input.shape[1]! : 1;
  check(
    count === 1 || count === channels,
    () =>
      `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${count} and channel size = ${channels}.`,
  );
  const shape = input.shape.map((_, d) => (d === 1 && count > 1 ? channels : 1));
  return where(gt(input, 0), input, mul(reshape(weight, shape), input));
});
/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.gumbel_softmax.html: chosen hard, the
 * gradient is the soft one's.
 */
export const gumbel_softmax = op(
  'gumbel_softmax(Tensor logits, float tau=1, bool hard=False, float eps=1e-10, int dim=-1)',
  (logits: Tensor, tau = 1, hard = false, _eps = 1e-10, dim = -1): Tensor => {
    const gumbels = neg(log(drawn(exponential(1), logits.shape, logits.dtype)));
    const soft = softmax(div(add(logits, gumbels), f(tau)), dim);
    if (!hard) return soft;
    const best = soft.argmax(dim, true);
    const chosen = mul(soft.detach(), 0).scatter(wrapDim(dim, logits.ndim), best, 1);
    return soft.requires_grad ? add(sub(chosen, soft.detach()), soft) : chosen;
  },
);

/** The variants that write to their input. */
export const leaky_relu_ = inplace(leaky_relu);
export const elu_ = inplace(elu);
export const selu_ = inplace(selu);
export const hardtanh_ = inplace(hardtanh);
