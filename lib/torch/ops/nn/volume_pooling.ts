/** Pooling over (C, D, H, W) or (B, C, D, H, W); the checks after ATen's `Pool.h`. */
import { allocate, FloatScalar, isFloating, notImplementedFor } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import { max_places, type Windows } from '../../primitives/places.ts';
import { pooledSize } from '../../primitives/pool.ts';
import { constant, record } from '../../record.ts';
import { listOf, numel } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { movedim } from '../dims.ts';
import { matmul } from '../matmul.ts';
import {
  MAX_POOL,
  dispatched,
  takePlaces,
  type MaxPoolArguments,
  type Maxima,
  type Sizes,
} from './maxima.ts';

type Triple = readonly [number, number, number];

interface Steps {
  readonly kernel_size: Triple;
  readonly stride: Triple;
  readonly padding: Triple;
  readonly dilation: Triple;
  readonly ceil_mode: boolean;
}

function triple(who: string, name: string, value: Sizes): Triple {
  const list = listOf(value);
  check(
    list.length === 1 || list.length === 3,
    () =>
      `${who}: ${name} must ${who === 'max_pool3d' ? 'either ' : ''}be a single int, or a tuple of three ints`,
  );
  return [list[0]!, list[1] ?? list[0]!, list[2] ?? list[0]!];
}

const isUnset = (stride: Sizes | null): stride is null | readonly [] =>
  stride === null || (Array.isArray(stride) && stride.length === 0);

/** How many windows there are along each dimension. */
function checkedSizes(input: Tensor, how: Steps): Triple {
  const { kernel_size, stride, padding, dilation } = how;
  check(!stride.includes(0), () => 'stride should not be zero');
  const isVolume = input.ndim === 4 || input.ndim === 5;
  check(
    isVolume && input.shape.slice(-3).every((size) => size > 0),
    () => 'non-empty 4D or 5D (batch mode) tensor expected for input',
  );
  padding.forEach((pad, d) => {
    check(pad >= 0, () => `pad must be non-negative, but got pad: ${pad}`);
    check(
      pad <= Math.floor((dilation[d]! * (kernel_size[d]! - 1) + 1) / 2),
      () =>
        `pad should be at most half of effective kernel size, but got pad=${pad}, kernel_size=${kernel_size[d]} and dilation=${dilation[d]}`,
    );
  });
  const size = input.shape.slice(-4);
  const [t, h, w] = [0, 1, 2].map((d) => pooledSize(size[d + 1]!, how, d)) as [number, number, number];
  check(
    t >= 1 && h >= 1 && w >= 1,
    () =>
      `Given input size: (${size.join('x')}). Calculated output size: (${[size[0], t, h, w].join('x')}). Output size is too small`,
  );
  return [t, h, w];
}

function maxima(
  ...[input, kernel, stride = null, padding = 0, dilation = 1, ceil_mode = false]: MaxPoolArguments
): Maxima {
  const who = 'max_pool3d';
  const kernel_size = triple(who, 'kernel_size', kernel);
  const how: Steps = {
    kernel_size,
    stride: isUnset(stride) ? kernel_size : triple(who, 'stride', stride),
    padding: triple(who, 'padding', padding),
    dilation: triple(who, 'dilation', dilation),
    ceil_mode,
  };
  const sizes = checkedSizes(input, how);
  const windows = sizes.map((count, d): Windows => {
    const step = how.dilation[d]!;
    const first = (at: number): number => at * how.stride[d]! - how.padding[d]!;
    // A window begins with its first element inside the input.
    const begin = Array.from({ length: count }, (_, at) =>
      first(at) < 0 ? first(at) + step * Math.ceil(-first(at) / step) : first(at),
    );
    return { begin, end: begin.map((_, at) => first(at) + step * (kernel_size[d]! - 1) + 1), step };
  });
  const places = record(max_places, [input.detach()], { windows });
  return [takePlaces(input, places, 3), places];
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool3d.html */
export const max_pool3d_with_indices = op(`max_pool3d_with_indices(${MAX_POOL})`, maxima);
export const max_pool3d = op(`max_pool3d(${MAX_POOL})`, (...args: MaxPoolArguments): Tensor =>
  dispatched(
    args[6] ?? false,
    () => maxima(...args)[0],
    () => maxima(...args),
  ),
);

/** (output, input): each row is 1 where its window reaches. */
export function reach(
  windows: readonly (readonly [begin: number, end: number])[],
  size: number,
  like: Tensor,
): Tensor {
  const matrix = allocate('float64', windows.length * size);
  windows.forEach(([begin, end], row) => {
    matrix.fill(1, row * size + Math.max(begin, 0), row * size + Math.min(end, size));
  });
  return constant([windows.length, size], 'float64', matrix).to([like.dtype]);
}

/** The sum over windows that are a product of one along each of the last dimensions. */
export function sumWindows(x: Tensor, along: readonly (readonly (readonly [number, number])[])[]): Tensor {
  return along.reduce((sum, windows, i) => {
    const d = x.ndim - along.length + i;
    const matrix = reach(windows, x.shape[d]!, x);
    return movedim(matmul(movedim(sum, d, -1), matrix.transpose(0, 1)), -1, d);
  }, x);
}

/** counts (n₁), (n₂), (n₃) → their products (n₁, n₂, n₃) */
export function countsOf(counts: readonly (readonly number[])[], like: Tensor): Tensor {
  const shape = counts.map((list) => list.length);
  const products = counts.reduce<number[]>(
    (outer, list) => outer.flatMap((a) => list.map((b) => a * b)),
    [1],
  );
  return constant(shape, 'float64', Float64Array.from(products.slice(0, numel(shape)))).to([like.dtype]);
}

function checkReach({ shape }: Tensor, { kernel_size, padding }: Steps): void {
  const sides = shape.slice(-3);
  const named = (prefix: string, list: readonly number[]): string =>
    ['T', 'H', 'W'].map((side, d) => `${prefix}${side}: ${list[d]}`).join(' ');
  check(
    shape.length < 4 || sides.every((size, d) => size + 2 * padding[d]! >= kernel_size[d]!),
    () => `input image (${named('', sides)}) smaller than kernel size (${named('k', kernel_size)})`,
  );
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool3d.html */
export const avg_pool3d = op(
  'avg_pool3d(Tensor input, int[] kernel_size, int[]? stride=None, int[] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)',
  (
    input: Tensor,
    kernel: Sizes,
    stride: Sizes | null = null,
    padding: Sizes = 0,
    ceil_mode = false,
    count_include_pad = true,
    divisor_override: number | null = null,
  ): Tensor => {
    const who = 'avg_pool3d';
    const kernel_size = triple(who, 'kernel_size', kernel);
    const how: Steps = {
      kernel_size,
      stride: isUnset(stride) ? kernel_size : triple(who, 'stride', stride),
      padding: triple(who, 'padding', padding),
      dilation: [1, 1, 1],
      ceil_mode,
    };
    check(divisor_override !== 0, () => 'divisor must be not zero');
    checkReach(input, how);
    const sizes = checkedSizes(input, how);
    notImplementedFor(
      'avg_pool3d_out_frame',
      input.dtype,
      !isFloating(input.dtype) && input.dtype !== 'int64',
    );
    const along = sizes.map((count, d) =>
      Array.from({ length: count }, (_, at): readonly [number, number] => {
        const begin = at * how.stride[d]! - how.padding[d]!;
        return [begin, Math.min(begin + kernel_size[d]!, input.shape.at(d - 3)! + how.padding[d]!)];
      }),
    );
    const sum = sumWindows(input, along);
    if (divisor_override !== null) return sum.div(new FloatScalar(divisor_override));
    const counts = along.map((windows, d) =>
      windows.map(([begin, end]) =>
        count_include_pad ? end - begin : Math.min(end, input.shape.at(d - 3)!) - Math.max(begin, 0),
      ),
    );
    return sum.div(countsOf(counts, input)).to([input.dtype]);
  },
);
