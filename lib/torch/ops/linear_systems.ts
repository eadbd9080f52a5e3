/**
 * What is composed of solutions and reflections: least squares, tensors as matrices, condition; after ATen's
 * `LinearAlgebra.cpp`.
 */
import { allocate, FloatScalar, type Scalar, refuseHalf } from '../dtype.ts';
import { check } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { composite, op } from '../op.ts';
import { constant } from '../record.ts';
import { numel } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { eye } from './create.ts';
import { linalg_qr, matrix_rank, pinv, svdvals } from './decompositions.ts';
import { inverse, solve } from './inverse.ts';
import { cat } from './join.ts';
import { matrix_norm } from './linalg.ts';
import { matmul } from './matmul.ts';
import { nan_to_num } from './unary.ts';
import { diagonal as diagonalOf } from './strided.ts';

const t = (x: Tensor): Tensor => x.transpose(-2, -1);

/** The last two dimensions' diagonal. */
export const diagonal = op(
  'diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1)',
  (A: Tensor, offset = 0, dim1 = -2, dim2 = -1): Tensor => diagonalOf(A, offset, dim1, dim2),
);

const DRIVERS: readonly string[] = ['gels', 'gelsy', 'gelsd', 'gelss'];

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.lstsq.html */
export const lstsq = op(
  'linalg_lstsq(Tensor A, Tensor B, float? rcond=None, *, str? driver=None)',
  (
    A: Tensor,
    B: Tensor,
    _rcond: number | null = null,
    driver: string | null = null,
  ): NamedTuple<{ solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor }> => {
    check(
      A.dtype === 'float32' || A.dtype === 'float64',
      () => "This function doesn't handle types other than float and double",
    );
    const isVector = B.ndim === 1 || B.ndim === A.ndim - 1;
    const right = isVector ? B.unsqueeze(-1) : B;
    const [rows, columns] = A.shape.slice(-2) as [number, number];
    check(
      rows === right.shape.at(-2),
      () => 'torch.linalg.lstsq: input.size(-2) should match other.size(-2)',
    );
    const how = driver ?? 'gelsy';
    check(
      DRIVERS.includes(how),
      () => 'torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)',
    );
    const found = matmul(pinv(A), right);
    const none = (dtype: Tensor['dtype']): Tensor => constant([0], dtype, allocate(dtype, 0));
    // Which of the three are computed is LAPACK's driver's affair; the rest are empty.
    const residuals =
      rows > columns && how !== 'gelsy' ? right.sub(matmul(A, found)).square().sum(-2) : none(A.dtype);
    return namedTuple('linalg_lstsq', {
      solution: isVector ? found.squeeze(-1) : found,
      residuals,
      rank: how === 'gels' ? none('int64') : matrix_rank(A.detach()),
      singular_values: how === 'gelsd' || how === 'gelss' ? svdvals(A.detach()) : none(A.dtype),
    });
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.linalg.tensorinv.html */
export const tensorinv = composite('tensorinv(Tensor A, int ind=2)', (A: Tensor, ind = 2): Tensor => {
  check(ind > 0, () => `Expected a strictly positive integer for 'ind', but got ${ind}`);
  const [front, back] = [A.shape.slice(0, ind), A.shape.slice(ind)];
  check(
    numel(front) === numel(back),
    () =>
      `Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got ${numel(back)} != ${numel(front)}`,
  );
  return inverse(A.reshape([numel(back), numel(front)])).reshape([...back, ...front]);
});
export const tensorsolve = composite(
  'tensorsolve(Tensor A, Tensor B, int[]? dims=None)',
  (A: Tensor, B: Tensor, dims: readonly number[] | null = null): Tensor => {
    const moved =
      dims === null
        ? A
        : A.movedim(
            [...dims],
            dims.map((_, i) => A.ndim - dims.length + i),
          );
    const shape = moved.shape.slice(B.ndim);
    return solve(moved.reshape([B.numel(), numel(shape)]), B.flatten()).reshape(shape);
  },
);

/** How much an error grows: https://docs.pytorch.org/docs/stable/generated/torch.linalg.cond.html */
export const cond = composite(
  'cond(Tensor A/input, Scalar|str? p=None)',
  (A: Tensor, p: Scalar | string | null = null): Tensor => {
    const order = p instanceof FloatScalar ? p.value : p;
    if (order === null || order === 2 || order === -2) {
      const s = svdvals(A);
      const [first, last] = [s.narrow(-1, 0, 1), s.narrow(-1, -1, 1)];
      return (order === -2 ? last.div(first) : first.div(last)).squeeze(-1);
    }
    return nan_to_num(matrix_norm(A, p!).mul(matrix_norm(inverse(A), p!)), Infinity, Infinity, -Infinity);
  },
);

/** Powers of x as columns: https://docs.pytorch.org/docs/stable/generated/torch.linalg.vander.html */
const powers = (x: Tensor, n: number): Tensor[] => {
  const one = x.mul(0).add(1).detach().unsqueeze(-1);
  if (n <= 1) return n === 1 ? [one] : [];
  return [
    one,
    x
      .unsqueeze(-1)
      .expand([...x.shape, n - 1])
      .cumprod(-1),
  ];
};
export const linalg_vander = composite(
  'vander(Tensor x, *, int? N=None)',
  (given: Tensor, N: number | null = null): Tensor => {
    const x = given.ndim === 0 ? given.unsqueeze(0) : given;
    return cat(powers(x, N ?? x.shape.at(-1)!), -1);
  },
);
export const vander = composite(
  'vander(Tensor x, int? N=None, bool increasing=False)',
  (x: Tensor, N: number | null = null, increasing = false): Tensor => {
    const made = cat(powers(x, N ?? x.shape[0]!), -1);
    return increasing ? made : made.flip([-1]);
  },
);

/** The product of reflections that QR leaves in compact form. */
function reflections(A: Tensor, tau: Tensor): Tensor {
  const rows = A.shape.at(-2)!;
  let Q = eye(rows, null, A.dtype).expand([...A.shape.slice(0, -2), rows, rows]);
  for (let i = 0; i < tau.shape.at(-1)!; i++) {
    const below = A.narrow(-1, i, 1).tril(-i - 1);
    const unit = eye(rows, null, A.dtype).narrow(-1, i, 1);
    const v = below.add(unit);
    Q = Q.sub(matmul(matmul(Q, v), t(v)).mul(tau.narrow(-1, i, 1).unsqueeze(-1)));
  }
  return Q;
}
/** As many columns of the product as A has. */
function columnsOf(A: Tensor, tau: Tensor): Tensor {
  refuseHalf('orgqr_cpu', A.dtype);
  return reflections(A, tau).narrow(-1, 0, A.shape.at(-1)!);
}
export const householder_product = op(
  'linalg_householder_product(Tensor A/input, Tensor tau)',
  (A: Tensor, tau: Tensor): Tensor => columnsOf(A, tau),
);
export const orgqr = op('orgqr(Tensor input, Tensor input2/tau)', (input: Tensor, tau: Tensor): Tensor =>
  columnsOf(input, tau),
);
export const ormqr = op(
  'ormqr(Tensor input, Tensor input2/tau, Tensor input3/other, bool left=True, bool transpose=False)',
  (input: Tensor, tau: Tensor, other: Tensor, left = true, transpose = false): Tensor => {
    const Q = reflections(input, tau);
    const turned = transpose ? t(Q) : Q;
    return left ? matmul(turned, other) : matmul(other, turned);
  },
);

/** The old name, reduced unless told otherwise. */
export const qr = composite(
  'qr(Tensor input, bool some=True)',
  (input: Tensor, some = true): NamedTuple<{ Q: Tensor; R: Tensor }> => {
    const { Q, R } = linalg_qr(input, some ? 'reduced' : 'complete');
    return namedTuple('qr', { Q, R });
  },
);
