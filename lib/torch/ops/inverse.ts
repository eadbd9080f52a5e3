/** Determinants, inverses and linear systems of small matrices. After ATen's `BatchLinearAlgebra.cpp`. */
import { dtypes, FloatScalar, isFloating, refuseHalf, refuseLowPrecision } from '../dtype.ts';
import { check } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/elimination.ts';
import { record, withZeroSlope } from '../record.ts';
import { broadcastShapes, contiguousStrides, show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { copied } from './copy.ts';
import { unsqueeze } from './dims.ts';
import { expand, reshape } from './movement.ts';
import { where } from './where.ts';

/**
 * The size of square matrices; of floating ones, unless the caller says in its own words what else they must
 * be.
 */
export function checkSquare(name: string, A: Tensor, { isFloat = true } = {}): number {
  check(A.ndim >= 2, () => `${name}: The input tensor A must have at least 2 dimensions.`);
  const [rows, columns] = A.shape.slice(-2) as [number, number];
  check(
    rows === columns,
    () => `${name}: A must be batches of square matrices, but they are ${rows} by ${columns} matrices`,
  );
  check(
    !isFloat || isFloating(A.dtype),
    () =>
      `${name}: Expected a floating point or complex tensor as input. Got ${dtypes[A.dtype].scalarTypeName}`,
  );
  return rows;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.det.html */
export const det = op('det(Tensor A/input)', (A: Tensor): Tensor => {
  checkSquare('linalg.det', A);
  refuseHalf('lu_cpu', A.dtype);
  return record(primitives.det, [A], {});
});

/**
 * Sign and logarithm of the determinant:
 * https://docs.pytorch.org/docs/stable/generated/torch.linalg.slogdet.html
 */
const signAndLog = (name: string) =>
  op(`${name}(Tensor A/input)`, (A: Tensor): NamedTuple<{ sign: Tensor; logabsdet: Tensor }> => {
    checkSquare('linalg.slogdet', A);
    refuseLowPrecision('linalg.slogdet', A.dtype);
    return namedTuple(name, {
      sign: withZeroSlope(record(primitives.signdet, [A.detach()], {}), A),
      logabsdet: record(primitives.logabsdet, [A], {}),
    });
  });
export const slogdet = signAndLog('slogdet');
export const linalg_slogdet = signAndLog('linalg_slogdet');
/** NaN where the determinant is negative. */
export const logdet = op('logdet(Tensor input)', (input: Tensor): Tensor => {
  checkSquare('logdet', input);
  refuseLowPrecision('logdet', input.dtype);
  const { sign, logabsdet } = slogdet(input);
  return where(sign.lt(0), new FloatScalar(NaN), logabsdet);
});

/**
 * X of A·X = B for A (…, n, n), B (…, n, m) or (…, n):
 * https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve.html
 */
export const solve = op(
  'solve(Tensor A, Tensor B, *, bool left=True)',
  (A: Tensor, B: Tensor, left = true): Tensor => {
    const n = checkSquare('linalg.solve', A);
    check(
      A.dtype === B.dtype,
      () =>
        `linalg.solve: Expected A and B to have the same dtype, but found A of type ${dtypes[A.dtype].scalarTypeName} and B of type ${dtypes[B.dtype].scalarTypeName} instead`,
    );
    refuseHalf('lu_cpu', A.dtype);
    const isVector = B.ndim === 1 || (B.ndim === A.ndim - 1 && show(B.shape) === show(A.shape.slice(0, -1)));
    const [rows, columns] = (isVector ? [...B.shape, 1] : B.shape).slice(-2) as [number, number];
    check(
      (left ? rows : columns) === n,
      () =>
        `linalg.solve: Incompatible shapes of A and B for the equation AX = B (${n}x${n} and ${rows}x${columns})`,
    );
    if (!left) return solve(A.transpose(-2, -1), B.transpose(-2, -1)).transpose(-2, -1);
    const right = isVector ? unsqueeze(B, -1) : B;
    const lead = broadcastShapes(A.shape.slice(0, -2), right.shape.slice(0, -2));
    const [system, sides] = [A, right].map((x) => expand(x, [...lead, ...x.shape.slice(-2)])) as [
      Tensor,
      Tensor,
    ];
    const solved = record(primitives.solve, [system, sides], {});
    if (show(solved.shape) !== show(right.shape)) return isVector ? solved.squeeze(-1) : solved;
    if (isVector) return reshape(solved, B.shape);
    return copied(solved, A.device, contiguousStrides(B.shape).with(-2, 1).with(-1, n));
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv.html */
export const inverse = op('inverse(Tensor A/input)', (A: Tensor): Tensor => {
  const n = checkSquare('linalg.inv', A);
  refuseLowPrecision('linalg.inv', A.dtype);
  // ATen leaves the inverse in column-major memory.
  return record(primitives.inverse, [A], {}, contiguousStrides(A.shape).with(-2, 1).with(-1, n));
});
