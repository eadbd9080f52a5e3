/**
 * Folding rows into a tensor, writing at flat places, and shortening rows; after ATen's
 * `TensorAdvancedIndexing.cpp`.
 */
import { FloatScalar, type Scalar } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/indexing.ts';
import { record } from '../record.ts';
import { wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { fromFront, isIndex, rowsAt, scatter_reduce } from './gather.ts';
import { flatten, reshape } from './movement.ts';
import { vectorNorm } from './norm.ts';
import { where } from './where.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_reduce_.html */
export const index_reduce = op(
  'index_reduce(Tensor input, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True)',
  (
    input: Tensor,
    dim: number,
    index: Tensor,
    source: Tensor,
    reduce: string,
    include_self = true,
  ): Tensor => {
    check(
      ['prod', 'mean', 'amax', 'amin'].includes(reduce),
      () => `index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got ${reduce}.`,
    );
    const d = wrapDim(dim, input.ndim);
    const at = rowsAt(input.ndim === 0 ? reshape(input, [1]) : input, d, index);
    return scatter_reduce(input, d, reshape(at, source.shape), source, reduce, include_self);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.put_.html */
export const put = op(
  'put(Tensor input, Tensor index, Tensor source, bool accumulate=False)',
  (input: Tensor, index: Tensor, source: Tensor, accumulate = false): Tensor => {
    check(isIndex(index.dtype), () => `put_(): Expected a long tensor for index, but got ${index.dtype}`);
    check(
      input.dtype === source.dtype,
      () =>
        `put_(): self and source expected to have the same dtype, but got self.dtype = ${input.dtype} and source.dtype = ${source.dtype}`,
    );
    check(
      index.numel() === source.numel(),
      () =>
        `put_(): Expected source and index to have the same number of elements, but got source.numel() = ${source.numel()}, index.numel() = ${index.numel()}`,
    );
    const places = fromFront(flatten(index), input.numel());
    const written = record(primitives.index_put, [flatten(input), flatten(source), places], {
      dims: 1,
      accumulate,
    });
    return reshape(written, input.shape);
  },
);

/**
 * Each slice along `dim` shortened to a norm of at most `maxnorm`:
 * https://docs.pytorch.org/docs/stable/generated/torch.renorm.html
 */
export const renorm = op(
  'renorm(Tensor input, Scalar p, int dim, Scalar maxnorm)',
  (input: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor => {
    const [order, most] = [p, maxnorm].map((x) => (x instanceof FloatScalar ? x.value : Number(x)));
    check(order! > 0, () => 'renorm: non-positive-norm not supported');
    check(most! >= 0, () => `renorm: expected maxnorm to be >= 0 but got ${most}`);
    check(input.ndim > 1, () => `renorm: input needs at least 2 dimensions, got ${input.ndim} dimensions`);
    const d = wrapDim(dim, input.ndim);
    const others = input.shape.map((_, i) => i).filter((i) => i !== d);
    const norm = vectorNorm(input, order!, others, true);
    const isLong = norm.gt(most!);
    return input.mul(where(isLong, where(isLong, norm, 1).add(1e-7).reciprocal().mul(most!), 1));
  },
);
