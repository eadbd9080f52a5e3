/**
 * Indexing as Python writes it, `x[1:, None, ..., mask]`, read and assigned; after `THPVariable_getitem` in
 * `python_variable_indexing.cpp` and ATen's `TensorAdvancedIndexing.cpp`.
 *
 * Numbers, slices, None and `...` make views; tensors and lists copy.
 */
import { cast, scalarTensor } from '../cast.ts';
import { allocate, dtypes, FloatScalar, isFloating, type Scalar } from '../dtype.ts';
import { check, checkAs, TorchError } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/indexing.ts';
import { constant, iteratorStrides, record, write } from '../record.ts';
import { broadcastShapes, expandedStrides, numel, show } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { pythonType } from '../signature.ts';
import { aliasOf, copied, copy_ } from './copy.ts';
import { unsqueeze } from './dims.ts';
import { tensor as tensorFrom } from './from_data.ts';
import { fromFront, outside } from './gather.ts';
import { coordinatesOfTrue } from './masks.ts';
import { expand, permute, reshape, select } from './movement.ts';

export interface Slice {
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number | null;
}

export type IndexItem =
  number | boolean | Slice | null | 'ellipsis' | Tensor | readonly unknown[] | FloatScalar;
/** One item, or a list of them for `x[a, b]`. */
export type Index = IndexItem | { readonly tuple: readonly IndexItem[] };

const isSlice = (item: unknown): item is Slice => typeof item === 'object' && item !== null && 'step' in item;

/** A list is taken for a tuple when it holds what only a tuple could, as PyTorch still does. */
function itemsOf(index: Index): readonly IndexItem[] {
  if (typeof index === 'object' && index !== null && 'tuple' in index) return index.tuple;
  if (!Array.isArray(index) || index.length >= 32) return [index as IndexItem];
  const items = index as readonly unknown[];
  const tupleLike = items.some(
    (item) =>
      Array.isArray(item) || item instanceof Tensor || isSlice(item) || item === null || item === 'ellipsis',
  );
  return tupleLike ? (items as readonly IndexItem[]) : [items];
}

/** How many dimensions of the tensor an item stands for. */
function dimensionsOf(item: IndexItem): number {
  if (item === null || item === 'ellipsis' || typeof item === 'boolean') return 0;
  if (item instanceof Tensor) return item.dtype === 'bool' || item.dtype === 'uint8' ? item.ndim : 1;
  return 1;
}

interface Indexed {
  /** The view that numbers, slices and None make. */
  readonly view: Tensor;
  /** For dimensions of the view: index tensors. */
  readonly indices: readonly (Tensor | null)[];
}

function resolve(input: Tensor, index: Index): Indexed {
  const items = itemsOf(index);
  const specified = items.reduce<number>((count, item) => count + dimensionsOf(item), 0);
  if (items.length === 1 && input.ndim === 0 && typeof items[0] === 'number')
    throw new TorchError(
      'IndexError',
      'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    );
  checkAs(
    'IndexError',
    specified <= input.ndim,
    () => `too many indices for tensor of dimension ${input.ndim}`,
  );
  let view = input;
  let d = 0;
  const indices: (Tensor | null)[] = [];
  const byTensor = (tensor: Tensor): void => {
    while (indices.length < d) indices.push(null);
    indices[d] = tensor;
    d++;
  };
  for (const item of items) {
    if (item === null) view = unsqueeze(view, d++);
    else if (item === 'ellipsis') d += input.ndim - specified;
    else if (typeof item === 'number') view = at(view, d, item);
    else if (typeof item === 'boolean') {
      view = unsqueeze(view, d);
      byTensor(placeOf(item));
    } else if (isSlice(item)) view = sliced(view, d++, item);
    else if (item instanceof FloatScalar) throw invalid(item);
    else {
      const tensor = item instanceof Tensor ? item : listIndex(item);
      if (tensor.ndim === 0 && tensor.dtype === 'bool') {
        view = unsqueeze(view, d);
        byTensor(placeOf(tensor.values()[0] !== 0));
      } else if (tensor.ndim === 0 && !isFloating(tensor.dtype) && tensor.dtype !== 'uint8')
        view = at(view, d, tensor.values()[0]!);
      else byTensor(tensor);
    }
  }
  return { view, indices };
}

const invalid = (item: unknown): TorchError =>
  new TorchError(
    'IndexError',
    `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${pythonType(item)})`,
  );

const placeOf = (present: boolean): Tensor =>
  constant([Number(present)], 'int64', allocate('int64', Number(present)));

function listIndex(list: unknown): Tensor {
  if (!Array.isArray(list)) throw invalid(list);
  const made = tensorFrom(list);
  return made.numel() === 0 ? cast(made, 'int64') : made;
}

function at(view: Tensor, d: number, index: number): Tensor {
  const size = view.shape[d]!;
  checkAs(
    'IndexError',
    index >= -size && index < size,
    () => `index ${index} is out of bounds for dimension ${d} with size ${size}`,
  );
  return select(view, d, index);
}

function sliced(view: Tensor, d: number, { start, stop, step }: Slice): Tensor {
  const by = step ?? 1;
  checkAs('ValueError', by !== 0, () => 'slice step cannot be zero');
  checkAs('ValueError', by > 0, () => 'step must be greater than zero');
  const size = view.shape[d]!;
  const bound = (place: number): number => Math.max(0, Math.min(place < 0 ? place + size : place, size));
  const from = bound(start ?? 0);
  if (from === 0 && stop === null && by === 1) return view;
  return narrowTo(view, d, from, Math.max(from, bound(stop ?? size)), by);
}

interface Advanced {
  /** The view with the indexed dimensions first. */
  readonly front: Tensor;
  /** Integer tensors for the first dimensions of `front`, wrapped and checked. */
  readonly tensors: readonly Tensor[];
  /** The shape the indices broadcast to. */
  readonly places: readonly number[];
  /** Where those dimensions go in the result. */
  readonly position: number;
}

/** Masks become coordinates; indexed dimensions go to the front; their place in the result follows PyTorch's rule. */
function advanced({ view, indices }: Indexed): Advanced {
  const perDimension: (Tensor | null)[] = [];
  for (const tensor of indices) {
    if (tensor === null || (tensor.dtype !== 'bool' && tensor.dtype !== 'uint8')) perDimension.push(tensor);
    else {
      const from = perDimension.length;
      tensor.shape.forEach((size, d) => {
        checkAs(
          'IndexError',
          size === view.shape[from + d],
          () =>
            `The shape of the mask ${show(tensor.shape)} at index ${d} does not match the shape of the indexed tensor ${show(view.shape)} at index ${from + d}`,
        );
      });
      perDimension.push(...coordinatesOfTrue(tensor));
    }
  }
  const dims = perDimension.flatMap((tensor, d) => (tensor === null ? [] : [d]));
  const given = dims.map((d) => perDimension[d]!);
  given.forEach((tensor) => {
    checkAs(
      'IndexError',
      tensor.dtype === 'int64' || tensor.dtype === 'int32',
      () => 'tensors used as indices must be long, int, byte or bool tensors',
    );
  });
  const places = broadcastPlaces(given);
  const adjacent = dims.every((d, k) => d === dims[0]! + k);
  const others = view.shape.map((_, d) => d).filter((d) => !dims.includes(d));
  const tensors = given.map((tensor, k) => {
    const size = view.shape[dims[k]!]!;
    const bad = outside(tensor, -size, size);
    checkAs(
      'IndexError',
      bad === undefined,
      () => `index ${bad} is out of bounds for dimension ${k} with size ${size}`,
    );
    return fromFront(tensor, size);
  });
  return { front: permute(view, [...dims, ...others]), tensors, places, position: adjacent ? dims[0]! : 0 };
}

function broadcastPlaces(tensors: readonly Tensor[]): readonly number[] {
  try {
    return tensors.reduce<readonly number[]>((shape, tensor) => broadcastShapes(shape, tensor.shape), []);
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    throw new TorchError(
      'IndexError',
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${tensors.map((tensor) => show(tensor.shape)).join(', ')}`,
    );
  }
}

/** From `(…rest before, …places, …rest after)` to `(…places, …rest)`, as dimensions of the former. */
function placesFirst({ places, position, front, tensors }: Advanced): number[] {
  const rank = places.length + front.ndim - tensors.length;
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  return [
    ...range(position, position + places.length),
    ...range(0, position),
    ...range(position + places.length, rank),
  ];
}

/** The iterator's order: dimensions that are not indexed keep theirs, the indices' dimensions stay where they are. */
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
    const source = value instanceof Tensor ? value : scalarTensor(value, input.dtype);
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
