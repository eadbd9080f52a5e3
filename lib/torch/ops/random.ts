/**
 * Draws of the default generator: recorded, and made when somebody reads them. After ATen's
 * `Distributions.cpp`.
 */
import { cast } from '../cast.ts';
import { default_generator } from '../default_generator.ts';
import { cppNames, type DType, dtypes, holds, isFloating, notImplementedFor } from '../dtype.ts';
import { check } from '../errors.ts';
import { makeLeaf } from '../node.ts';
import { op } from '../op.ts';
import { bernoulli as drawEach } from '../random/draws.ts';
import {
  bernoulliOf,
  exponential,
  integers,
  normal,
  uniform,
  type Distribution,
  type DrawDtype,
} from '../random/index.ts';
import type { LazyGenerator } from '../random/lazy.ts';
import { constant, withZeroSlope, write } from '../record.ts';
import { numel, type Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';

/** The one that is drawn from; none: the default one. */
export type Generator = LazyGenerator | null;

/** A tensor of numbers that are drawn when they are read. Integers are drawn in float64 and converted. */
export function drawn(
  distribution: Distribution,
  shape: Shape,
  dtype: DType,
  generator: Generator = null,
): Tensor {
  const drawDtype: DrawDtype = isFloating(dtype) ? (dtype as DrawDtype) : 'float64';
  const recorded = (generator ?? default_generator).record(distribution, numel(shape), drawDtype);
  const leaf = makeLeaf(shape, drawDtype, { read: () => recorded.values().slice() });
  return cast(Tensor.of(leaf), dtype);
}

/**
 * Fills a tensor with draws in the order of its memory, as ATen's iterator walks it: the dimension of the
 * smallest stride first, of equal ones the later. Of a transposed or sliced tensor normals come one by one,
 * never sixteen at a time.
 */
export function drawInto(input: Tensor, distribution: Distribution, generator: Generator = null): Tensor {
  const { strides, shape, dtype } = input;
  const order = shape.map((_, dim) => dim).sort((a, b) => strides[b]! - strides[a]! || a - b);
  const way = input.is_contiguous() ? distribution : (distribution.one_by_one ?? distribution);
  if (order.every((dim, place) => dim === place))
    return write(input, drawn(way, shape, dtype, generator).node);
  const inMemory = order.map((dim) => shape[dim]!);
  const back = shape.map((_, dim) => order.indexOf(dim));
  const values = drawn(way, inMemory, dtype, generator);
  return write(input, values.permute(back).node);
}

/** Of `uniform_`. */
export const checkBounds = (from: number, to: number): void =>
  check(from <= to, () => `uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
/** Of `normal_`. */
export const checkStd = (std: number): void =>
  check(std >= 0, () => `normal expects std >= 0.0, but found std ${std}`);

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.uniform_.html */
export const uniform_ = op(
  'uniform_(Tensor input, float from=0, float to=1, *, Generator? generator=None)',
  (input: Tensor, from = 0, to = 1, generator: Generator = null): Tensor => {
    notImplementedFor('check_uniform_bounds', input.dtype, !isFloating(input.dtype));
    checkBounds(from, to);
    return drawInto(input, uniform(from, to), generator);
  },
);
export const normal_ = op(
  'normal_(Tensor input, float mean=0, float std=1, *, Generator? generator=None)',
  (input: Tensor, mean = 0, std = 1, generator: Generator = null): Tensor => {
    checkStd(std);
    notImplementedFor('normal_kernel_cpu', input.dtype, !isFloating(input.dtype));
    return drawInto(input, normal(mean, std), generator);
  },
);
export const exponential_ = op(
  'exponential_(Tensor input, float lambd=1, *, Generator? generator=None)',
  (input: Tensor, lambd = 1, generator: Generator = null): Tensor => {
    check(lambd > 0, () => `exponential_ expects lambda > 0.0, but found lambda=${lambd}`);
    check(
      isFloating(input.dtype),
      () =>
        'Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified ' +
        dtypes[input.dtype].scalarTypeName,
    );
    return drawInto(input, exponential(lambd), generator);
  },
);
/** With a number: the same probability for all. With a tensor: one for each element. */
export const bernoulli_ = op(
  'bernoulli_(Tensor input, Tensor|float p=0.5, *, Generator? generator=None)',
  (input: Tensor, p: Tensor | number = 0.5, generator: Generator = null): Tensor => {
    if (p instanceof Tensor)
      return write(input, cast(drawnEach(p.expand_as(input), generator), input.dtype).node);
    check(p >= 0 && p <= 1, () => `bernoulli_ expects p to be in [0, 1], but got p=${p}`);
    return drawInto(input, bernoulliOf(p), generator);
  },
);
/** Whole numbers from `low` and below `high`, all of which the type must hold. */
export function checkRange(low: number, high: number, dtype: DType): void {
  check(low < high, () => `random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  const [least, most] = dtype === 'bool' ? [0, 1] : dtype === 'uint8' ? [0, 255] : [-Infinity, Infinity];
  for (const [what, value] of [
    ['from', low],
    ['to - 1', high - 1],
  ] as const)
    check(
      holds(dtype, value) && value >= least && value <= most,
      () => `${what} is out of bounds for ${cppNames[dtype]}`,
    );
}

/** The whole range of integers that the type holds exactly, or the given one. */
export const random_ = op(
  'random_(Tensor input, int? from/to=None, int? to=None, *, Generator? generator=None)',
  (
    input: Tensor,
    first: number | null = null,
    second: number | null = null,
    generator: Generator = null,
  ): Tensor => {
    const limits: Partial<Record<DType, number>> = {
      float32: 2 ** 24 + 1,
      bool: 2,
      uint8: 256,
      int8: 128,
      int16: 2 ** 15,
    };
    // `random_(to)` or `random_(from, to)`
    const [from, to] = second === null ? [0, first] : [first ?? 0, second];
    const end = to ?? limits[input.dtype] ?? 2 ** 31;
    checkRange(from, end, input.dtype);
    return drawInto(input, integers(from, end), generator);
  },
);

/** Every element is drawn with its own probability: at once, as the probabilities are needed. */
function drawnEach(probabilities: Tensor, generator: Generator): Tensor {
  const p = probabilities.peek();
  check(
    p.every((value) => value >= 0 && value <= 1),
    () =>
      'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
  );
  const dtype = probabilities.dtype === 'float64' ? 'float64' : 'float32';
  const result = dtype === 'float64' ? new Float64Array(p.length) : new Float32Array(p.length);
  const given = dtype === 'float64' ? Float64Array.from(p) : Float32Array.from(p);
  (generator ?? default_generator).draw((stream) => drawEach(result, stream, given));
  return cast(constant(probabilities.shape, dtype, result), probabilities.dtype);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.bernoulli.html */
export const bernoulli = op(
  'bernoulli(Tensor input, float? p=None, *, Generator? generator=None)',
  (input: Tensor, p: number | null = null, generator: Generator = null): Tensor => {
    if (p !== null) return drawn(bernoulliOf(p), input.shape, input.dtype, generator);
    notImplementedFor('bernoulli_tensor_cpu_p_', input.dtype, !isFloating(input.dtype));
    return withZeroSlope(drawnEach(input, generator), input);
  },
);
