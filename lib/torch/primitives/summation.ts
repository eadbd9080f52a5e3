/**
 * Sums of float32 in the order in which PyTorch's CPU kernel adds: rows of vectors, four at a time, in
 * cascading accumulators. So the last digit is PyTorch's too. After ATen's `native/cpu/SumKernel.cpp`, for
 * AVX2, as it is built.
 *
 * Left out: several runs of reduced dimensions, as in `sum((0, 2))`, and memory that is not in row-major
 * order.
 */
import { numel, type Shape } from '../shape.ts';
import type { Values } from '../dtype.ts';

const VECTOR = 8;
const LEVELS = 4;

/** For each lane the sum of `size` elements, `stride` apart, from `from[lane]`. */
function multiRowSum(x: Values, from: readonly number[], stride: number, size: number): Float32Array {
  const lanes = from.length;
  const power = Math.max(4, Math.floor((size <= 1 ? 0 : Math.ceil(Math.log2(size))) / LEVELS));
  const step = 2 ** power;
  const levels = Array.from({ length: LEVELS }, () => new Float32Array(lanes));
  const lowest = levels[0]!;
  const add = (i: number): void => {
    for (let k = 0; k < lanes; k++) lowest[k]! += x[from[k]! + i * stride]!;
  };
  let i = 0;
  while (i + step <= size) {
    for (const end = i + step; i < end; i++) add(i);
    for (let level = 1; level < LEVELS; level++) {
      const [upper, lower] = [levels[level]!, levels[level - 1]!];
      for (let k = 0; k < lanes; k++) upper[k]! += lower[k]!;
      lower.fill(0);
      if (Math.floor(i / 2 ** (level * power)) % step !== 0) break;
    }
  }
  for (; i < size; i++) add(i);
  for (let level = 1; level < LEVELS; level++)
    for (let k = 0; k < lanes; k++) lowest[k]! += levels[level]![k]!;
  return lowest;
}

/** As `multiRowSum`, with four elements of every lane at once. */
function rowSum(x: Values, from: readonly number[], stride: number, size: number): Float32Array {
  const lanes = from.length;
  const rows = Math.floor(size / 4);
  const four = [0, 1, 2, 3].flatMap((row) => from.map((at) => at + row * stride));
  const parts = multiRowSum(x, four, 4 * stride, rows);
  for (let i = rows * 4; i < size; i++)
    for (let k = 0; k < lanes; k++) parts[k]! += x[from[k]! + i * stride]!;
  for (let k = lanes; k < 4 * lanes; k++) parts[k % lanes]! += parts[k]!;
  return parts;
}

/** Neighbours in memory. */
function innerSum(x: Values, start: number, size: number): number {
  if (size < VECTOR) return rowSum(x, [start], 1, size)[0]!;
  const vectors = Math.floor(size / VECTOR);
  const lanes = rowSum(x, range(start, VECTOR), VECTOR, vectors);
  let sum = 0;
  for (let i = vectors * VECTOR; i < size; i++) sum = Math.fround(sum + x[start + i]!);
  for (let k = 0; k < VECTOR; k++) sum = Math.fround(sum + lanes[k]!);
  return sum;
}

const range = (start: number, count: number): number[] => Array.from({ length: count }, (_, k) => start + k);

/** `columns` sums of `size` rows each, into `out` from `at`. */
function outerSum(x: Values, start: number, size: number, columns: number, out: Values, at: number): void {
  const width = columns >= VECTOR ? VECTOR : 1;
  let j = 0;
  const put = (sum: typeof rowSum, count: number): void => {
    const sums = sum(x, range(start + j, count), columns, size);
    for (let k = 0; k < count; k++) out[at + j + k] = sums[k]!;
    j += count;
  };
  while (j + 4 * width <= columns) put(multiRowSum, 4 * width);
  while (j + width <= columns) put(rowSum, width);
  while (j < columns) put(rowSum, 1);
}

/** The sums over `dims`, in row-major order; null when they are not one run of neighbouring dimensions. */
export function cascadeSums(x: Values, shape: Shape, dims: readonly number[]): Float32Array | null {
  const reduced = dims.filter((d) => shape[d] !== 1);
  if (reduced.length === 0 || x.length === 0) return null;
  const [first, last] = [Math.min(...reduced), Math.max(...reduced)];
  const between = shape.slice(first, last + 1);
  if (between.some((size, i) => size !== 1 && !dims.includes(first + i))) return null;
  const [outer, size, inner] = [numel(shape.slice(0, first)), numel(between), numel(shape.slice(last + 1))];
  const sums = new Float32Array(outer * inner);
  for (let o = 0; o < outer; o++) {
    if (inner === 1) sums[o] = innerSum(x, o * size, size);
    else outerSum(x, o * size * inner, size, inner, sums, o * inner);
  }
  return sums;
}
