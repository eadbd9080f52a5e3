/**
 * Shapes, strides and dimensions: PyTorch's rules and its error texts, after `c10/core/WrapDimMinimal.h` and
 * `ExpandUtils.cpp`.
 */
import { check, checkAs } from './errors.ts';

export type Shape = readonly number[];

/** One number or several, as several. */
export const listOf = (value: number | readonly number[]): number[] =>
  typeof value === 'number' ? [value] : [...value];

export const numel = (shape: Shape): number => shape.reduce((n, s) => n * s, 1);

/** As C++ prints an IntArrayRef: `[2, 3]`. */
export const show = (list: readonly number[]): string => `[${list.join(', ')}]`;

export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= Math.max(shape[d]!, 1);
  }
  return strides;
}

export function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  if (numel(shape) === 0) return true;
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] === 1) continue;
    if (strides[d] !== step) return false;
    step *= shape[d]!;
  }
  return true;
}

/**
 * A dimension counted from either end → from the front. A 0-dim tensor has dimensions -1 and 0, as in
 * PyTorch.
 */
export function wrapDim(dim: number, rank: number): number {
  const n = Math.max(rank, 1);
  checkAs(
    'IndexError',
    dim >= -n && dim < n,
    () => `Dimension out of range (expected to be in range of [${-n}, ${n - 1}], but got ${dim})`,
  );
  return dim < 0 ? dim + n : dim;
}

/** Several dimensions, each at most once. Null or an empty list means all. */
export function wrapDims(dims: number | readonly number[] | null, rank: number): number[] {
  if (dims === null) return Array.from({ length: rank }, (_, d) => d);
  const list = (typeof dims === 'number' ? [dims] : [...dims]).map((d) => wrapDim(d, rank));
  if (list.length === 0) return Array.from({ length: rank }, (_, d) => d);
  list.forEach((d, i) => {
    check(!list.includes(d, i + 1), () => `dim ${d} appears multiple times in the list of dims`);
  });
  return rank === 0 ? [] : list;
}

/** The shape two operands broadcast to. */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let d = rank - 1; d >= 0; d--) {
    const x = a[d - rank + a.length] ?? 1;
    const y = b[d - rank + b.length] ?? 1;
    check(
      x === y || x === 1 || y === 1,
      () =>
        `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${d}`,
    );
    shape[d] = x === 1 ? y : x;
  }
  return shape;
}

/** A requested shape with at most one -1 → the shape, for `count` elements. */
export function inferSize(requested: Shape, count: number): number[] {
  const free = requested.indexOf(-1);
  check(free < 0 || !requested.includes(-1, free + 1), () => 'only one dimension can be inferred');
  const bad = requested.findIndex((s) => s < -1);
  check(
    bad < 0,
    () => `invalid shape dimension ${requested[bad]} at index ${bad} of shape ${show(requested)}`,
  );
  const known = requested.reduce((n, s) => (s === -1 ? n : n * s), 1);
  const fits = free < 0 ? known === count : known > 0 && count % known === 0;
  if (free >= 0 && known === 0)
    check(
      count !== 0,
      () =>
        `cannot reshape tensor of 0 elements into shape ${show(requested)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  check(fits, () => `shape '${show(requested)}' is invalid for input of size ${count}`);
  return requested.map((s) => (s === -1 ? count / known : s));
}

/**
 * Strides of a view with `shape`, or null when the data would have to be copied; after `computeStride` in
 * ATen's TensorUtils.cpp.
 */
export function viewStrides(oldShape: Shape, oldStrides: readonly number[], shape: Shape): number[] | null {
  if (numel(oldShape) === 0) return contiguousStrides(shape);
  const strides = new Array<number>(shape.length);
  let v = shape.length - 1;
  let base = oldStrides[oldShape.length - 1] ?? 1;
  let tensorCount = 1;
  let viewCount = 1;
  for (let d = oldShape.length - 1; d >= 0; d--) {
    tensorCount *= oldShape[d]!;
    const chunkEnds = d === 0 || (oldShape[d - 1] !== 1 && oldStrides[d - 1] !== tensorCount * base);
    if (!chunkEnds) continue;
    while (v >= 0 && (viewCount < tensorCount || shape[v] === 1)) {
      strides[v] = viewCount * base;
      viewCount *= shape[v]!;
      v--;
    }
    if (viewCount !== tensorCount) return null;
    if (d > 0) {
      base = oldStrides[d - 1]!;
      tensorCount = 1;
      viewCount = 1;
    }
  }
  for (; v >= 0; v--) strides[v] = viewCount * base;
  return strides;
}

/** Strides a broadcast operand has when it is read at `shape`: 0 where it is repeated. */
export function expandedStrides(from: Shape, strides: readonly number[], shape: Shape): number[] {
  const lead = shape.length - from.length;
  return shape.map((size, d) => (d < lead || (from[d - lead] === 1 && size !== 1) ? 0 : strides[d - lead]!));
}

/** A 0-dim tensor has no dimension to ask for. */
export function checkDimsKnown(rank: number, dim: number): void {
  checkAs('IndexError', rank > 0, () => `Dimension specified as ${dim} but tensor has no dimensions`);
}

/** Whether strides name each place of a block of memory once, in some order of dimensions. */
export function isDense(shape: Shape, strides: readonly number[]): boolean {
  const order = shape.map((_, d) => d).filter((d) => shape[d] !== 1);
  order.sort((a, b) => strides[a]! - strides[b]!);
  let step = 1;
  for (const d of order) {
    if (strides[d] !== step) return false;
    step *= shape[d]!;
  }
  return true;
}
