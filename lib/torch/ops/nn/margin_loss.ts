/** Losses of margins; after ATen's `LossMultiMargin.cpp`, `LossMultiLabelMargin.cpp` and `Loss.cpp`. */
import { dtypes, FloatScalar, isFloating, notImplementedFor } from '../../dtype.ts';
import { check, checkAs } from '../../errors.ts';
import { op } from '../../op.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { add, div, mul, sub } from '../arithmetic.ts';
import { unsqueeze } from '../dims.ts';
import { arange } from '../create.ts';
import { outside } from '../gather.ts';
import { reshape } from '../movement.ts';
import { sum } from '../reduce.ts';
import { exp, log1p, neg, relu } from '../unary.ts';
import { where } from '../where.ts';
import { reduceLoss } from './loss.ts';

const f = (value: number): FloatScalar => new FloatScalar(value);

/**
 * log(1 + exp(-target · input)):
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.soft_margin_loss.html
 */
export const soft_margin_loss = op(
  "soft_margin_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean')",
  (
    input: Tensor,
    target: Tensor,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
  ): Tensor => reduceLoss(log1p(exp(mul(input, neg(target)))), reduction),
);

/** Rows of scores (B, C): a vector is one row. */
function rowsOf(input: Tensor): Tensor {
  check(
    (input.ndim === 2 && input.shape[1] !== 0) ||
      (input.ndim === 1 && input.shape[0] !== 0) ||
      input.ndim === 0,
    () => `Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${show(input.shape)}`,
  );
  return input.ndim === 2 ? input : reshape(input, [1, -1]);
}

function checkWhole(target: Tensor): void {
  check(
    target.dtype === 'int64',
    () => `expected scalar type Long but found ${dtypes[target.dtype].scalarTypeName}`,
  );
}

/**
 * input (B, C), target (B,) of classes; the sum over the other classes of max(0, margin - x[y] + x[j])^p / C.
 */
export const multi_margin_loss = op(
  "multi_margin_loss(Tensor input, Tensor target, int p=1, float margin=1.0, Tensor? weight=None, bool? size_average=None, bool? reduce=None, str reduction='mean')",
  (
    input: Tensor,
    target: Tensor,
    p = 1,
    margin = 1,
    weight: Tensor | null = null,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
  ): Tensor => {
    checkAs('ValueError', p === 1 || p === 2, () => 'only p == 1 and p == 2 supported');
    checkAs('ValueError', weight === null || weight.ndim === 1, () => 'weight must be one-dimensional');
    const rows = rowsOf(input);
    const [batch, classes] = rows.shape as [number, number];
    check(
      target.ndim <= 1 && target.numel() === batch,
      () =>
        `multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). Expected target size [${batch}], but got ${show(target.shape)}. Input has shape ${show(input.shape)}.`,
    );
    check(
      weight === null || weight.numel() === classes,
      () => `inconsistent weight size, expected ${classes} but got ${show(weight!.shape)}`,
    );
    notImplementedFor('multi_margin_loss_cpu_kernel', input.dtype, !isFloating(input.dtype));
    checkWhole(target);
    check(outside(target, 0, classes) === undefined, () => 'target out of range');
    const places = reshape(target, [batch, 1]);
    const over = relu(add(sub(f(margin), rows.gather(1, places)), rows));
    const powered = p === 1 ? over : mul(over, over);
    const others = where(arange(classes).eq(places), f(0), powered);
    const weighted =
      weight === null ? others : mul(others, unsqueeze(weight.index_select(0, places.flatten()), 1));
    const loss = div(sum(weighted, 1), classes);
    return reduceLoss(target.ndim === 0 ? reshape(loss, []) : loss, reduction);
  },
);

/** input (B, C); a row of target (B, C) lists classes up to the first -1. */
export const multilabel_margin_loss = op(
  "multilabel_margin_loss(Tensor input, Tensor target, bool? size_average=None, bool? reduce=None, str reduction='mean')",
  (
    input: Tensor,
    target: Tensor,
    _size_average: boolean | null = null,
    _reduce: boolean | null = null,
    reduction = 'mean',
  ): Tensor => {
    const rows = rowsOf(input);
    const classes = rows.shape[1]!;
    check(
      show(target.shape) === show(input.shape) || (input.ndim < 2 && target.numel() === input.numel()),
      () => `inconsistent target size: ${show(target.shape)} for input of size: ${show(input.shape)}`,
    );
    notImplementedFor('multilabel_margin_loss_forward_out_frame', input.dtype, !isFloating(input.dtype));
    checkWhole(target);
    check(outside(target, -1, classes) === undefined, () => "argument #2 'target' is out of range");
    const listed = reshape(target, [...rows.shape]);
    const counts = listed.ge(0).to(['int64']).cumprod(1).to(['bool']); // up to the first -1
    const places = where(counts, listed, 0);
    const wanted = places.unsqueeze(-1).eq(arange(classes)).logical_and(counts.unsqueeze(-1)).any(1);
    const over = relu(add(sub(f(1), rows.gather(1, places).unsqueeze(2)), rows.unsqueeze(1)));
    const counted = counts.unsqueeze(2).logical_and(wanted.logical_not().unsqueeze(1));
    const loss = div(sum(where(counted, over, f(0)), [1, 2]), classes);
    if (input.ndim < 2) return reduceLoss(reshape(loss, []), reduction);
    return reduceLoss(loss, reduction);
  },
);
