/**
 * Cholesky's and LU's factors, and systems that are solved with them; after ATen's `BatchLinearAlgebra.cpp`.
 * Small matrices, in double precision.
 */
import { choleskyGradient, luGradient } from '../autograd/decomposition_gradients.ts';
import { allocate, dtypes, isFloating, refuseHalf } from '../dtype.ts';
import { check, checkAs } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { composite, op } from '../op.ts';
import { constant } from '../record.ts';
import { numel } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { ofEach, partsOf } from './decompositions.ts';
import { checkSquare, inverse, solve } from './inverse.ts';
import { eye } from './create.ts';
import { matmul } from './matmul.ts';

const t = (x: Tensor): Tensor => x.transpose(-2, -1);
const noInfo = (A: Tensor): Tensor =>
  constant(A.shape.slice(0, -2), 'int32', allocate('int32', numel(A.shape.slice(0, -2))));

/** L of A = L·Lᵀ, of the lower triangle; or at which column A is not positive definite. */
function lowerOf(columns: readonly Float64Array[]): { readonly L: Float64Array[]; readonly failed: number } {
  const n = columns.length;
  const L = Array.from({ length: n }, () => new Float64Array(n)); // columns
  for (let j = 0; j < n; j++) {
    let pivot = columns[j]![j]!;
    for (let k = 0; k < j; k++) pivot -= L[k]![j]! ** 2;
    if (!(pivot > 0)) return { L, failed: j + 1 };
    L[j]![j] = Math.sqrt(pivot);
    for (let i = j + 1; i < n; i++) {
      let value = columns[j]![i]!;
      for (let k = 0; k < j; k++) value -= L[k]![i]! * L[k]![j]!;
      L[j]![i] = value / L[j]![j]!;
    }
  }
  return { L, failed: 0 };
}

function factor(label: string, A: Tensor, upper: boolean, refuse: boolean): { L: Tensor; info: Tensor } {
  const n = checkSquare('linalg.cholesky', A);
  refuseHalf('cholesky_cpu', A.dtype);
  const info = allocate('int32', numel(A.shape.slice(0, -2)));
  let at = 0;
  const source = upper ? t(A) : A;
  const found = ofEach(source, [[n, n]], (matrix) => {
    const { L, failed } = lowerOf(matrix);
    info[at++] = failed;
    const which = A.ndim > 2 ? `(Batch element ${at - 1}): ` : '';
    checkAs(
      '_LinAlgError',
      !refuse || failed === 0,
      () =>
        `linalg.cholesky: ${which}The factorization could not be completed because the input is not positive-definite (the leading minor of order ${failed} is not positive-definite).`,
    );
    return [L];
  }) as [Tensor];
  const [L] = partsOf(label, A, found, ([made], [grad]) => (grad ? choleskyGradient(made, grad) : null));
  return { L: upper ? t(L) : L, info: constant(A.shape.slice(0, -2), 'int32', info) };
}

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.cholesky.html */
export const linalg_cholesky = op(
  'linalg_cholesky(Tensor A/input, *, bool upper=False)',
  (A: Tensor, upper = false): Tensor => factor('LinalgCholeskyExBackward0', A, upper, true).L,
);
export const cholesky_ex = op(
  'linalg_cholesky_ex(Tensor A/input, *, bool upper=False, bool check_errors=False)',
  (A: Tensor, upper = false, check_errors = false): NamedTuple<{ L: Tensor; info: Tensor }> => {
    const { L, info } = factor('LinalgCholeskyExBackward0', A, upper, check_errors);
    return namedTuple('linalg_cholesky_ex', { L, info });
  },
);
export const cholesky = op(
  'cholesky(Tensor input, bool upper=False)',
  (input: Tensor, upper = false): Tensor => factor('CholeskyBackward0', input, upper, true).L,
);
const square = (L: Tensor, upper: boolean): Tensor => {
  // The other triangle counts as zero, and has a gradient nevertheless.
  const triangle = L.sub((upper ? L.tril(-1) : L.triu(1)).detach());
  return upper ? matmul(t(triangle), triangle) : matmul(triangle, t(triangle));
};
export const cholesky_inverse = op(
  'cholesky_inverse(Tensor input, bool upper=False)',
  (input: Tensor, upper = false): Tensor => {
    refuseHalf('cholesky_inverse_out_cpu', input.dtype);
    return inverse(square(input, upper));
  },
);
export const cholesky_solve = op(
  'cholesky_solve(Tensor input, Tensor input2/L, bool upper=False)',
  (input: Tensor, L: Tensor, upper = false): Tensor => {
    refuseHalf('cholesky_solve_cpu', input.dtype);
    return solve(square(L, upper), input);
  },
);

/**
 * X of A·X = B, or X·A = B, for a triangular A:
 * https://docs.pytorch.org/docs/stable/generated/torch.linalg.solve_triangular.html
 */
export const solve_triangular = op(
  'linalg_solve_triangular(Tensor A, Tensor B, *, bool upper, bool left=True, bool unitriangular=False)',
  (A: Tensor, B: Tensor, upper: boolean, left = true, unitriangular = false): Tensor => {
    checkSquare('linalg.solve_triangular', A);
    refuseHalf('triangular_solve_cpu', A.dtype);
    const triangle = unitriangular
      ? (upper ? A.triu(1) : A.tril(-1)).add(eye(A.shape.at(-1)!, null, A.dtype))
      : upper
        ? A.triu()
        : A.tril();
    return left ? solve(triangle, B) : t(solve(t(triangle), t(B)));
  },
);
export const triangular_solve = op(
  'triangular_solve(Tensor input, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False)',
  (
    input: Tensor,
    A: Tensor,
    upper = true,
    transpose = false,
    unitriangular = false,
  ): NamedTuple<{ solution: Tensor; cloned_coefficient: Tensor }> => {
    const solution = solve_triangular(
      transpose ? t(A) : A,
      input,
      transpose ? !upper : upper,
      true,
      unitriangular,
    );
    return namedTuple('triangular_solve', { solution, cloned_coefficient: A.clone() });
  },
);

/** P·L·U = A by rows' exchanges: the compact factors, and the rows that each step exchanged, from 1. */
function luOf(columns: readonly Float64Array[], rows: number): { lu: Float64Array[]; pivots: Float64Array } {
  const lu = columns.map((each) => each.slice());
  const pivots = new Float64Array(Math.min(rows, lu.length));
  for (let k = 0; k < pivots.length; k++) {
    let pivot = k;
    for (let i = k + 1; i < rows; i++) if (Math.abs(lu[k]![i]!) > Math.abs(lu[k]![pivot]!)) pivot = i;
    pivots[k] = pivot + 1;
    if (pivot !== k) for (const each of lu) [each[k], each[pivot]] = [each[pivot]!, each[k]!];
    if (lu[k]![k] === 0) continue;
    for (let i = k + 1; i < rows; i++) {
      const share = (lu[k]![i]! /= lu[k]![k]!);
      for (let j = k + 1; j < lu.length; j++) lu[j]![i]! -= share * lu[j]![k]!;
    }
  }
  return { lu, pivots };
}
/** The exchanges as a matrix. */
function permutation(pivots: ArrayLike<number>, rows: number): Float64Array[] {
  const order = Array.from({ length: rows }, (_, i) => i);
  for (let k = 0; k < pivots.length; k++) {
    const other = pivots[k]! - 1;
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order.map((from) => Float64Array.from({ length: rows }, (_, i) => Number(i === from)));
}

interface Factored {
  readonly LU: Tensor;
  readonly pivots: Tensor;
  readonly P: Tensor;
}
function factored(label: string, A: Tensor): Factored {
  check(A.ndim >= 2, () => 'linalg.lu_factor: The input tensor A must have at least 2 dimensions.');
  refuseHalf('lu_cpu', A.dtype);
  const [rows, columns] = A.shape.slice(-2) as [number, number];
  const k = Math.min(rows, columns);
  const [made, pivots, P] = ofEach(A, [[rows, columns], [k], [rows, rows]], (matrix) => {
    const { lu, pivots } = luOf(matrix, rows);
    return [lu, pivots, permutation(pivots, rows)];
  }) as [Tensor, Tensor, Tensor];
  const [LU] = partsOf(label, A, [made] as [Tensor], ([found], [grad]) => {
    const [L, U] = split(found);
    if (!grad) return null;
    return luGradient(P, [L, U], [grad.narrow(-1, 0, k).tril(-1), grad.narrow(-2, 0, k).triu()]);
  });
  const places = allocate('int32', pivots.numel());
  pivots.peek().forEach((row, i) => (places[i] = row));
  return { LU, P, pivots: constant(pivots.shape, 'int32', places) };
}
/** L (…, m, k) with ones on its diagonal and U (…, k, n). */
function split(LU: Tensor): readonly [Tensor, Tensor] {
  const [rows, columns] = LU.shape.slice(-2) as [number, number];
  const k = Math.min(rows, columns);
  const ones = eye(rows, k, LU.dtype);
  return [LU.narrow(-1, 0, k).tril(-1).add(ones), LU.narrow(-2, 0, k).triu()];
}

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.lu.html */
export const linalg_lu = op(
  'linalg_lu(Tensor A, *, bool pivot=True)',
  (A: Tensor): NamedTuple<{ P: Tensor; L: Tensor; U: Tensor }> => {
    const { LU, P } = factored('LinalgLuBackward0', A.detach());
    const pair = split(LU).map((x) => x.clone()) as [Tensor, Tensor];
    const [L, U] = partsOf('LinalgLuBackward0', A, pair, (found, [gL, gU]) =>
      luGradient(P, found, [gL ?? null, gU ?? null]),
    );
    return namedTuple('linalg_lu', { P, L, U });
  },
);
const compact = (name: string, hasInfo: boolean) =>
  op(
    `${name}(Tensor A, *, bool pivot=True${hasInfo ? ', bool check_errors=False' : ''})`,
    (A: Tensor): NamedTuple<{ LU: Tensor; pivots: Tensor }> => {
      const { LU, pivots } = factored('LinalgLuFactorExBackward0', A);
      return namedTuple(name, hasInfo ? { LU, pivots, info: noInfo(A) } : { LU, pivots });
    },
  );
export const lu_factor = compact('linalg_lu_factor', false);
export const lu_factor_ex = compact('linalg_lu_factor_ex', true);
/** The old form: (LU, pivots), with `infos` where asked. */
export const lu = composite(
  'lu(Tensor A/input, bool pivot=True, bool get_infos=False)',
  (A: Tensor, _pivot = true, get_infos = false): Tensor[] => {
    const { LU, pivots } = factored('LinalgLuFactorExBackward0', A);
    return get_infos ? [LU, pivots, noInfo(A)] : [LU, pivots];
  },
);
const permutationOf = (pivots: Tensor, rows: number, like: Tensor): Tensor => {
  const wide = constant(pivots.shape, 'float64', Float64Array.from(pivots.peek())).unsqueeze(-1);
  const [P] = ofEach(wide, [[rows, rows]], ([each]) => [permutation(each!, rows)]);
  return P!.to([like.dtype]);
};
export const lu_unpack = op(
  'lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True)',
  (
    LU: Tensor,
    pivots: Tensor,
    unpack_data = true,
    unpack_pivots = true,
  ): NamedTuple<{ P: Tensor; L: Tensor; U: Tensor }> => {
    const none = constant([0], LU.dtype, allocate(LU.dtype, 0));
    const [L, U] = unpack_data ? split(LU) : [none, none];
    const P = unpack_pivots ? permutationOf(pivots, LU.shape.at(-2)!, LU) : none;
    return namedTuple('lu_unpack', { P, L, U });
  },
);
function solved(LU: Tensor, pivots: Tensor, B: Tensor, left: boolean, adjoint: boolean): Tensor {
  const [L, U] = split(LU);
  const A = matmul(matmul(permutationOf(pivots, LU.shape.at(-2)!, LU), L), U);
  const system = adjoint ? t(A) : A;
  return left ? solve(system, B) : t(solve(t(system), t(B)));
}
export const linalg_lu_solve = op(
  'linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False)',
  (LU: Tensor, pivots: Tensor, B: Tensor, left = true, adjoint = false): Tensor =>
    solved(LU, pivots, B, left, adjoint),
);
export const lu_solve = op(
  'lu_solve(Tensor b/input, Tensor LU_data, Tensor LU_pivots)',
  (b: Tensor, LU: Tensor, pivots: Tensor): Tensor => solved(LU, pivots, b, true, false),
);

export const inv_ex = op(
  'linalg_inv_ex(Tensor A, *, bool check_errors=False)',
  (A: Tensor): NamedTuple<{ inverse: Tensor; info: Tensor }> =>
    namedTuple('linalg_inv_ex', { inverse: inverse(A), info: noInfo(A) }),
);
export const solve_ex = op(
  'linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False)',
  (A: Tensor, B: Tensor, left = true): NamedTuple<{ result: Tensor; info: Tensor }> => {
    const result = left ? solve(A, B) : t(solve(t(A), t(B)));
    return namedTuple('linalg_solve_ex', { result, info: noInfo(A) });
  },
);

/** eᴬ by squaring: https://docs.pytorch.org/docs/stable/generated/torch.linalg.matrix_exp.html */
export const matrix_exp = op('matrix_exp(Tensor A/input)', (A: Tensor): Tensor => {
  const n = checkSquare('linalg.matrix_exp', A);
  check(isFloating(A.dtype), () => `Expected a floating point tensor. Got ${dtypes[A.dtype].scalarTypeName}`);
  const largest = A.numel() === 0 ? 0 : Math.max(...Array.from(A.detach().abs().sum(-1).peek()));
  const squarings = Math.max(0, Math.ceil(Math.log2(Math.max(largest, 1e-300))) + 2);
  const small = A.div(2 ** squarings);
  let term = eye(n, null, A.dtype).expand([...A.shape]);
  let sum = term;
  for (let k = 1; k <= 14; k++) {
    term = matmul(term, small).div(k);
    sum = sum.add(term);
  }
  for (let i = 0; i < squarings; i++) sum = matmul(sum, sum);
  return sum;
});
