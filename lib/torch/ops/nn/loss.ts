/**
 * Losses; after `torch/nn/functional.py` and ATen's `Loss.cpp`. Those over classes stand in class_loss.ts.
 */
import { vectorNorm } from '../norm.ts';
import { dtypes, FloatScalar, isFloating, notImplementedFor, promoteTypes } from '../../dtype.ts';
import { check, checkAs, notHere } from '../../errors.ts';
import { op } from '../../op.ts';
import { show, wrapDim } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { scalarTensor } from '../../cast.ts';
import { add, div, maximum, mul, sub, xlogy } from '../arithmetic.ts';
import { clamp, where } from '../where.ts';
import { abs, exp, log, log1p, neg } from '../unary.ts';
import { mean, sum } from '../reduce.ts';
import { outside } from '../gather.ts';
import { broadcast_tensors } from '../shapes.ts';

const f = (value: number): FloatScalar => new FloatScalar(value);

/** 'none', 'mean' or 'sum' of the elements. */
export function reduceLoss(loss: Tensor, reduction: string): Tensor {
  checkAs(
    'ValueError',
    ['none', 'mean', 'sum'].includes(reduction),
    () => `${reduction} is not a valid value for reduction`,
  );
  return reduction === 'none' ? loss : reduction === 'mean' ? mean(loss) : sum(loss);
}

/** Kernels of losses are there for floats only. */
function refuseIntegers(kernel: string, x: Tensor, y: Tensor): void {
  const dtype = promoteTypes(x.dtype, y.dtype);
  notImplementedFor(kernel, dtype, !isFloating(dtype));
}

type PairLoss = (input: Tensor, target: Tensor) => Tensor;
const pairwise = (name: string, rule: PairLoss) =>
  op(
    `${name}(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', Tensor? weight=None)`,
    (
      input: Tensor,
      target: Tensor,
      _size_average: boolean | null = null,
      _reduce: boolean | null = null,
      reduction = 'mean',
      weight: Tensor | null = null,
    ): Tensor => {
      if (weight !== null) throw notHere(`${name}(weight=…)`, 'Multiply the unreduced loss by it.');
      return reduceLoss(rule(...(broadcast_tensors([input, target]) as [Tensor, Tensor])), reduction);
    },
  );
export const mse_loss = pairwise('mse_loss', (x, y) => {
  refuseIntegers('mse_cpu', x, y);
  const difference = sub(x, y);
  return mul(difference, difference);
});
export const l1_loss = pairwise('l1_loss', (x, y) => abs(sub(x, y)));

export const smooth_l1_loss = op(
  "smooth_l1_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', float beta=1.0)",
  (
    input: Tensor,
    target: Tensor,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
    beta = 1,
  ): Tensor => {
    check(beta >= 0, () => 'smooth_l1_loss does not support negative values for beta.');
    refuseIntegers('smooth_l1_cpu', input, target);
    const distance = abs(sub(input, target));
    const curved = div(mul(mul(distance, distance), f(0.5)), f(beta));
    const loss = beta === 0 ? distance : where(distance.lt(f(beta)), curved, sub(distance, f(0.5 * beta)));
    return reduceLoss(loss, reduction);
  },
);
export const huber_loss = op(
  "huber_loss(Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None)",
  (input: Tensor, target: Tensor, reduction = 'mean', delta = 1): Tensor => {
    refuseIntegers('huber_cpu', input, target);
    const distance = abs(sub(input, target));
    const curved = mul(mul(distance, distance), f(0.5));
    const straight = mul(sub(distance, f(0.5 * delta)), f(delta));
    return reduceLoss(where(distance.le(f(delta)), curved, straight), reduction);
  },
);

const scaled = (loss: Tensor, weight: Tensor | null): Tensor => (weight === null ? loss : mul(loss, weight));

export const binary_cross_entropy = op(
  "binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')",
  (
    input: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
  ): Tensor => {
    checkAs(
      'ValueError',
      show(input.shape) === show(target.shape),
      () =>
        `Using a target size (torch.Size(${show(target.shape)})) that is different to the input size (torch.Size(${show(input.shape)})) is deprecated. Please ensure they have the same size.`,
    );
    const kinds = [input, target].map(({ dtype }) => dtypes[dtype].scalarTypeName);
    check(kinds[0] === kinds[1], () => `Found dtype ${kinds[1]} but expected ${kinds[0]}`);
    check(
      outside(input, 0, 1 + Number.EPSILON) === undefined,
      () => 'all elements of input should be between 0 and 1',
    );
    const bounded = (x: Tensor): Tensor => {
      const positive = x.gt(0); // the logarithm of 0 has no slope to be cut off
      return where(positive, clamp(log(where(positive, x, 1)), f(-100)), f(-100));
    };
    const one = sub(mul(input, 0), -1);
    const loss = neg(add(mul(target, bounded(input)), mul(sub(one, target), bounded(sub(one, input)))));
    return reduceLoss(scaled(loss, weight), reduction);
  },
);
export const binary_cross_entropy_with_logits = op(
  "binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean', Tensor? pos_weight=None)",
  (
    input: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
    pos_weight: Tensor | null = null,
  ): Tensor => {
    checkAs(
      'ValueError',
      show(input.shape) === show(target.shape),
      () =>
        `Target size (torch.Size(${show(target.shape)})) must be the same as input size (torch.Size(${show(input.shape)}))`,
    );
    // PyTorch writes `(1 - target) * input` over `1 - target`.
    const written = promoteTypes(input.dtype, target.dtype);
    check(
      isFloating(target.dtype) || !isFloating(written),
      () =>
        `result type ${dtypes[written].scalarTypeName} can't be cast to the desired output type ${dtypes[target.dtype].scalarTypeName}`,
    );
    notImplementedFor('log_sigmoid_cpu', input.dtype, !isFloating(input.dtype));
    const soft = add(log1p(exp(neg(abs(input)))), maximum(neg(input), scalarTensor(0, input.dtype)));
    const slope = pos_weight === null ? soft : mul(soft, add(mul(sub(pos_weight, 1), target), 1));
    const loss = add(mul(sub(mul(target, 0).add(1), target), input), slope);
    return reduceLoss(scaled(loss, weight), reduction);
  },
);
/** Both in log space where `log_target` says so. */
export const kl_div = op(
  "kl_div(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean', bool log_target=False)",
  (
    input: Tensor,
    target: Tensor,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
    log_target = false,
  ): Tensor => {
    const loss = log_target
      ? mul(exp(target), sub(target, input))
      : sub(xlogy(target, target), mul(target, input));
    return reduction === 'batchmean' ? div(sum(loss), input.shape[0] ?? 1) : reduceLoss(loss, reduction);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cosine_similarity.html */
export const cosine_similarity = op(
  'cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)',
  (x1: Tensor, x2: Tensor, dim = 1, eps = 1e-8): Tensor => {
    const dtype = promoteTypes(x1.dtype, x2.dtype);
    check(
      isFloating(dtype),
      () => `expected common dtype to be floating point, yet common dtype is ${dtypes[dtype].scalarTypeName}`,
    );
    const [a, b] = broadcast_tensors([x1, x2]) as [Tensor, Tensor];
    const d = wrapDim(dim, a.ndim);
    const unit = (x: Tensor): Tensor => div(x, clamp(vectorNorm(x, 2, d, true), f(eps)));
    return sum(mul(unit(a), unit(b)), d);
  },
);
export const pairwise_distance = op(
  'pairwise_distance(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False)',
  (x1: Tensor, x2: Tensor, p = 2, eps = 1e-6, keepdim = false): Tensor =>
    vectorNorm(add(sub(x1, x2), f(eps)), p, -1, keepdim),
);
