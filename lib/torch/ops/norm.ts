/** Norms; after ATen's `LinearAlgebra.cpp` and `torch/functional.py`. */
import { joined } from '../autograd/function.ts';
import { withGrad } from '../autograd/mode.ts';
import { cast } from '../cast.ts';
import { dtypes, FloatScalar, isFloating, type DType, type Scalar } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/reduce.ts';
import type { Tensor } from '../tensor.ts';
import { widened } from '../widened.ts';
import { power } from './arithmetic.ts';
import { amax, amin, reduced, type Dims } from './reduce.ts';
import { root } from '../primitives/elementwise.ts';
import { record } from '../record.ts';
import { abs, sign } from './unary.ts';
import { svdvals } from './decompositions.ts';
import { listOf } from '../shape.ts';
import { where } from './where.ts';

/** The p-norm of all elements over `dim`. */
export function vectorNorm(
  input: Tensor,
  p: number,
  dim: Dims,
  keepdim: boolean,
  dtype: DType | null = null,
  label = 'LinalgVectorNormBackward0',
): Tensor {
  check(
    isFloating(input.dtype),
    () =>
      `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${dtypes[input.dtype].scalarTypeName}`,
  );
  return widened(dtype === null ? input : cast(input, dtype), (x) => wideNorm(x, p, dim, keepdim, label));
}

function wideNorm(x: Tensor, p: number, dim: Dims, keepdim: boolean, label: string): Tensor {
  if (p === 2) return record(root, [reduced(primitives.sum, x.mul(x), dim, keepdim)], {});
  const size = abs(x);
  if (p === Infinity) return amax(size, dim ?? [], keepdim);
  if (p === -Infinity) return amin(size, dim ?? [], keepdim);
  if (p === 0) {
    const count = withGrad(false, () => reduced(primitives.sum, sign(size), dim, keepdim));
    return joined(label, [x], [count], new Set(), () => [null])[0]!; // none, and not zeros
  }
  if (p === 1) return reduced(primitives.sum, size, dim, keepdim);
  const powers = reduced(primitives.sum, power(size, new FloatScalar(p)), dim, keepdim);
  if (!powers.requires_grad) return power(powers, new FloatScalar(1 / p));
  const isZero = powers.eq(0); // where the root has no slope
  return where(isZero, 0, power(where(isZero, 1, powers), new FloatScalar(1 / p)));
}

/** The sum of the singular values, over two dimensions. */
function nuclear(input: Tensor, dims: readonly number[], keepdim: boolean): Tensor {
  const values = svdvals(input.movedim([...dims], [-2, -1])).sum(-1);
  if (!keepdim) return values;
  const kept = input.shape.map((size, d) =>
    dims.some((at) => (at + input.ndim) % input.ndim === d) ? 1 : size,
  );
  return values.reshape(kept);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.norm.html */
export const norm = op(
  "norm(Tensor input, Scalar|str? p='fro', int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)",
  (
    input: Tensor,
    p: Scalar | string | null = 'fro',
    dim: Dims = null,
    keepdim = false,
    dtype: DType | null = null,
  ): Tensor => {
    if (p === 'nuc') return nuclear(input, dim === null ? [-2, -1] : listOf(dim), keepdim);
    check(
      typeof p !== 'string' || p === 'fro',
      () => `linalg.matrix_norm: Order ${p as string} not supported.`,
    );
    const order = p === 'fro' || p === null ? 2 : p instanceof FloatScalar ? p.value : Number(p);
    return vectorNorm(input, order, dim, keepdim, dtype);
  },
);

/** The norm of the difference. */
export const dist = op(
  'dist(Tensor input, Tensor other, Scalar p=2)',
  (input: Tensor, other: Tensor, p: Scalar = 2): Tensor =>
    vectorNorm(
      input.sub(other),
      p instanceof FloatScalar ? p.value : Number(p),
      null,
      false,
      null,
      'DistBackward0',
    ),
);
