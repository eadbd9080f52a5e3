/**
 * Covariance, and differences and sums along an axis; after ATen's `Correlation.cpp`, `Integration.cpp`,
 * `ReduceOps.cpp`.
 */
import { cast } from '../cast.ts';
import { FloatScalar, isFloating } from '../dtype.ts';
import { check } from '../errors.ts';
import { composite, op } from '../op.ts';
import { wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { div } from './arithmetic.ts';
import { squeeze, unsqueeze } from './dims.ts';
import { cat } from './join.ts';
import { matmul } from './matmul.ts';
import { select } from './movement.ts';
import { asTensor, floating, type Operand } from './operands.ts';
import { cumsum } from './scan.ts';
import { clamp } from './where.ts';

/** Variables are rows, observations columns: https://docs.pytorch.org/docs/stable/generated/torch.cov.html */
export const cov = composite(
  'cov(Tensor input, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None)',
  (input: Tensor, correction = 1, fweights: Tensor | null = null, aweights: Tensor | null = null): Tensor => {
    check(
      input.ndim <= 2,
      () =>
        `cov(): expected input to have two or fewer dimensions but got an input with ${input.ndim} dimensions`,
    );
    check(input.dtype !== 'bool', () => 'cov(): bool dtype is not supported for input');
    const rows = input.ndim < 2 ? input.reshape([1, -1]) : input;
    const type = floating(rows.dtype);
    const weights = [fweights, aweights].filter((weight) => weight !== null);
    for (const [weight, kind] of [
      [fweights, 'fweights'],
      [aweights, 'aweights'],
    ] as const) {
      check(
        weight === null || weight.ndim <= 1,
        () =>
          `cov(): expected ${kind} to have one or fewer dimensions but got ${kind} with ${weight!.ndim} dimensions`,
      );
      check(
        weight === null || weight.numel() === rows.shape[1],
        () =>
          `cov(): expected ${kind} to have the same numel as there are observations in the input but got ${weight!.numel()} != ${rows.shape[1]}`,
      );
    }
    check(
      fweights === null || !isFloating(fweights.dtype),
      () => `cov(): expected fweights to have integral dtype but got fweights with ${fweights!.dtype} dtype`,
    );
    const w = weights.length === 0 ? null : weights.reduce((a, b) => a.mul(b));
    const total: Operand = w ? w.sum() : rows.shape[1]!;
    const weighted = (x: Tensor): Tensor => (w ? x.mul(w) : x);
    const mean = div(weighted(rows).sum(1), total);
    const freedom: Operand =
      w === null
        ? Math.max(rows.shape[1]! - correction, 0)
        : aweights && correction !== 0
          ? (total as Tensor).sub(w.mul(aweights).sum().div(total).mul(correction))
          : (total as Tensor).sub(correction);
    const centred = cast(rows, type).sub(unsqueeze(mean, 1));
    return squeeze(div(matmul(centred, weighted(centred).t()), freedom));
  },
);
/** https://docs.pytorch.org/docs/stable/generated/torch.corrcoef.html */
export const corrcoef = composite('corrcoef(Tensor input)', (input: Tensor): Tensor => {
  check(
    input.ndim <= 2,
    () =>
      `corrcoef(): expected input to have two or fewer dimensions but got an input with ${input.ndim} dimensions`,
  );
  const c = cov(input);
  if (c.ndim === 0) return c.div(c);
  const deviation = c.diag().sqrt();
  return clamp(c.div(unsqueeze(deviation, 1)).div(unsqueeze(deviation, 0)), -1, 1);
});

/** The elements from the second on, and those up to the last but one. */
function neighbours(x: Tensor, d: number): readonly [left: Tensor, right: Tensor] {
  const length = x.shape[d]!;
  return [narrowTo(x, d, 0, Math.max(length - 1, 0)), narrowTo(x, d, Math.min(1, length), length)];
}

/** The distances between the places of the samples, shaped to go along `d`. */
function widths(name: string, y: Tensor, x: Tensor, d: number): Tensor {
  const along = x.ndim === 1 ? x.reshape(y.shape.map((_, i) => (i === d ? -1 : 1))) : x;
  if (x.ndim === 1)
    check(x.numel() === y.shape[d], () => `${name}: There must be one \`x\` value for each sample point`);
  const at = along.ndim === y.ndim ? d : d - (y.ndim - along.ndim);
  const [left, right] = neighbours(along, at);
  return right.sub(left);
}

const integral = (name: 'trapezoid' | 'trapz') =>
  op(
    `${name}(Tensor y, Tensor? x=None, *, Operand dx=1, int dim=-1)`,
    (y: Tensor, x: Tensor | null = null, dx: Operand = 1, dim = -1): Tensor => {
      const d = wrapDim(dim, y.ndim);
      if (y.shape[d] === 0) return y.sum(d).mul(0);
      if (x === null) {
        const ends = select(y, d, 0).add(select(y, d, -1));
        return y
          .sum(d)
          .sub(ends.mul(new FloatScalar(0.5)))
          .mul(dx);
      }
      const [left, right] = neighbours(y, d);
      return left
        .add(right)
        .mul(widths(name, y, x, d))
        .sum(d)
        .div(new FloatScalar(2));
    },
  );
/** https://docs.pytorch.org/docs/stable/generated/torch.trapezoid.html */
export const trapezoid = integral('trapezoid');
export const trapz = integral('trapz');
export const cumulative_trapezoid = op(
  'cumulative_trapezoid(Tensor y, Tensor? x=None, *, Operand dx=1, int dim=-1)',
  (y: Tensor, x: Tensor | null = null, dx: Operand = 1, dim = -1): Tensor => {
    const d = wrapDim(dim, y.ndim);
    const [left, right] = neighbours(y, d);
    if (x === null) return cumsum(left.add(right).mul(div(dx, new FloatScalar(2))), d);
    return cumsum(left.add(right).mul(widths('cumulative_trapezoid', y, x, d)), d).div(new FloatScalar(2));
  },
);

/** Slopes along one dimension: second-order in the middle, `edge_order` at both ends. */
function slopes(x: Tensor, d: number, spacing: Operand | Tensor, edge: number): Tensor {
  const length = x.shape[d]!;
  const part = (from: number, to: number): Tensor => narrowTo(x, d, from, to);
  const at = (i: number): Tensor => part(i < 0 ? length + i : i, (i < 0 ? length + i : i) + 1);
  if (!(spacing instanceof Tensor && spacing.ndim === 1)) {
    const h = spacing;
    const middle = part(2, length)
      .sub(part(0, length - 2))
      .div(h)
      .div(2);
    if (edge === 1) return cat([at(1).sub(at(0)).div(h), middle, at(-1).sub(at(-2)).div(h)], d);
    const end = (a: number, b: number, c: number, sign: number): Tensor =>
      at(a).mul(-1.5).add(at(b).mul(2)).add(at(c).mul(-0.5)).mul(sign).div(h);
    return cat([end(0, 1, 2, 1), middle, end(-1, -2, -3, -1)], d);
  }
  const shaped = (w: Tensor): Tensor => w.reshape(x.shape.map((_, i) => (i === d ? -1 : 1)));
  const [left, right] = neighbours(spacing, 0);
  const width = right.sub(left); // (length - 1)
  const first = shaped(narrowTo(width, 0, 0, length - 2));
  const second = shaped(narrowTo(width, 0, 1, length - 1));
  const both = first.add(second);
  const middle = part(0, length - 2)
    .mul(second.neg().div(first.mul(both)))
    .add(part(1, length - 1).mul(second.sub(first).div(first.mul(second))))
    .add(part(2, length).mul(first.div(second.mul(both))));
  const w = (i: number): Tensor =>
    shaped(narrowTo(width, 0, i < 0 ? length - 1 + i : i, (i < 0 ? length - 1 + i : i) + 1));
  if (edge === 1) return cat([at(1).sub(at(0)).div(w(0)), middle, at(-1).sub(at(-2)).div(w(-1))], d);
  const end = (a: number, b: number, c: number, near: Tensor, far: Tensor): Tensor => {
    const sum = near.add(far);
    return at(a)
      .mul(near.mul(2).add(far).neg().div(near.mul(sum)))
      .add(at(b).mul(sum.div(near.mul(far))))
      .add(at(c).mul(near.neg().div(far.mul(sum))));
  };
  return cat([end(0, 1, 2, w(0), w(1)), middle, end(-1, -2, -3, w(-1), w(-2)).neg()], d);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.gradient.html */
export const gradient = composite(
  'gradient(Tensor input, *, any spacing=1, int[]? dim=None, int edge_order=1)',
  (input: Tensor, spacing: unknown = 1, dim: readonly number[] | null = null, edge_order = 1): Tensor[] => {
    check(
      edge_order === 1 || edge_order === 2,
      () => 'torch.gradient only supports edge_order=1 and edge_order=2.',
    );
    const dims = dim === null ? input.shape.map((_, d) => d) : dim.map((d) => wrapDim(d, input.ndim));
    const x = isFloating(input.dtype) ? input : cast(input, floating(input.dtype));
    for (const d of dims)
      check(
        input.shape[d]! >= edge_order + 1,
        () => 'torch.gradient expected each dimension size to be at least edge_order+1',
      );
    const list = Array.isArray(spacing) ? (spacing as readonly Operand[]) : null;
    if (list)
      check(
        list.length === dims.length,
        () =>
          `torch.gradient expected spacing to be unspecified, a scalar or it's length to be equal to 'self.dim() = ${input.ndim}', since dim argument was not given, but got a spacing argument of length ${list.length}`,
      );
    return dims.map((d, i) => {
      const step = list ? list[i]! : ((spacing ?? 1) as Operand);
      return slopes(x, d, step instanceof Tensor ? step : asTensor(step, x.dtype), edge_order);
    });
  },
);
