/**
 * Writing rows at the places of a 1-dim index: index_add, index_copy, index_fill. After ATen's
 * `TensorAdvancedIndexing.cpp`.
 */
import { joined } from '../autograd/function.ts';
import { withGrad } from '../autograd/mode.ts';
import { cast, fillerTensor } from '../cast.ts';
import type { Scalar } from '../dtype.ts';
import { check, checkAs } from '../errors.ts';
import { op } from '../op.ts';
import { show, wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { fromFront, gather, isIndex, outside, refuseOutside, rowsAt, scattered } from './gather.ts';
import { expand } from './movement.ts';
import { unique } from './unique.ts';
import type { Operand } from './operands.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_add_.html */
export const index_add = op(
  'index_add(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1)',
  (input: Tensor, dim: number, index: Tensor, source: Tensor, alpha: Scalar = 1): Tensor => {
    const d = wrapDim(dim, input.ndim);
    check(index.ndim <= 1, () => 'index_add_(): Index is supposed to be a vector');
    check(isIndex(index.dtype), () => 'index_add_(): Expected dtype int32/int64 for index');
    check(input.dtype === source.dtype, () => 'index_add_(): self and source must have the same scalar type');
    check(
      index.numel() === (source.shape[d] ?? 1),
      () =>
        `index_add_(): Number of indices (${index.numel()}) should be equal to source.size(dim): (${source.shape[d]}), for dim: ${d}`,
    );
    check(
      source.ndim === input.ndim && source.shape.every((size, i) => i === d || size === input.shape[i]),
      () =>
        `source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = ${show(input.shape)} source.shape = ${show(source.shape)}`,
    );
    return scattered(
      'index_add_',
      input,
      d,
      rowsAt(input, d, index),
      cast(mul(source, alpha), input.dtype),
      'sum',
    );
  },
);
export const index_copy = op(
  'index_copy(Tensor input, int dim, Tensor index, Tensor source)',
  (input: Tensor, dim: number, index: Tensor, source: Tensor): Tensor => {
    const d = wrapDim(dim, input.ndim);
    refuseOutside(index, d, input.shape[d] ?? 1, 'IndexError', 'index_copy_(): ');
    check(
      input.dtype === source.dtype,
      () =>
        `index_copy_(): self and source expected to have the same dtype, but got (self) ${input.dtype} and (source) ${source.dtype}`,
    );
    return scattered('index_copy_', input, d, rowsAt(input, d, index), source, 'none');
  },
);
export const index_fill = op(
  'index_fill(Tensor input, int dim, Tensor index, Tensor|Scalar value)',
  (input: Tensor, dim: number, index: Tensor, value: Operand): Tensor => {
    const d = wrapDim(dim, input.ndim);
    const size = input.shape[d] ?? 1;
    const bad = outside(index, -size, size);
    checkAs(
      'IndexError',
      bad === undefined,
      () => `index ${bad} is out of bounds for dimension ${d} with size ${size}`,
    );
    const at = rowsAt(input, d, fromFront(index, size));
    const filler = value instanceof Tensor ? cast(value, input.dtype) : fillerTensor(value, input.dtype);
    const filled = (): Tensor => scattered('index_fill_', input, d, at, expand(filler, at.shape), 'none');
    if (!filler.requires_grad) return filled();
    // A place that the index names twice was filled once, and gives the value its gradient once.
    const gradient = ([grad]: readonly (Tensor | null)[]): Tensor[] => [
      index_fill(grad!, d, index, 0),
      gather(grad!, d, rowsAt(input, d, fromFront(unique(index) as Tensor, size))).sum(),
    ];
    const made = withGrad(false, filled);
    return joined('IndexFillBackward1', [input, filler], [made], new Set(), gradient)[0]!;
  },
);
