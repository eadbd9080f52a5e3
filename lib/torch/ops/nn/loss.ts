/** Losses, forward only; after `torch/nn/functional.py` and ATen's `Loss.cpp`, `LossNLL.cpp`. */
import { vectorNorm } from '../norm.ts';
import { dtypes, FloatScalar, isFloating } from '../../dtype.ts';
import { check, checkAs, notHere } from '../../errors.ts';
import { op } from '../../op.ts';
import { show, wrapDim } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { add, div, mul, sub, xlogy } from '../arithmetic.ts';
import { clamp, where } from '../where.ts';
import { abs, exp, log, log1p, neg } from '../unary.ts';
import { mean, sum } from '../reduce.ts';
import { outside } from '../gather.ts';
import { unsqueeze } from '../dims.ts';
import { log_softmax } from './activation.ts';
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
    const distance = abs(sub(input, target));
    const curved = div(mul(mul(distance, distance), f(0.5)), f(beta));
    const loss = beta === 0 ? distance : where(distance.lt(f(beta)), curved, sub(distance, f(0.5 * beta)));
    return reduceLoss(loss, reduction);
  },
);
export const huber_loss = op(
  "huber_loss(Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None)",
  (input: Tensor, target: Tensor, reduction = 'mean', delta = 1): Tensor => {
    const distance = abs(sub(input, target));
    const curved = mul(mul(distance, distance), f(0.5));
    const straight = mul(sub(distance, f(0.5 * delta)), f(delta));
    return reduceLoss(where(distance.le(f(delta)), curved, straight), reduction);
  },
);

/** input (B, C, …) of log-probabilities, target (B, …) of classes. */
export const nll_loss = op(
  "nll_loss(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean')",
  (
    input: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    _size_average: boolean | null = null,
    ignore_index = -100,
    _reduce: boolean | null = null,
    reduction = 'mean',
  ): Tensor => classLoss(input, target, weight, ignore_index, reduction, 0),
);

function classLoss(
  logp: Tensor,
  target: Tensor,
  weight: Tensor | null,
  ignore_index: number,
  reduction: string,
  label_smoothing: number,
): Tensor {
  const dim = logp.ndim === 1 ? 0 : 1;
  const classes = logp.shape[dim]!;
  checkAs(
    'ValueError',
    logp.ndim === 1 || logp.shape[0] === target.shape[0],
    () =>
      `Expected input batch_size (${logp.shape[0]}) to match target batch_size (${target.shape[0] ?? 'none'}).`,
  );
  check(
    target.dtype === 'int64' || target.dtype === 'uint8',
    () => `expected target dtype to be Long or Byte, but got ${dtypes[target.dtype].scalarTypeName}`,
  );
  const ignored = target.eq(ignore_index);
  const safe = where(ignored, 0, target);
  const bad = outside(safe, 0, classes);
  checkAs('IndexError', bad === undefined, () => `Target ${bad} is out of bounds.`);
  const rows = unsqueeze(safe, dim);
  const picked = logp.gather(dim, rows).squeeze(dim);
  const counted = where(
    ignored,
    f(0),
    weight === null ? f(1) : weight.index_select(0, safe.flatten()).reshape(safe.shape),
  );
  const factor = counted.to([logp.dtype]);
  let loss = neg(mul(picked, factor));
  const total = sum(factor);
  if (label_smoothing > 0) {
    const smooth = where(ignored, f(0), neg(sum(ofClasses(logp, weight, dim), dim)));
    loss = add(mul(loss, f(1 - label_smoothing)), mul(smooth, f(label_smoothing / classes)));
  }
  if (reduction === 'mean') return div(sum(loss), total);
  return reduceLoss(loss, reduction);
}

/** Each class's log-probability times its weight (K,); dimension `dim` holds the classes. */
function ofClasses(logp: Tensor, weight: Tensor | null, dim: number): Tensor {
  if (weight === null) return logp;
  return mul(logp, weight.reshape(logp.shape.map((size, d) => (d === dim ? size : 1))));
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html */
export const cross_entropy = op(
  "cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean', float label_smoothing=0.0)",
  (
    input: Tensor,
    target: Tensor,
    weight: Tensor | null = null,
    _size_average: boolean | null = null,
    ignore_index = -100,
    _reduce: boolean | null = null,
    reduction = 'mean',
    label_smoothing = 0,
  ): Tensor => {
    const dim = input.ndim === 1 ? 0 : 1;
    const logp = log_softmax(input, dim);
    if (show(target.shape) !== show(input.shape))
      return classLoss(logp, target, weight, ignore_index, reduction, label_smoothing);
    // Probabilities instead of classes
    check(
      isFloating(target.dtype),
      () =>
        `Expected floating point type for target with class probabilities, got ${dtypes[target.dtype].scalarTypeName}`,
    );
    const classes = input.shape[dim]!;
    const wanted =
      label_smoothing > 0 ? add(mul(target, f(1 - label_smoothing)), f(label_smoothing / classes)) : target;
    const loss = neg(sum(mul(ofClasses(logp, weight, dim), wanted), dim));
    if (reduction === 'mean') return div(sum(loss), input.numel() / classes);
    return reduceLoss(loss, reduction);
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
    check(
      outside(input, 0, 1 + Number.EPSILON) === undefined,
      () => 'all elements of input should be between 0 and 1',
    );
    const bounded = (x: Tensor): Tensor => clamp(log(x), f(-100));
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
    const soft = add(log1p(exp(neg(abs(input)))), clamp(neg(input), 0));
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
