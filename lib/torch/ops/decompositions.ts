/**
 * Matrices taken apart, in double precision on values: singular values, symmetric eigenvalues, QR, and what
 * is made of them. After ATen's `BatchLinearAlgebra.cpp` and `LinearAlgebra.cpp`. Vectors may point the other
 * way than LAPACK's, as PyTorch's own documentation allows them to.
 */
import { joined } from '../autograd/function.ts';
import { eighGradient, pinvGradient, qrGradient, svdGradient } from '../autograd/decomposition_gradients.ts';
import { columnsOf, reflected, singular, symmetric } from '../decompose.ts';
import { allocate, dtypes, isFloating, type DType, notImplementedFor, refuseHalf } from '../dtype.ts';
import { check } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import { constant } from '../record.ts';
import { numel } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { checkSquare } from './inverse.ts';

type Matrix = readonly Float64Array[]; // columns

function checkMatrices(name: string, A: Tensor): readonly [rows: number, columns: number] {
  check(A.ndim >= 2, () => `${name}: The input tensor A must have at least 2 dimensions.`);
  check(
    isFloating(A.dtype),
    () =>
      `${name}: Expected a floating point or complex tensor as input. Got ${dtypes[A.dtype].scalarTypeName}`,
  );
  return A.shape.slice(-2) as [number, number];
}

/**
 * What a matrix gives: numbers, or the columns of another matrix, which PyTorch leaves in column-major
 * memory.
 */
type Part = Float64Array | Matrix;

/** `parts` of each matrix of A (…, rows, columns), of the shapes given, behind A's leading dimensions. */
export function ofEach(
  A: Tensor,
  shapes: readonly (readonly number[])[],
  parts: (matrix: Float64Array[]) => readonly Part[],
): Tensor[] {
  const [rows, columns] = A.shape.slice(-2) as [number, number];
  const lead = A.shape.slice(0, -2);
  const values = A.peek();
  const sizes = shapes.map(numel);
  const made = sizes.map((size) => allocate(A.dtype, numel(lead) * size));
  for (let i = 0; i < numel(lead); i++) {
    const matrix = values.subarray(i * rows * columns, (i + 1) * rows * columns);
    parts(columnsOf(matrix, rows, columns)).forEach((part, k) => {
      const start = i * sizes[k]!;
      if (part instanceof Float64Array) made[k]!.set(part, start);
      else part.forEach((column, j) => made[k]!.set(column, start + j * column.length));
    });
  }
  return made.map((part, k) => {
    const shape = [...lead, ...shapes[k]!];
    const isMatrix = shapes[k]!.length === 2;
    const found = constant(
      isMatrix ? shape.with(-2, shape.at(-1)!).with(-1, shape.at(-2)!) : shape,
      A.dtype,
      part,
    );
    return isMatrix ? found.transpose(-2, -1) : found;
  });
}

type Gradients = readonly (Tensor | null)[];
/** The parts of A, on the tape where A is. */
export function partsOf<Parts extends readonly Tensor[]>(
  label: string,
  A: Tensor,
  parts: Parts,
  gradient: (parts: Parts, grads: Gradients) => Tensor | null,
): Parts {
  let made = parts;
  made = joined(label, [A], parts, new Set(), (grads) => [gradient(made, grads)], false) as unknown as Parts;
  return made;
}

const transposed = (matrix: Matrix, rows: number): Float64Array[] =>
  Array.from({ length: rows }, (_, i) => Float64Array.from(matrix, (each) => each[i]!));

/** U, S and V of a matrix, and the rest of the longer side's space where `full`. */
function taken(
  matrix: Float64Array[],
  rows: number,
  full: boolean,
): { u: Matrix; s: Float64Array; v: Matrix } {
  const columns = matrix.length;
  if (rows < columns) {
    const { u, s, v } = taken(transposed(matrix, rows), columns, full);
    return { u: v, s, v: u };
  }
  const { u, s, v } = singular(matrix);
  if (!full) return { u, s, v };
  return { u: [...u, ...reflected(u, rows).q.slice(columns)], s, v };
}

function decomposed(A: Tensor, full: boolean): { u: Tensor; s: Tensor; vh: Tensor } {
  const [rows, columns] = checkMatrices('linalg.svd', A);
  refuseHalf('linalg_svd_cpu', A.dtype);
  const k = Math.min(rows, columns);
  const [wide, high] = full ? [rows, columns] : [k, k];
  const shapes = [[rows, wide], [k], [high, columns]];
  const found = ofEach(A, shapes, (matrix) => {
    const { u, s, v } = taken(matrix, rows, full);
    return [u, s, transposed(v, columns)];
  }) as [Tensor, Tensor, Tensor];
  const [u, s, vh] = partsOf('LinalgSvdBackward0', A, found, ([U, S, Vh], [gU, gS, gVh]) =>
    svdGradient(
      [U.narrow(-1, 0, k), S, Vh.narrow(-2, 0, k)],
      [gU?.narrow(-1, 0, k) ?? null, gS ?? null, gVh?.narrow(-2, 0, k) ?? null],
    ),
  );
  return { u, s, vh };
}

/**
 * U (…, m, m), S (…, k), Vh (…, n, n): https://docs.pytorch.org/docs/stable/generated/torch.linalg.svd.html
 */
export const linalg_svd = op(
  'linalg_svd(Tensor A, bool full_matrices=True, *, any driver=None)',
  (A: Tensor, full_matrices = true): NamedTuple<{ U: Tensor; S: Tensor; Vh: Tensor }> => {
    const { u, s, vh } = decomposed(A, full_matrices);
    return namedTuple('linalg_svd', { U: u, S: s, Vh: vh });
  },
);

/** The old name, which gives V and not its transpose, and is reduced unless told otherwise. */
export const svd = op(
  'svd(Tensor input, bool some=True, bool compute_uv=True)',
  (input: Tensor, some = true, compute_uv = true): NamedTuple<{ U: Tensor; S: Tensor; V: Tensor }> => {
    const { u, s, vh } = decomposed(input, !some || !compute_uv);
    const v = vh.transpose(-2, -1);
    const [U, V] = compute_uv ? [u, v] : [u.mul(0), v.mul(0)];
    return namedTuple('svd', { U, S: s, V });
  },
);

export const svdvals = op(
  'svdvals(Tensor A, *, any driver=None)',
  (A: Tensor): Tensor => decomposed(A, false).s,
);

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.qr.html */
export const linalg_qr = op(
  "linalg_qr(Tensor A, str mode='reduced')",
  (A: Tensor, mode = 'reduced'): NamedTuple<{ Q: Tensor; R: Tensor }> => {
    const [rows, columns] = checkMatrices('linalg.qr', A);
    check(
      ['reduced', 'complete', 'r'].includes(mode),
      () =>
        `qr received unrecognized mode '${mode}' but expected one of 'reduced' (default), 'r', or 'complete'`,
    );
    refuseHalf('geqrf_cpu', A.dtype);
    const k = mode === 'complete' ? rows : Math.min(rows, columns);
    const shapes = [mode === 'r' ? [0] : [rows, k], [k, columns]];
    const found = ofEach(A, shapes, (matrix) => {
      const { q, r } = reflected(matrix, rows);
      return [mode === 'r' ? new Float64Array(0) : q.slice(0, k), r.map((each) => each.slice(0, k))];
    }) as [Tensor, Tensor];
    const [Q, R] = partsOf('LinalgQrBackward0', A, found, (parts, [gQ, gR]) =>
      qrGradient(A, parts, [gQ ?? null, gR ?? null], mode),
    );
    return namedTuple('linalg_qr', { Q, R });
  },
);

/** One triangle alone is read. */
const mirrored = (matrix: Matrix, lower: boolean): Float64Array[] =>
  matrix.map((column, j) => column.map((value, i) => ((lower ? i >= j : i <= j) ? value : matrix[i]![j]!)));

function eigen(A: Tensor, uplo: string): { values: Tensor; vectors: Tensor } {
  const n = checkSquare('linalg.eigh', A, { isFloat: false });
  notImplementedFor('linalg_eigh_cpu', A.dtype, !isFloating(A.dtype));
  refuseHalf('linalg_eigh_cpu', A.dtype);
  const lower = uplo.toUpperCase() === 'L';
  check(
    lower || uplo.toUpperCase() === 'U',
    () => `Expected UPLO argument to be 'L' or 'U', but got ${uplo}`,
  );
  const parts = ofEach(A, [[n], [n, n]], (matrix) => {
    const found = symmetric(mirrored(matrix, lower));
    return [found.values, found.vectors];
  }) as [Tensor, Tensor];
  const [values, vectors] = partsOf('LinalgEighBackward0', A, parts, (pair, [gL, gV]) =>
    eighGradient(pair, [gL ?? null, gV ?? null]),
  );
  return { values, vectors };
}

/** Of symmetric matrices: https://docs.pytorch.org/docs/stable/generated/torch.linalg.eigh.html */
export const linalg_eigh = op(
  "linalg_eigh(Tensor A, str UPLO='L')",
  (A: Tensor, UPLO = 'L'): NamedTuple<{ eigenvalues: Tensor; eigenvectors: Tensor }> => {
    const { values, vectors } = eigen(A, UPLO);
    return namedTuple('linalg_eigh', { eigenvalues: values, eigenvectors: vectors });
  },
);

export const eigvalsh = op(
  "eigvalsh(Tensor A, str UPLO='L')",
  (A: Tensor, UPLO = 'L'): Tensor => eigen(A, UPLO).values,
);

/** What the machine tells apart, for the longest side: NumPy's and PyTorch's limit of what counts as zero. */
function tolerance(A: Tensor): number {
  const eps: Partial<Record<DType, number>> = { float64: 2 ** -52 };
  return Math.max(...A.shape.slice(-2)) * (eps[A.dtype] ?? 2 ** -23);
}

/**
 * The pseudoinverse of Moore and Penrose:
 * https://docs.pytorch.org/docs/stable/generated/torch.linalg.pinv.html
 */
const isWide = (dtype: DType): boolean => dtype === 'float32' || dtype === 'float64';

const pseudoinverse = (A: Tensor, rtol: number | null, hermitian = false): Tensor => {
  check(
    A.ndim >= 2 && isWide(A.dtype),
    () =>
      `linalg.pinv(${dtypes[A.dtype].scalarTypeName}{[${A.shape.join(', ')}]}): expected a tensor with 2 or more ` +
      'dimensions of float, double, cfloat or cdouble types',
  );
  const [rows, columns] = A.shape.slice(-2) as [number, number];
  const limit = rtol ?? tolerance(A);
  const [made] = ofEach(A, [[columns, rows]], (matrix) => {
    const whole = hermitian ? mirrored(matrix, true) : matrix;
    const { u, s, v } = taken(whole, rows, false);
    const sums = Array.from({ length: rows }, () => new Float64Array(columns));
    s.forEach((value, k) => {
      if (value <= limit * s[0]!) return;
      for (const [j, column] of sums.entries())
        for (let i = 0; i < columns; i++) column[i]! += (v[k]![i]! * u[k]![j]!) / value;
    });
    return [sums];
  });
  const [inverse] = partsOf('LinalgPinvBackward0', A, [made!.contiguous()] as [Tensor], ([found], [grad]) =>
    pinvGradient(A, found, grad!),
  );
  return inverse;
};
export const pinv = op(
  'pinv(Tensor A/input, float? rcond=None, bool hermitian=False, *, Scalar? atol=None, float? rtol=None)',
  (
    A: Tensor,
    rcond: number | null = null,
    hermitian = false,
    _atol: unknown = null,
    rtol: number | null = null,
  ): Tensor => pseudoinverse(A, rtol ?? rcond, hermitian),
);
export const pinverse = op(
  'pinverse(Tensor input, float rcond=1e-15)',
  (input: Tensor, rcond = 1e-15): Tensor => pseudoinverse(input, rcond),
);

/** How many singular values are not zero to rounding: (…, m, n) → (…), int64. */
export const matrix_rank = op('matrix_rank(Tensor A/input)', (A: Tensor): Tensor => {
  check(
    A.ndim >= 2,
    () => 'torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.',
  );
  check(isWide(A.dtype), () => "This function doesn't handle types other than float and double");
  const s = decomposed(A.detach(), false).s;
  return s.gt(s.narrow(-1, 0, 1).mul(tolerance(A))).sum(-1);
});
