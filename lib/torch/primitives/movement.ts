/**
 * Movement primitives: what changes the shape or the order of elements and computes nothing.
 * Attributes are normalised by the operations: dimensions counted from the front, sizes without -1.
 */
import { allocate, type Values } from '../dtype.ts';
import type { Attributes, KernelCall, Meta, Primitive } from '../node.ts';
import { contiguousStrides, expandedStrides, numel, type Shape } from '../shape.ts';

interface ShapeAttribute extends Attributes {
  readonly shape: Shape;
}

const sameType = (input: Meta | undefined, shape: Shape): Meta => ({ shape, dtype: input!.dtype });

/** Read `values` at `strides` and `offset`, row by row of `shape`. */
export function gatherStrided(
  call: KernelCall,
  shape: Shape,
  strides: readonly number[],
  offset: number,
): Values {
  const source = call.values[0]!;
  const result = allocate(call.output.dtype, numel(shape));
  forEachOffset(shape, strides, offset, (from, to) => {
    result[to] = source[from]!;
  });
  return result;
}

/** Calls `visit(offset, i)` for each element of `shape`, row by row; `offset` follows `strides`. */
export function forEachOffset(
  shape: Shape,
  strides: readonly number[],
  offset: number,
  visit: (offset: number, index: number) => void,
): void {
  const count = numel(shape);
  const last = shape.length - 1;
  const index = new Array<number>(shape.length).fill(0);
  let at = offset;
  for (let i = 0; i < count; i++) {
    visit(at, i);
    for (let d = last; d >= 0; d--) {
      at += strides[d]!;
      if (++index[d]! < shape[d]!) break;
      at -= strides[d]! * shape[d]!;
      index[d] = 0;
    }
  }
}

/** Same elements, same row-major order, another shape. */
export const reshape: Primitive<ShapeAttribute> = {
  name: 'reshape',
  infer: ([input], { shape }) => sameType(input, shape),
  kernel: ({ values }) => values[0]!,
  work: () => 0,
};

export const permute: Primitive<{ readonly dims: readonly number[] }> = {
  name: 'permute',
  infer: ([input], { dims }) =>
    sameType(
      input,
      dims.map((d) => input!.shape[d]!),
    ),
  kernel: (call) => {
    const strides = contiguousStrides(call.inputs[0]!.shape);
    return gatherStrided(
      call,
      call.output.shape,
      call.attributes.dims.map((d) => strides[d]!),
      0,
    );
  },
};

export const expand: Primitive<ShapeAttribute> = {
  name: 'expand',
  infer: ([input], { shape }) => sameType(input, shape),
  kernel: (call) => {
    const { shape } = call.inputs[0]!;
    return gatherStrided(
      call,
      call.output.shape,
      expandedStrides(shape, contiguousStrides(shape), call.output.shape),
      0,
    );
  },
};

/** For each dimension `start`, `stop` (exclusive) and a positive `step`. */
export interface SliceAttributes extends Attributes {
  readonly starts: readonly number[];
  readonly stops: readonly number[];
  readonly steps: readonly number[];
}

export const slice: Primitive<SliceAttributes> = {
  name: 'slice',
  infer: ([input], { starts, stops, steps }) =>
    sameType(
      input,
      starts.map((start, d) => Math.max(0, Math.ceil((stops[d]! - start) / steps[d]!))),
    ),
  kernel: (call) => {
    const strides = contiguousStrides(call.inputs[0]!.shape);
    const { starts, steps } = call.attributes;
    const offset = starts.reduce((sum, start, d) => sum + start * strides[d]!, 0);
    return gatherStrided(
      call,
      call.output.shape,
      strides.map((stride, d) => stride * steps[d]!),
      offset,
    );
  },
};

export const flip: Primitive<{ readonly dims: readonly number[] }> = {
  name: 'flip',
  infer: ([input]) => sameType(input, input!.shape),
  kernel: (call) => {
    const { shape } = call.output;
    const strides = contiguousStrides(shape);
    const flipped = strides.map((stride, d) => (call.attributes.dims.includes(d) ? -stride : stride));
    const offset = call.attributes.dims.reduce((sum, d) => sum + strides[d]! * Math.max(shape[d]! - 1, 0), 0);
    return gatherStrided(call, shape, flipped, offset);
  },
};

export interface StridedAttributes extends Attributes {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly storage_offset: number;
}

/** Any view of contiguous memory: `unfold`, `diagonal`, `as_strided`. */
export const as_strided: Primitive<StridedAttributes> = {
  name: 'as_strided',
  infer: ([input], { shape }) => sameType(input, shape),
  kernel: (call) =>
    gatherStrided(call, call.output.shape, call.attributes.strides, call.attributes.storage_offset),
};

export interface StridedWriteAttributes extends Attributes {
  readonly strides: readonly number[];
  readonly storage_offset: number;
  /** Strides of the written-to storage, which is dense but may be permuted. */
  readonly base_strides: readonly number[];
}

/**
 * The first input with the second written to the places that `strides` and `storage_offset` name in its
 * memory.
 */
export const as_strided_write: Primitive<StridedWriteAttributes> = {
  name: 'as_strided_write',
  infer: ([base]) => sameType(base, base!.shape),
  kernel: ({ inputs, values, attributes, output }) => {
    const result = values[0]!.slice();
    const { strides, storage_offset, base_strides } = attributes;
    const logicalOf = memoryToLogical(output.shape, base_strides);
    forEachOffset(inputs[1]!.shape, strides, storage_offset, (to, from) => {
      result[logicalOf(to)] = values[1]![from]!;
    });
    return result;
  },
};

/**
 * From a place in a dense, possibly permuted memory to the row-major index of the element that is kept there.
 */
export function memoryToLogical(shape: Shape, strides: readonly number[]): (offset: number) => number {
  const logical = contiguousStrides(shape);
  if (logical.every((stride, d) => stride === strides[d] || shape[d] === 1)) return (offset) => offset;
  const outermostFirst = shape
    .map((_, d) => d)
    .filter((d) => shape[d]! > 1)
    .sort((a, b) => strides[b]! - strides[a]!);
  return (offset) => {
    let index = 0;
    for (const d of outermostFirst) {
      const i = Math.floor(offset / strides[d]!);
      offset -= i * strides[d]!;
      index += i * logical[d]!;
    }
    return index;
  };
}

export const cat: Primitive<{ readonly dim: number }> = {
  name: 'cat',
  infer: (inputs, { dim }) => {
    const total = inputs.reduce((sum, input) => sum + input.shape[dim]!, 0);
    return sameType(
      inputs[0],
      inputs[0]!.shape.map((size, d) => (d === dim ? total : size)),
    );
  },
  kernel: ({ inputs, values, attributes: { dim }, output }) => {
    const result = allocate(output.dtype, numel(output.shape));
    const inner = numel(output.shape.slice(dim + 1));
    const outer = numel(output.shape.slice(0, dim));
    const row = output.shape[dim]! * inner;
    let offset = 0;
    inputs.forEach((input, k) => {
      const part = input.shape[dim]! * inner;
      for (let o = 0; o < outer; o++)
        result.set(values[k]!.subarray(o * part, (o + 1) * part), o * row + offset);
      offset += part;
    });
    return result;
  },
};

/** `value` around the input: `before[d]` and `after[d]` elements in dimension d, none of them negative. */
export const constant_pad: Primitive<{
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly value: number;
}> = {
  name: 'constant_pad',
  infer: ([input], { before, after }) =>
    sameType(
      input,
      input!.shape.map((size, d) => size + before[d]! + after[d]!),
    ),
  kernel: ({ inputs, values, attributes: { before, value }, output }) => {
    const result = allocate(output.dtype, numel(output.shape)).fill(value);
    const strides = contiguousStrides(output.shape);
    const offset = before.reduce((sum, n, d) => sum + n * strides[d]!, 0);
    forEachOffset(inputs[0]!.shape, strides, offset, (to, from) => {
      result[to] = values[0]![from]!;
    });
    return result;
  },
};
