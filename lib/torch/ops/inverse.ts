/** Determinants, inverses and linear systems of small matrices, by elimination with pivots in double precision. */
import { allocate, dtypes, isFloating } from '../dtype.ts';
import { check, checkAs, notHere } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import { constant } from '../record.ts';
import { contiguousStrides, show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { copied } from './copy.ts';

function checkSquare(name: string, A: Tensor): number {
  check(A.ndim >= 2, () => `${name}: The input tensor A must have at least 2 dimensions.`);
  const [rows, columns] = A.shape.slice(-2) as [number, number];
  check(
    rows === columns,
    () => `${name}: A must be batches of square matrices, but they are ${rows} by ${columns} matrices`,
  );
  check(
    isFloating(A.dtype),
    () =>
      `${name}: Expected a floating point or complex tensor as input. Got ${dtypes[A.dtype].scalarTypeName}`,
  );
  return rows;
}

/** Reduce `a` (n, n) to the identity, doing the same to `b` (n, m): the determinant, or at which column there is no pivot. */
function eliminate(
  a: Float64Array,
  b: Float64Array,
  n: number,
): { readonly determinant: number; readonly singular: number | null } {
  const m = b.length / n;
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    const value = a[pivot * n + k]!;
    if (value === 0) return { determinant: 0, singular: k + 1 };
    determinant *= pivot === k ? value : -value;
    for (const [matrix, width] of [
      [a, n],
      [b, m],
    ] as const) {
      for (let j = 0; j < width; j++) {
        const [x, y] = [matrix[k * width + j]!, matrix[pivot * width + j]!];
        matrix[k * width + j] = y / value;
        if (pivot !== k) matrix[pivot * width + j] = x;
      }
    }
    for (let i = 0; i < n; i++) {
      const factor = a[i * n + k]!;
      if (i === k || factor === 0) continue;
      for (let j = 0; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!;
      for (let j = 0; j < m; j++) b[i * m + j]! -= factor * b[k * m + j]!;
    }
  }
  return { determinant, singular: null };
}

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.det.html */
export const det = op('det(Tensor A/input)', (A: Tensor): Tensor => {
  const n = checkSquare('linalg.det', A);
  return ofEach(A, n, (determinant) => determinant);
});

/** A number of each matrix's determinant. */
function ofEach(A: Tensor, n: number, rule: (determinant: number) => number): Tensor {
  const values = A.values();
  const result = allocate(A.dtype, values.length / Math.max(1, n * n));
  for (let i = 0; i < result.length; i++) {
    const matrix = Float64Array.from(values.subarray(i * n * n, (i + 1) * n * n));
    result[i] = rule(eliminate(matrix, new Float64Array(0), n).determinant);
  }
  return constant(A.shape.slice(0, -2), A.dtype, result);
}

/** Sign and logarithm of the determinant: https://docs.pytorch.org/docs/stable/generated/torch.linalg.slogdet.html */
const signAndLog = (name: string) =>
  op('slogdet(Tensor A/input)', (A: Tensor): NamedTuple<{ sign: Tensor; logabsdet: Tensor }> => {
    const n = checkSquare('linalg.slogdet', A);
    const logabsdet = ofEach(A, n, (determinant) => Math.log(Math.abs(determinant)));
    return namedTuple(name, { sign: ofEach(A, n, Math.sign), logabsdet });
  });
export const slogdet = signAndLog('slogdet');
export const linalg_slogdet = signAndLog('linalg_slogdet');
export const logdet = op('logdet(Tensor input)', (input: Tensor): Tensor =>
  ofEach(input, checkSquare('linalg.slogdet', input), Math.log),
);

/** X of A·X = B for A (…, n, n), B (…, n, m) or (…, n): https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve.html */
export const solve = op(
  'solve(Tensor A, Tensor B, *, bool left=True)',
  (A: Tensor, B: Tensor, left = true): Tensor => {
    const n = checkSquare('linalg.solve', A);
    check(
      A.dtype === B.dtype,
      () =>
        `linalg.solve: Expected A and B to have the same dtype, but found A of type ${dtypes[A.dtype].scalarTypeName} and B of type ${dtypes[B.dtype].scalarTypeName} instead`,
    );
    const isVector = B.ndim === 1 || (B.ndim === A.ndim - 1 && show(B.shape) === show(A.shape.slice(0, -1)));
    const [rows, columns] = (isVector ? [...B.shape, 1] : B.shape).slice(-2) as [number, number];
    check(
      rows === n,
      () =>
        `linalg.solve: Incompatible shapes of A and B for the equation AX = B (${n}x${n} and ${rows}x${columns})`,
    );
    if (!left || A.ndim !== (isVector ? B.ndim + 1 : B.ndim))
      throw notHere(
        'linalg.solve from the right or of broadcast batches',
        'Batches of equal shapes are here.',
      );
    const [a, b] = [A.values(), B.values()];
    const result = allocate(A.dtype, b.length);
    for (let i = 0; i * n * n < a.length; i++) {
      const solution = Float64Array.from(b.subarray(i * n * columns, (i + 1) * n * columns));
      const { singular } = eliminate(Float64Array.from(a.subarray(i * n * n, (i + 1) * n * n)), solution, n);
      checkAs(
        '_LinAlgError',
        singular === null,
        () => 'torch.linalg.solve: The solver failed because the input matrix is singular.',
      );
      result.set(solution, i * n * columns);
    }
    const solved = constant(B.shape, A.dtype, result);
    return isVector ? solved : copied(solved, A.device, contiguousStrides(B.shape).with(-2, 1).with(-1, n));
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv.html */
export const inverse = op('inverse(Tensor A/input)', (A: Tensor): Tensor => {
  const n = checkSquare('linalg.inv', A);
  const values = A.values();
  const result = allocate(A.dtype, values.length);
  for (let start = 0; start < values.length; start += n * n) {
    const identity = new Float64Array(n * n);
    for (let i = 0; i < n; i++) identity[i * n + i] = 1;
    const { singular } = eliminate(Float64Array.from(values.subarray(start, start + n * n)), identity, n);
    checkAs(
      '_LinAlgError',
      singular === null,
      () =>
        `linalg.inv: ${A.ndim > 2 ? `(Batch element ${start / (n * n)}): ` : ''}The diagonal element ${singular} is zero, the inversion could not be completed because the input matrix is singular.`,
    );
    result.set(identity, start);
  }
  // ATen leaves the inverse in column-major memory.
  const columnMajor = contiguousStrides(A.shape).with(-2, 1).with(-1, n);
  return copied(constant(A.shape, A.dtype, result), A.device, columnMajor);
});
