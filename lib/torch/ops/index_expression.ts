/**
 * What stands between the brackets of `x[1:, None, ..., mask]`, resolved; after `applySlicing` in ATen's
 * `TensorIndexing.h` and `make_info` in `TensorAdvancedIndexing.cpp`: numbers, slices, None and `...` make a
 * view of the tensor, index tensors and masks remain.
 */
import { cast } from '../cast.ts';
import { allocate, FloatScalar, isFloating } from '../dtype.ts';
import { checkAs, TorchError } from '../errors.ts';
import { constant } from '../record.ts';
import { broadcastShapes, show } from '../shape.ts';
import { pythonType } from '../python-type.ts';
import { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { unsqueeze } from './dims.ts';
import { tensor as tensorFrom } from './from_data.ts';
import { fromFront, outside } from './gather.ts';
import { coordinatesOfTrue } from './masks.ts';
import { permute, select } from './movement.ts';

export interface Slice {
  readonly start: SliceEnd;
  readonly stop: SliceEnd;
  readonly step: SliceEnd;
}
type SliceEnd = number | Tensor | null;

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

export interface Indexed {
  /** The view that numbers, slices and None make. */
  readonly view: Tensor;
  /** For dimensions of the view: index tensors. */
  readonly indices: readonly (Tensor | null)[];
}

export function resolve(input: Tensor, index: Index): Indexed {
  const items = itemsOf(index);
  const specified = items.reduce<number>((count, item) => count + dimensionsOf(item), 0);
  if (items.length === 1 && input.ndim === 0) refuseOfScalar(items[0]!);
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
  for (const [place, item] of items.entries()) {
    if (item === null) view = unsqueeze(view, d++);
    else if (item === 'ellipsis') d += input.ndim - specified;
    else if (typeof item === 'number' && !Number.isInteger(item)) throw invalid(item);
    else if (typeof item === 'string') throw new TorchError('TypeError', "new(): invalid data type 'str'");
    else if (typeof item === 'number' && !Number.isInteger(item)) throw invalid(new FloatScalar(item));
    else if (typeof item === 'number') view = at(view, d, item, place);
    else if (typeof item === 'boolean') {
      view = unsqueeze(view, d);
      byTensor(placeOf(item));
    } else if (isSlice(item)) view = sliced(view, d++, item);
    else if (item instanceof FloatScalar) throw invalid(item);
    else {
      const tensor = item instanceof Tensor ? item : listIndex(item);
      if (tensor.ndim === 0 && (tensor.dtype === 'bool' || tensor.dtype === 'uint8')) {
        view = unsqueeze(view, d);
        byTensor(placeOf(tensor.peek()[0] !== 0));
      } else if (tensor.ndim === 0 && !isFloating(tensor.dtype)) view = at(view, d, tensor.peek()[0]!, place);
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
  if (typeof list === 'string') throw new TorchError('TypeError', "new(): invalid data type 'str'");
  if (!Array.isArray(list)) throw invalid(list);
  const made = tensorFrom(list);
  return made.numel() === 0 ? cast(made, 'int64') : made;
}

/** @param place of the number in the index, which PyTorch's message calls its dimension */
function at(view: Tensor, d: number, index: number, place: number): Tensor {
  const size = view.shape[d] ?? 0;
  checkAs(
    'IndexError',
    index >= -size && index < size,
    () => `index ${index} is out of bounds for dimension ${place} with size ${size}`,
  );
  return select(view, d, index);
}

/** A tensor of one integer stands for it. */
const endOf = (end: SliceEnd): number | null => (end instanceof Tensor ? end.peek()[0]! : end);

function sliced(view: Tensor, d: number, { start, stop, step }: Slice): Tensor {
  const by = endOf(step) ?? 1;
  checkAs('ValueError', by !== 0, () => 'slice step cannot be zero');
  checkAs('ValueError', by > 0, () => 'step must be greater than zero');
  const size = view.shape[d]!;
  const bound = (place: number): number => Math.max(0, Math.min(place < 0 ? place + size : place, size));
  const from = bound(endOf(start) ?? 0);
  if (from === 0 && stop === null && by === 1) return view;
  return narrowTo(view, d, from, Math.max(from, bound(endOf(stop) ?? size)), by);
}

/** What one index does to a 0-dim tensor. */
function refuseOfScalar(item: IndexItem): void {
  checkAs('IndexError', !isSlice(item), () => 'slice() cannot be applied to a 0-dim tensor.');
  if (typeof item !== 'number') return;
  checkAs('IndexError', item === 0, () => `index ${item} is out of bounds for dimension 0 with size 0`);
  throw new TorchError(
    'IndexError',
    'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
  );
}

export interface Advanced {
  /** The view with the indexed dimensions first. */
  readonly front: Tensor;
  /** Integer tensors for the first dimensions of `front`, wrapped and checked. */
  readonly tensors: readonly Tensor[];
  /** The shape the indices broadcast to. */
  readonly places: readonly number[];
  /** Where those dimensions go in the result. */
  readonly position: number;
}

/**
 * Masks become coordinates; indexed dimensions go to the front; their place in the result follows PyTorch's
 * rule.
 */
export function advanced({ view, indices }: Indexed): Advanced {
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
export function placesFirst({ places, position, front, tensors }: Advanced): number[] {
  const rank = places.length + front.ndim - tensors.length;
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  return [
    ...range(position, position + places.length),
    ...range(0, position),
    ...range(position + places.length, rank),
  ];
}
