/**
 * Operations whose result's size depends on values: nonzero, masked_select, where of one argument. They
 * compute at once.
 */
import { allocate } from '../dtype.ts';
import { check } from '../errors.ts';
import { invalidCombination } from '../invalid_arguments.ts';
import { op } from '../op.ts';
import { index, index_put } from '../primitives/indexing.ts';
import { constant, record } from '../record.ts';
import { broadcastShapes, contiguousStrides } from '../shape.ts';
import { pythonType } from '../python-type.ts';
import type { Tensor } from '../tensor.ts';
import { copied } from './copy.ts';
import { narrowTo } from '../views.ts';
import { expand, flatten, reshape } from './movement.ts';
import type { Operand } from './operands.ts';
import { asCondition, where as choose } from './where.ts';

/** Row-major places of the elements that are not zero. */
export function placesOfTrue(input: Tensor): Tensor {
  const values = input.peek();
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) places.push(i);
  const result = allocate('int64', places.length);
  result.set(places);
  return constant([places.length], 'int64', result);
}

/** For each dimension, where the elements that are not zero stand. */
export function coordinatesOfTrue(input: Tensor): Tensor[] {
  const places = placesOfTrue(input).peek();
  return contiguousStrides(input.shape).map((stride, d) => {
    const along = allocate('int64', places.length);
    for (let i = 0; i < places.length; i++) along[i] = Math.floor(places[i]! / stride) % input.shape[d]!;
    return constant([places.length], 'int64', along);
  });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nonzero.html */
export const nonzero = op(
  'nonzero(Tensor input, *, bool as_tuple=False)',
  (input: Tensor, as_tuple = false): Tensor | Tensor[] => {
    if (as_tuple) return coordinatesOfTrue(input.ndim === 0 ? input.reshape([1]) : input);
    const columns = coordinatesOfTrue(input);
    const count = placesOfTrue(input).numel();
    const table = allocate('int64', count * columns.length);
    columns.forEach((column, d) => {
      table.set(column.peek(), d * count);
    });
    // (dims, count) in memory, shown as (count, dims), as ATen's kernel leaves it
    const stored = constant([columns.length, count], 'int64', table).transpose(0, 1);
    return copied(stored, stored.device, [1, Math.max(count, 1)]);
  },
);
export const argwhere = op('argwhere(Tensor input)', (input: Tensor): Tensor => nonzero(input) as Tensor);

/** https://docs.pytorch.org/docs/stable/generated/torch.masked_select.html */
export const masked_select = op(
  'masked_select(Tensor input, Tensor mask)',
  (input: Tensor, mask: Tensor): Tensor => {
    check(mask.dtype === 'bool', () => 'masked_select: expected BoolTensor for mask');
    const shape = broadcastShapes(mask.shape, input.shape);
    return record(index, [flatten(expand(input, shape)), placesOfTrue(expand(mask, shape))], { dims: 1 });
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.where.html: with one argument, nonzero as a tuple. */
export const where = op(
  'where(Tensor condition, Tensor|Scalar? input/self=None, Tensor|Scalar? other=None)',
  (condition: Tensor, input: Operand | null = null, other: Operand | null = null): Tensor | Tensor[] => {
    if ((input === null) !== (other === null)) {
      const args = [condition, input ?? other];
      throw invalidCombination({ name: 'where', style: 'function', args, kwargs: {} }, pythonType);
    }
    if (input === null || other === null)
      return coordinatesOfTrue(condition.ndim === 0 ? condition.reshape([1]) : condition);
    return choose(asCondition(condition), input, other);
  },
);
/** The method: `x.where(condition, other)`. */
export const where_method = op(
  'where(Tensor input, Tensor condition, Tensor|Scalar other)',
  (input: Tensor, condition: Tensor, other: Operand): Tensor => choose(asCondition(condition), input, other),
);

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_scatter_.html */
export const masked_scatter = op(
  'masked_scatter(Tensor input, Tensor mask, Tensor source)',
  (input: Tensor, mask: Tensor, source: Tensor): Tensor => {
    check(
      mask.dtype === 'bool',
      () => `masked_scatter_ only supports boolean masks, but got mask with dtype ${mask.dtype}`,
    );
    check(
      input.dtype === source.dtype,
      () => 'masked_scatter: expected self and source to have same dtypes but got Float and Double',
    );
    const shape = broadcastShapes(input.shape, mask.shape);
    const [chosen, base] = [expand(mask, shape), expand(input, shape)];
    const places = placesOfTrue(chosen);
    const count = places.numel();
    check(count <= source.numel(), () => 'Number of elements of source < number of ones in mask');
    const written = record(index_put, [flatten(base), narrowTo(flatten(source), 0, 0, count), places], {
      dims: 1,
      accumulate: false,
    });
    return reshape(written, shape);
  },
);
