/**
 * Indexing as Python writes it, `x[1:, None, ..., mask]`, read and assigned; after `THPVariable_getitem` in
 * `python_variable_indexing.cpp` and ATen's `TensorAdvancedIndexing.cpp`.
 *
 * Numbers, slices, None and `...` make views; tensors and lists copy.
 */
import { fillerTensor } from '../cast.ts';
import { dtypes, FloatScalar, type Scalar } from '../dtype.ts';
import { check, TorchError } from '../errors.ts';
import { op } from '../op.ts';
import { refuseOverlap } from '../overlap.ts';
import * as primitives from '../primitives/indexing.ts';
import { iteratorStrides, record, write } from '../record.ts';
import { expandedStrides, numel, show } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { pythonType } from '../python-type.ts';
import {
  advanced,
  placesFirst,
  resolve,
  type Advanced,
  type Index,
  type Indexed,
} from './index_expression.ts';
import { aliasOf, clone, copied, copy_ } from './copy.ts';
import { expand, permute, reshape } from './movement.ts';

/**
 * The iterator's order: dimensions that are not indexed keep theirs, the indices' dimensions stay where they
 * are.
 */
function stridesOfIndexed(
  { front, tensors, places, position }: Advanced,
  shape: readonly number[],
): number[] {
  const rest = front.strides.slice(tensors.length);
  const none = (count: number): number[] => new Array<number>(count).fill(0);
  const source = rest.toSpliced(position, 0, ...none(places.length));
  const indices = tensors.map((tensor) => [
    ...none(position),
    ...expandedStrides(tensor.shape, tensor.strides, places),
    ...none(rest.length - position),
  ]);
  return iteratorStrides(shape, [source, ...indices]);
}

/** `input[index]` */
export const getitem = op('getitem(Tensor input, any index)', (input: Tensor, index: Index): Tensor => {
  const indexed = resolve(input, index);
  if (indexed.indices.length === 0) return indexed.view === input ? aliasOf(input) : indexed.view;
  const how = advanced(indexed);
  const found = record(primitives.index, [how.front, ...how.tensors], { dims: how.tensors.length });
  const order = placesFirst(how);
  const result = permute(
    found,
    order.map((_, d) => order.indexOf(d)),
  );
  return copied(result, result.device, stridesOfIndexed(how, result.shape));
});

/** `input[index] = value`, seen through all views of the same memory. */
export const setitem = op(
  'setitem(Tensor input, any index, any value)',
  (input: Tensor, index: Index, value: Tensor | Scalar): Tensor => {
    const known =
      value instanceof Tensor ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      value instanceof FloatScalar;
    if (!known)
      throw new TorchError(
        'TypeError',
        `can't assign a ${pythonType(value)} to a torch.${dtypes[input.dtype].tensorTypeName}`,
      );
    const source = value instanceof Tensor ? value : fillerTensor(value, input.dtype);
    const indexed = resolve(input, index);
    if (indexed.indices.length === 0)
      copy_(indexed.view, expand(withoutLeadingOnes(source, indexed.view.ndim), indexed.view.shape));
    else assign(indexed, source, input);
    return input;
  },
);

function withoutLeadingOnes(source: Tensor, rank: number): Tensor {
  let extra = 0;
  while (source.ndim - extra > rank && source.shape[extra] === 1) extra++;
  return extra === 0 ? source : reshape(source, source.shape.slice(extra));
}

function assign(indexed: Indexed, source: Tensor, input: Tensor, accumulate = false): void {
  check(
    source.dtype === input.dtype,
    () =>
      `Index put requires the source and destination dtypes match, got ${dtypes[input.dtype].scalarTypeName} for the destination and ${dtypes[source.dtype].scalarTypeName} for the source.`,
  );
  if (!isMaskedFill(indexed, source))
    for (const read of [source, ...indexed.indices]) if (read instanceof Tensor) refuseOverlap(input, read);
  const how = advanced(indexed);
  const rest = how.front.shape.slice(how.tensors.length);
  const shape = rest.toSpliced(how.position, 0, ...how.places);
  const fitting = withoutLeadingOnes(source, shape.length);
  check(
    canExpand(fitting.shape, shape),
    () =>
      `shape mismatch: value tensor of shape ${show(source.shape)} cannot be broadcast to indexing result of shape ${show(shape)}`,
  );
  const values = permute(expand(fitting, shape), placesFirst(how));
  const put = record(primitives.index_put, [how.front, values, ...how.tensors], {
    dims: how.tensors.length,
    accumulate,
  });
  write(how.front, put.node);
}

/** One number where masks are true; after ATen's `canDispatchToMaskedFill`. */
const isMaskedFill = ({ indices }: Indexed, source: Tensor): boolean =>
  source.numel() === 1 &&
  indices.every((index) => !(index instanceof Tensor) || index.dtype === 'bool' || index.dtype === 'uint8');

const canExpand = (from: readonly number[], to: readonly number[]): boolean =>
  from.length <= to.length &&
  from.every((size, d) => size === 1 || size === to[d + to.length - from.length]) &&
  numel(to) >= 0;

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.index_put_.html */
export const index_put_ = op(
  'index_put_(Tensor input, any indices, Tensor values, bool accumulate=False)',
  (input: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate = false): Tensor => {
    assign({ view: input, indices }, values, input, accumulate);
    return input;
  },
);
/** As `index_put_`, on a copy. */
export const index_put = op(
  'index_put(Tensor input, any indices, Tensor values, bool accumulate=False)',
  (input: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate = false): Tensor =>
    index_put_(clone(input), indices, values, accumulate),
);
