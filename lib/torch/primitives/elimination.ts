/**
 * What elimination with pivots gives of small square matrices, in double precision: determinants, inverses,
 * solutions.
 */
import { allocate, type Values } from '../dtype.ts';
import { checkAs } from '../errors.ts';
import type { KernelCall, Meta, Primitive } from '../node.ts';
import { numel } from '../shape.ts';

/**
 * Reduce `a` (n, n) to the identity, doing the same to `b` (n, m): the determinant, or at which column there
 * is no pivot.
 */
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

const sizeOf = ({ shape }: Meta): number => shape.at(-1)!;
const determinantOf = (matrix: Float64Array, n: number): number =>
  eliminate(matrix, new Float64Array(0), n).determinant;

/** A copy in double precision of the matrix, or of the right-hand side, that begins at `start`. */
const part = (values: Values, start: number, length: number): Float64Array =>
  Float64Array.from(values.subarray(start, start + length));

/** A number of each matrix: (…, n, n) → (…). */
function ofDeterminant(name: string, rule: (determinant: number) => number): Primitive {
  return {
    name,
    infer: ([A]) => ({ shape: A!.shape.slice(0, -2), dtype: A!.dtype }),
    kernel: ({ inputs, values, output }) => {
      const n = sizeOf(inputs[0]!);
      const result = allocate(output.dtype, numel(output.shape));
      for (let i = 0; i < result.length; i++)
        result[i] = rule(determinantOf(part(values[0]!, i * n * n, n * n), n));
      return result;
    },
    work: cubic,
  };
}

const cubic = ({ inputs }: { readonly inputs: readonly Meta[] }): number =>
  numel(inputs[0]!.shape) * sizeOf(inputs[0]!);

export const det = ofDeterminant('det', (determinant) => determinant);
export const signdet = ofDeterminant('signdet', Math.sign);
export const logabsdet = ofDeterminant('logabsdet', (determinant) => Math.log(Math.abs(determinant)));

/** A⁻¹ of A (…, n, n). */
export const inverse: Primitive = {
  name: 'inverse',
  infer: ([A]) => A!,
  kernel: ({ inputs, values, output }) => {
    const n = sizeOf(inputs[0]!);
    const result = allocate(output.dtype, numel(output.shape));
    for (let start = 0; start < result.length; start += n * n) {
      const identity = new Float64Array(n * n);
      for (let i = 0; i < n; i++) identity[i * n + i] = 1;
      const { singular } = eliminate(part(values[0]!, start, n * n), identity, n);
      checkAs('_LinAlgError', singular === null, () => singularInverse(output, start / (n * n), singular!));
      result.set(identity, start);
    }
    return result;
  },
  work: cubic,
};

function singularInverse({ shape }: Meta, batch: number, column: number): string {
  const which = shape.length > 2 ? `(Batch element ${batch}): ` : '';
  return (
    `linalg.inv: ${which}The diagonal element ${column} is zero, the inversion could not be completed because the ` +
    'input matrix is singular.'
  );
}

/** X of A·X = B for A (…, n, n) and B (…, n, m). */
export const solve: Primitive = {
  name: 'solve',
  infer: ([, B]) => B!,
  kernel: ({ inputs, values, output }: KernelCall) => {
    const n = sizeOf(inputs[0]!);
    const columns = sizeOf(output);
    const result = allocate(output.dtype, numel(output.shape));
    for (let i = 0; i * n * n < values[0]!.length; i++) {
      const solution = part(values[1]!, i * n * columns, n * columns);
      const { singular } = eliminate(part(values[0]!, i * n * n, n * n), solution, n);
      checkAs(
        '_LinAlgError',
        singular === null,
        () => 'torch.linalg.solve: The solver failed because the input matrix is singular.',
      );
      result.set(solution, i * n * columns);
    }
    return result;
  },
  work: cubic,
};

/**
 * The determinant's derivative where the matrix has no inverse: each element's signed minor. (…, n, n) → (…,
 * n, n).
 */
export const cofactors: Primitive = {
  name: 'cofactors',
  infer: ([A]) => A!,
  kernel: ({ inputs, values, output }) => {
    const n = sizeOf(inputs[0]!);
    const result = allocate(output.dtype, numel(output.shape));
    for (let at = 0; at < result.length; at++) {
      const start = at - (at % (n * n));
      const [row, column] = [Math.floor((at - start) / n), at % n];
      const minor = part(values[0]!, start, n * n).filter(
        (_, i) => Math.floor(i / n) !== row && i % n !== column,
      );
      const sign = (row + column) % 2 === 0 ? 1 : -1;
      result[at] = sign * (n === 1 ? 1 : determinantOf(minor, n - 1));
    }
    return result;
  },
};
