/**
 * Sums and products in NumPy's order, whose last digits depend on it: along memory's innermost axis in pairs
 * of blocks (`pairwise_sum`, blocks of 128 in eight lanes), along the others one after the other. After
 * `numpy/_core/src/umath/loops_utils.h.src` and the order in which `nditer` walks.
 */
import { makeConstant, Tensor, type DType } from '#lib/torch/index.ts';
import { allocate, settle } from '#lib/torch/dtype.ts';

type Round = (value: number) => number;

const BLOCK = 128;

function pairwise(values: Float64Array, start: number, count: number, round: Round): number {
  if (count < 8) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = round(sum + values[start + i]!);
    return sum;
  }
  if (count <= BLOCK) {
    const lanes = values.slice(start, start + 8);
    const whole = count - (count % 8);
    for (let i = 8; i < whole; i += 8)
      for (let lane = 0; lane < 8; lane++) lanes[lane] = round(lanes[lane]! + values[start + i + lane]!);
    const [a, b, c, d, e, f, g, h] = lanes as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    let sum = round(round(round(a + b) + round(c + d)) + round(round(e + f) + round(g + h)));
    for (let i = whole; i < count; i++) sum = round(sum + values[start + i]!);
    return sum;
  }
  const half = Math.floor(count / 2);
  const first = half - (half % 8);
  return round(pairwise(values, start, first, round) + pairwise(values, start + first, count - first, round));
}

/** The tensor's values in the order of its memory, and for each axis of that order which one it is. */
function inMemoryOrder(input: Tensor): { values: Float64Array; order: number[] } {
  const { shape, strides } = input;
  const order = shape
    .map((_, axis) => axis)
    .sort((a, b) => Math.abs(strides[b]!) - Math.abs(strides[a]!) || a - b);
  const inOrder = order.every((axis, i) => axis === i);
  const source = inOrder ? input : input.permute(order);
  return { values: Float64Array.from(source.values()), order };
}

/** `input` summed (or multiplied) over `axes`, computed and given in `dtype`; reduced axes are dropped. */
export function reduced(input: Tensor, axes: readonly number[], product: boolean, dtype: DType): Tensor {
  const round: Round = dtype === 'float32' || dtype === 'float16' ? Math.fround : (value) => value;
  const { values, order } = inMemoryOrder(input);
  const sizes = order.map((axis) => input.shape[axis]!);
  const isReduced = order.map((axis) => axes.includes(axis));
  // The reduced axes at the end of memory's order are one run of values.
  let inner = order.length;
  while (inner > 0 && (isReduced[inner - 1] || sizes[inner - 1] === 1)) inner--;
  const run = sizes.slice(inner).reduce((count, size) => count * size, 1);
  const outer = sizes.slice(0, inner);
  const keptSizes = outer.filter((_, i) => !isReduced[i]);
  const total = keptSizes.reduce((count, size) => count * size, 1);
  const result = new Float64Array(total).fill(product ? 1 : 0);
  const steps = stepsOf(outer, isReduced);
  const runs = outer.reduce((count, size) => count * size, 1);
  const place = outer.map(() => 0);
  let at = 0;
  for (let i = 0; i < runs; i++) {
    if (product) for (let j = 0; j < run; j++) result[at] = round(result[at]! * values[i * run + j]!);
    else result[at] = round(result[at]! + pairwise(values, i * run, run, round));
    for (let axis = outer.length - 1; axis >= 0; axis--) {
      at += steps[axis]!;
      if (++place[axis]! < outer[axis]!) break;
      at -= steps[axis]! * outer[axis]!;
      place[axis] = 0;
    }
  }
  return given(result, order, isReduced, sizes, input.shape, dtype);
}

/** How far each outer axis moves in the result; 0 for one that is reduced. */
function stepsOf(outer: readonly number[], isReduced: readonly boolean[]): number[] {
  const steps = outer.map(() => 0);
  let step = 1;
  for (let axis = outer.length - 1; axis >= 0; axis--) {
    if (isReduced[axis]) continue;
    steps[axis] = step;
    step *= outer[axis]!;
  }
  return steps;
}

/** The result with its axes in the input's order. */
function given(
  result: Float64Array,
  order: readonly number[],
  isReduced: readonly boolean[],
  sizes: readonly number[],
  shape: readonly number[],
  dtype: DType,
): Tensor {
  const keptOrder = order.filter((_, i) => !isReduced[i]);
  const keptShape = sizes.filter((_, i) => !isReduced[i]);
  const values = allocate(dtype, result.length);
  values.set(result);
  const tensor = Tensor.of(makeConstant(keptShape, dtype, settle(values, dtype)));
  const wanted = shape.map((_, axis) => axis).filter((axis) => keptOrder.includes(axis));
  if (wanted.every((axis, i) => axis === keptOrder[i])) return tensor;
  return tensor.permute(wanted.map((axis) => keptOrder.indexOf(axis))).contiguous();
}
