/** Determinants, inverses and linear systems of small matrices, by elimination with pivots in double precision. */
import { allocate, dtypes, isFloating } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { constant } from '../record.ts';
import { contiguousStrides } from '../shape.ts';
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
  const values = A.values();
  const result = allocate(A.dtype, values.length / Math.max(1, n * n));
  for (let i = 0; i < result.length; i++)
    result[i] = eliminate(
      Float64Array.from(values.subarray(i * n * n, (i + 1) * n * n)),
      new Float64Array(0),
      n,
    ).determinant;
  return constant(A.shape.slice(0, -2), A.dtype, result);
});

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.inv.html */
export const inverse = op('inverse(Tensor A/input)', (A: Tensor): Tensor => {
  const n = checkSquare('linalg.inv', A);
  const values = A.values();
  const result = allocate(A.dtype, values.length);
  for (let start = 0; start < values.length; start += n * n) {
    const identity = new Float64Array(n * n);
    for (let i = 0; i < n; i++) identity[i * n + i] = 1;
    const { singular } = eliminate(Float64Array.from(values.subarray(start, start + n * n)), identity, n);
    check(
      singular === null,
      () =>
        `linalg.inv: The diagonal element ${singular} is zero, the inversion could not be completed because the input matrix is singular.`,
    );
    result.set(identity, start);
  }
  // ATen leaves the inverse in column-major memory.
  const columnMajor = contiguousStrides(A.shape).with(-2, 1).with(-1, n);
  return copied(constant(A.shape, A.dtype, result), A.device, columnMajor);
});
