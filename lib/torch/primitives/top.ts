/**
 * The `k` first of each line in order. Equal elements come out as the C++ standard library leaves them,
 * because ATen's `topk_impl_loop` uses `std::partial_sort` and `std::nth_element`; after libstdc++'s
 * `stl_algo.h`.
 */
import { allocate } from '../dtype.ts';
import type { Primitive } from '../node.ts';
import { forEachLine } from './normalisation.ts';

interface Entry {
  readonly value: number;
  readonly place: number;
}
type Before = (a: Entry, b: Entry) => boolean;

const greater: Before = (a, b) => (Number.isNaN(a.value) && !Number.isNaN(b.value)) || a.value > b.value;
const less: Before = (a, b) => (!Number.isNaN(a.value) && Number.isNaN(b.value)) || a.value < b.value;

export const top: Primitive<{ readonly dim: number; readonly k: number; readonly largest: boolean }> = {
  name: 'topk',
  infer: ([x], { dim, k }) => ({ shape: x!.shape.map((size, d) => (d === dim ? k : size)), dtype: 'int64' }),
  kernel: ({ inputs, values, attributes: { dim, k, largest }, output }) => {
    const x = values[0]!;
    const { shape } = inputs[0]!;
    const length = shape[dim] ?? 1;
    const result = allocate(
      'int64',
      output.shape.reduce((n, size) => n * size, 1),
    );
    const before = largest ? greater : less;
    const inner = shape.slice(dim + 1).reduce((n, size) => n * size, 1);
    forEachLine(shape, dim, (start, step) => {
      const queue = Array.from({ length }, (_, i) => ({ value: x[start + i * step]!, place: i }));
      if (k > 0) order(queue, k, before);
      const outer = Math.floor(start / (length * inner));
      const first = outer * k * inner + (start % inner);
      for (let i = 0; i < k; i++) result[first + i * inner] = queue[i]!.place;
    });
    return result;
  },
};

function order(queue: Entry[], k: number, before: Before): void {
  if (k * 64 <= queue.length) return partialSort(queue, k, before);
  nthElement(queue, k - 1, before);
  const head = queue.slice(0, k - 1).sort((a, b) => Number(before(b, a)) - Number(before(a, b)));
  head.forEach((entry, i) => (queue[i] = entry));
}

function swap(queue: Entry[], i: number, j: number): void {
  [queue[i], queue[j]] = [queue[j]!, queue[i]!];
}

/** `std::__introselect`, whose depth limit short lines do not reach. */
function nthElement(queue: Entry[], nth: number, before: Before): void {
  let [first, last] = [0, queue.length];
  while (last - first > 3) {
    const cut = partitionAroundMedian(queue, first, last, before);
    if (cut <= nth) first = cut;
    else last = cut;
  }
  insertionSort(queue, first, last, before);
}

function partitionAroundMedian(queue: Entry[], first: number, last: number, before: Before): number {
  const [a, b, c] = [first + 1, first + ((last - first) >> 1), last - 1];
  const is = (i: number, j: number): boolean => before(queue[i]!, queue[j]!);
  const median = is(a, b) ? (is(b, c) ? b : is(a, c) ? c : a) : is(a, c) ? a : is(b, c) ? c : b;
  swap(queue, first, median);
  let [low, high] = [first + 1, last];
  for (;;) {
    while (is(low, first)) low++;
    high--;
    while (is(first, high)) high--;
    if (low >= high) return low;
    swap(queue, low, high);
    low++;
  }
}

function insertionSort(queue: Entry[], first: number, last: number, before: Before): void {
  for (let i = first + 1; i < last; i++) {
    const entry = queue[i]!;
    let j = i;
    for (; j > first && before(entry, queue[j - 1]!); j--) queue[j] = queue[j - 1]!;
    queue[j] = entry;
  }
}

/** `std::partial_sort`: a heap of the first `k`, against which the others are held. */
function partialSort(queue: Entry[], k: number, before: Before): void {
  for (let parent = Math.floor((k - 2) / 2); k >= 2 && parent >= 0; parent--)
    adjustHeap(queue, parent, k, queue[parent]!, before);
  for (let i = k; i < queue.length; i++) if (before(queue[i]!, queue[0]!)) popHeap(queue, k, i, before);
  for (let last = k - 1; last >= 1; last--) popHeap(queue, last, last, before);
}

function popHeap(queue: Entry[], length: number, result: number, before: Before): void {
  const entry = queue[result]!;
  queue[result] = queue[0]!;
  adjustHeap(queue, 0, length, entry, before);
}

function adjustHeap(queue: Entry[], hole: number, length: number, entry: Entry, before: Before): void {
  const topIndex = hole;
  let child = hole;
  while (child < Math.floor((length - 1) / 2)) {
    child = 2 * (child + 1);
    if (before(queue[child]!, queue[child - 1]!)) child--;
    queue[hole] = queue[child]!;
    hole = child;
  }
  if (length % 2 === 0 && child === Math.floor((length - 2) / 2)) {
    child = 2 * child + 1;
    queue[hole] = queue[child]!;
    hole = child;
  }
  let parent = Math.floor((hole - 1) / 2);
  while (hole > topIndex && before(queue[parent]!, entry)) {
    queue[hole] = queue[parent]!;
    hole = parent;
    parent = Math.floor((hole - 1) / 2);
  }
  queue[hole] = entry;
}
