/**
 * A few of `torch.linalg`, and distances; small matrices, in double precision. After
 * `torch/linalg/__init__.py`.
 */
import { vectorNorm } from './norm.ts';
import { broadcastShapes, listOf } from '../shape.ts';
import {
  FloatScalar,
  isFloating,
  refuseHalf,
  refuseLowPrecision,
  type DType,
  type Scalar,
} from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { mul, sub } from './arithmetic.ts';
import { unsqueeze } from './dims.ts';
import { eye } from './create.ts';
import { svdvals } from './decompositions.ts';
import { inverse } from './inverse.ts';
import { matmul } from './matmul.ts';
import { expand } from './movement.ts';
import { withZeroSlope } from '../record.ts';
import { abs } from './unary.ts';
import { amax, amin, sum, type Dims } from './reduce.ts';

const number = (p: Scalar): number => (p instanceof FloatScalar ? p.value : Number(p));

export const vector_norm = op(
  'vector_norm(Tensor x, Scalar ord=2, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (x: Tensor, ord: Scalar = 2, dim: Dims = null, keepdim = false, dtype: DType | null = null): Tensor =>
    vectorNorm(x, number(ord), dim, keepdim, dtype),
);

/** Of matrices: 'fro', and the largest (inf) or smallest (-inf) sums of rows, of columns for 1 and -1. */
function matrixNorm(x: Tensor, ord: Scalar | string, dim: readonly number[], keepdim: boolean): Tensor {
  check(x.ndim >= 2, () => `linalg.matrix_norm: The input tensor A must have at least 2 dimensions.`);
  if (ord === 'fro') return vectorNorm(x, 2, dim, keepdim);
  const p = typeof ord === 'string' ? NaN : number(ord);
  const name = typeof ord === 'string' ? ord : p;
  if (ord === 'nuc' || Math.abs(p) === 2) {
    refuseLowPrecision('linalg.matrix_norm', x.dtype);
    const values = svdvals(x.movedim([...dim], [-2, -1]));
    const of = ord === 'nuc' ? sum(values, -1) : (p > 0 ? amax : amin)(values, -1);
    return keepdim
      ? dim
          .map((d) => (d < 0 ? d + x.ndim : d))
          .sort((a, b) => a - b)
          .reduce<Tensor>((y, d) => unsqueeze(y, d), of)
      : of;
  }
  check(
    Math.abs(p) === 1 || Math.abs(p) === Infinity,
    () => `linalg.matrix_norm: Order ${name} not supported.`,
  );
  const [rows, columns] = dim.map((d) => (d < 0 ? d + x.ndim : d)) as [number, number];
  const [over, then] = Math.abs(p) === 1 ? [rows, columns] : [columns, rows];
  const sums = sum(abs(x), over, true);
  const result = p > 0 ? amax(sums, then, true) : amin(sums, then, true);
  return keepdim ? result : result.reshape(x.shape.filter((_, d) => d !== rows && d !== columns));
}
export const matrix_norm = op(
  "matrix_norm(Tensor A, Scalar|str ord='fro', int[] dim=[-2, -1], bool keepdim=False, *, dtype? dtype=None)",
  (A: Tensor, ord: Scalar | string = 'fro', dim: readonly number[] = [-2, -1], keepdim = false): Tensor =>
    matrixNorm(A, ord, dim, keepdim),
);
/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.norm.html */
export const norm = op(
  'linalg_norm(Tensor A, Scalar|str? ord=None, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (
    A: Tensor,
    ord: Scalar | string | null = null,
    dim: Dims = null,
    keepdim = false,
    dtype: DType | null = null,
  ): Tensor => {
    if (ord === null) return vectorNorm(A, 2, dim, keepdim, dtype);
    const dims = dim === null ? null : listOf(dim);
    const matrix = dims === null ? A.ndim === 2 : dims.length === 2;
    check(
      dims !== null || A.ndim <= 2,
      () =>
        'linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ' + `${A.ndim}D.`,
    );
    if (matrix) return matrixNorm(A, ord, dims ?? [-2, -1], keepdim);
    check(typeof ord !== 'string', () => `linalg.norm: Order ${ord as string} not supported for vectors.`);
    return vectorNorm(A, number(ord), dim, keepdim, dtype);
  },
);

/** Distances of all pairs of rows: x1 (…, P, M), x2 (…, R, M) → (…, P, R). */
export const cdist = op(
  'cdist(Tensor x1, Tensor x2, float p=2.0, any compute_mode=None)',
  (x1: Tensor, x2: Tensor, p = 2): Tensor => {
    check(isFloating(x1.dtype), () => `cdist only supports floating-point dtypes, X1 got: ${x1.dtype}`);
    check(x1.ndim >= 2, () => `cdist only supports at least 2D tensors, X1 got: ${x1.ndim}D`);
    check(x2.ndim >= 2, () => `cdist only supports at least 2D tensors, X2 got: ${x2.ndim}D`);
    check(
      x1.shape.at(-1) === x2.shape.at(-1),
      () => `X1 and X2 must have the same number of columns. X1: ${x1.shape.at(-1)} X2: ${x2.shape.at(-1)}`,
    );
    refuseHalf('cdist', x1.dtype);
    return vectorNorm(sub(unsqueeze(x1, -2), unsqueeze(x2, -3)), p, -1, false);
  },
);

/** Whole powers of square matrices. */
export const matrix_power = op('matrix_power(Tensor input, int n)', (input: Tensor, n: number): Tensor => {
  check(
    input.ndim >= 2 && input.shape.at(-1) === input.shape.at(-2),
    () =>
      `linalg.matrix_power: A must be batches of square matrices, but they are ${input.shape.at(-2)} by ${input.shape.at(-1)} matrices`,
  );
  if (n < 0) return matrix_power(inverse(input), -n);
  if (n === 0)
    return withZeroSlope(expand(eye(input.shape.at(-1)!, null, input.dtype), input.shape).clone(), input);
  return n === 1 ? input.clone() : matmul(matrix_power(input, n - 1), input);
});

export const multi_dot = op('multi_dot(Tensor[] tensors)', (tensors: readonly Tensor[]): Tensor => {
  check(tensors.length >= 2, () => `multi_dot(): expected at least 2 tensors but got ${tensors.length}`);
  return tensors.slice(1).reduce<Tensor>((product, tensor) => matmul(product, tensor), tensors[0]!);
});

export const chain_matmul = op('chain_matmul(Tensor... matrices)', (matrices: readonly Tensor[]): Tensor =>
  multi_dot(matrices),
);

/** `torch.cross`: along the first dimension of three unless told otherwise. */
export const cross_function = op(
  'cross(Tensor input, Tensor other, int? dim=None)',
  (input: Tensor, other: Tensor, dim: number | null = null): Tensor => {
    const found = dim ?? broadcastShapes(input.shape, other.shape).indexOf(3);
    check(dim !== null || found >= 0, () => 'no dimension of size 3 in input');
    return cross(input, other, found);
  },
);

/** The dot product of vectors along `dim`. */
export const vecdot = op(
  'vecdot(Tensor x, Tensor y, *, int dim=-1)',
  (x: Tensor, y: Tensor, dim = -1): Tensor => sum(mul(x, y), dim),
);

/** `torch.linalg.cross`, the product of vectors of three along `dim`. */
export const cross = op(
  'cross(Tensor input, Tensor other, int dim=-1)',
  (input: Tensor, other: Tensor, dim = -1): Tensor => {
    const d = dim < 0 ? dim + input.ndim : dim;
    check(
      input.shape[d] === 3 && other.shape[d] === 3,
      () =>
        `linalg.cross: inputs dimension ${dim} must have length 3. Got ${input.shape[d]} and ${other.shape[d]}`,
    );
    return sub(
      input.roll([-1], [d]).mul(other.roll([-2], [d])),
      input.roll([-2], [d]).mul(other.roll([-1], [d])),
    );
  },
);
