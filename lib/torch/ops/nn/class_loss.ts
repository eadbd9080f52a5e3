/** Losses over classes: `nll_loss` and `cross_entropy`; after ATen's `LossNLL.cpp`. */
import { dtypes, FloatScalar, isFloating } from '../../dtype.ts';
import { check, checkAs } from '../../errors.ts';
import { op } from '../../op.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { add, div, mul } from '../arithmetic.ts';
import { unsqueeze } from '../dims.ts';
import { outside } from '../gather.ts';
import { sum } from '../reduce.ts';
import { neg } from '../unary.ts';
import { where } from '../where.ts';
import { log_softmax } from './activation.ts';
import { reduceLoss } from './loss.ts';

const f = (value: number): FloatScalar => new FloatScalar(value);

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

/** After `nll_loss_nd` and the kernels behind it. */
function checkTarget(logp: Tensor, target: Tensor, weight: Tensor | null, classes: number): void {
  checkAs(
    'ValueError',
    logp.ndim === 1 || logp.shape[0] === target.shape[0],
    () =>
      `Expected input batch_size (${logp.shape[0]}) to match target batch_size (${target.shape[0] ?? 'none'}).`,
  );
  if (logp.ndim <= 2)
    check(target.ndim <= 1, () => '0D or 1D target tensor expected, multi-target not supported');
  checkAs(
    'ValueError',
    logp.ndim > 1 || target.ndim === 0 || target.shape[0] === 1,
    () => `For 1D input, 1D target must have size 1, but got target size: ${target.shape[0]}`,
  );
  const wanted = [logp.shape[0]!, ...logp.shape.slice(2)];
  if (logp.ndim === 4) {
    check(
      target.ndim === 3,
      () =>
        `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.ndim}`,
    );
    check(
      show(target.shape) === show(wanted),
      () => `size mismatch (got input: ${show(logp.shape)} , target: ${show(target.shape)}`,
    );
  } else if (logp.ndim > 2)
    check(
      show(target.shape) === show(wanted),
      () => `Expected target size ${show(wanted)}, got ${show(target.shape)}`,
    );
  check(
    weight === null || (weight.ndim === 1 && weight.numel() === classes),
    () =>
      `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${show(weight!.shape)}`,
  );
}

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
  checkTarget(logp, target, weight, classes);
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
    check(
      label_smoothing >= 0 && label_smoothing <= 1,
      () => `label_smoothing must be between 0.0 and 1.0. Got: ${label_smoothing}`,
    );
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
