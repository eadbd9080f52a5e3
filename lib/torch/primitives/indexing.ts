/**
 * Reading and writing at places given by integer tensors. Indices are within bounds and not negative: the
 * operations have seen to that.
 */
import { allocate } from '../dtype.ts';
import type { Attributes, KernelMeta, Meta, Primitive } from '../node.ts';
import { broadcastShapes, contiguousStrides, expandedStrides, numel, type Shape } from '../shape.ts';
import { forEachOffset } from './movement.ts';

interface DimAttribute extends Attributes {
  readonly dim: number;
}

/** x and a 1-dim index: x at those places of `dim`. */
export const index_select: Primitive<DimAttribute> = {
  name: 'index_select',
  infer: ([x, index], { dim }) => ({
    shape: x!.shape.map((size, d) => (d === dim ? numel(index!.shape) : size)),
    dtype: x!.dtype,
  }),
  kernel: ({ inputs, values, attributes: { dim }, output }) => {
    const [x, index] = values;
    const { shape } = inputs[0]!;
    const inner = numel(shape.slice(dim + 1));
    const outer = numel(shape.slice(0, dim));
    const result = allocate(output.dtype, numel(output.shape));
    let at = 0;
    for (let o = 0; o < outer; o++)
      for (const i of index!) {
        const from = (o * shape[dim]! + i) * inner;
        result.set(x!.subarray(from, from + inner), at);
        at += inner;
      }
    return result;
  },
};

/** Row-major places in `shape` of the elements that an index tensor names along `dim`. */
function placesAlong(dim: number, index: ArrayLike<number>, indexShape: Shape, shape: Shape): Float64Array {
  const strides = contiguousStrides(shape);
  const places = new Float64Array(index.length);
  const others = strides.map((stride, d) => (d === dim ? 0 : stride));
  forEachOffset(indexShape, others, 0, (offset, i) => {
    places[i] = offset + index[i]! * (strides[dim] ?? 1);
  });
  return places;
}

/** x and an index of as many dimensions: `out[i][j] = x[index[i][j]][j]` for dim 0. */
export const gather: Primitive<DimAttribute> = {
  name: 'gather',
  infer: ([x, index]) => ({ shape: index!.shape, dtype: x!.dtype }),
  kernel: ({ inputs, values, attributes: { dim }, output }) => {
    const places = placesAlong(dim, values[1]!, inputs[1]!.shape, inputs[0]!.shape);
    const result = allocate(output.dtype, places.length);
    for (let i = 0; i < places.length; i++) result[i] = values[0]![places[i]!]!;
    return result;
  },
};

export type ScatterReduction = 'none' | 'sum' | 'prod' | 'amax' | 'amin';

const reductions: Readonly<Record<ScatterReduction, (old: number, value: number) => number>> = {
  none: (_, value) => value,
  sum: (old, value) => old + value,
  prod: (old, value) => old * value,
  amax: (old, value) => (value > old || Number.isNaN(value) ? value : old),
  amin: (old, value) => (value < old || Number.isNaN(value) ? value : old),
};

/**
 * x, an index of as many dimensions, and values at least of the index's size: x with the values written or
 * folded in.
 */
export const scatter: Primitive<DimAttribute & { readonly reduce: ScatterReduction }> = {
  name: 'scatter',
  infer: ([x]) => x!,
  kernel: ({ inputs, values, attributes: { dim, reduce } }) => {
    const [x, index, source] = values;
    const result = x!.slice();
    const places = placesAlong(dim, index!, inputs[1]!.shape, inputs[0]!.shape);
    const fold = reductions[reduce];
    forEachOffset(inputs[1]!.shape, contiguousStrides(inputs[2]!.shape), 0, (from, i) => {
      result[places[i]!] = fold(result[places[i]!]!, source![from]!);
    });
    return result;
  },
};

export type IndexAttributes = Attributes & {
  /** Which dimensions of x the index tensors stand for, one each: always the first ones. */
  readonly dims: number;
};

function indexedShape(x: Meta, indices: readonly Meta[]): number[] {
  const places = indices.reduce<readonly number[]>((shape, index) => broadcastShapes(shape, index.shape), []);
  return [...places, ...x.shape.slice(indices.length)];
}

/** For each element that the indices name, in order: its row-major place in x. The indices broadcast. */
function forEachIndexed(
  { inputs }: KernelMeta,
  x: Meta,
  indices: readonly Meta[],
  values: readonly ArrayLike<number>[],
  visit: (start: number, i: number) => void,
): void {
  const places = indices.reduce<readonly number[]>((shape, index) => broadcastShapes(shape, index.shape), []);
  const strides = contiguousStrides(x.shape);
  const starts = new Float64Array(numel(places));
  indices.forEach((index, k) => {
    const at = expandedStrides(index.shape, contiguousStrides(index.shape), places);
    forEachOffset(places, at, 0, (from, i) => {
      starts[i]! += values[k]![from]! * strides[k]!;
    });
  });
  if (inputs.length > 0) starts.forEach(visit);
}

/** x and integer tensors for its first dimensions, which broadcast: (…broadcast, …rest of x). */
export const index: Primitive<IndexAttributes> = {
  name: 'index',
  infer: ([x, ...indices]) => ({ shape: indexedShape(x!, indices), dtype: x!.dtype }),
  kernel: (call) => {
    const { inputs, values, output } = call;
    const rest = numel(inputs[0]!.shape.slice(inputs.length - 1));
    const result = allocate(output.dtype, numel(output.shape));
    forEachIndexed(call, inputs[0]!, inputs.slice(1), values.slice(1), (start, i) => {
      for (let r = 0; r < rest; r++) result[i * rest + r] = values[0]![start + r]!;
    });
    return result;
  },
};

/**
 * x, values of the shape that `index` would give, and the indices: x with the values written (or added)
 * there.
 */
export const index_put: Primitive<IndexAttributes & { readonly accumulate: boolean }> = {
  name: 'index_put',
  infer: ([x]) => x!,
  kernel: (call) => {
    const { inputs, values, attributes } = call;
    const rest = numel(inputs[0]!.shape.slice(inputs.length - 2));
    const result = values[0]!.slice();
    forEachIndexed(call, inputs[0]!, inputs.slice(2), values.slice(2), (start, i) => {
      for (let r = 0; r < rest; r++) {
        const value = values[1]![i * rest + r]!;
        result[start + r] = attributes.accumulate ? result[start + r]! + value : value;
      }
    });
    return result;
  },
};
