/** Pooling; the checks after ATen's `Pool.h`. */
import { FloatScalar, isFloating, notImplementedFor } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import * as primitives from '../../primitives/pool.ts';
import { constant, record } from '../../record.ts';
import { listOf, show, wrapDim } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { reshape } from '../movement.ts';
import { unsqueeze } from '../dims.ts';
import { MAX_POOL, dispatched, type MaxPoolArguments, type Maxima, type Sizes } from './maxima.ts';

type Pair = readonly [number, number];

function pair(who: string, name: string, value: Sizes): Pair {
  const list = listOf(value);
  check(
    list.length === 1 || list.length === 2,
    () => `${who}: ${name} must either be a single int, or a tuple of two ints`,
  );
  return [list[0]!, list[1] ?? list[0]!];
}

interface Windows {
  readonly kernel_size: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  readonly dilation: Pair;
  readonly ceil_mode: boolean;
}

function windows(
  who: string,
  kernel_size: Sizes,
  stride: Sizes | null,
  padding: Sizes,
  dilation: Sizes,
  ceil_mode: boolean,
): Windows {
  const kernel = pair(who, 'kernel_size', kernel_size);
  const step =
    stride === null || (Array.isArray(stride) && stride.length === 0) ? kernel : pair(who, 'stride', stride);
  check(step[0] !== 0 && step[1] !== 0, () => 'stride should not be zero');
  return {
    kernel_size: kernel,
    stride: step,
    padding: pair(who, 'padding', padding),
    dilation: pair(who, 'dilation', dilation),
    ceil_mode,
  };
}

/**
 * Checks the input and the windows, and pools; a picture without a batch dimension gets one for the while.
 */
function pooled(input: Tensor, how: Windows, run: (input: Tensor) => Tensor): Tensor {
  check(
    (input.ndim === 3 || input.ndim === 4) && input.shape.slice(-3).every((size) => size > 0),
    () => 'non-empty 3D or 4D (batch mode) tensor expected for input',
  );
  how.padding.forEach((pad, d) => {
    check(pad >= 0, () => `pad must be non-negative, but got pad: ${pad}`);
    check(
      pad <= Math.floor((how.dilation[d]! * (how.kernel_size[d]! - 1) + 1) / 2),
      () =>
        `pad should be at most half of effective kernel size, but got pad=${pad}, kernel_size=${how.kernel_size[d]} and dilation=${how.dilation[d]}`,
    );
  });
  const size = input.shape.slice(-3) as [number, number, number];
  const out = ([0, 1] as const).map((d) => primitives.pooledSize(size[d + 1]!, how, d));
  check(
    out.every((length) => length >= 1),
    () =>
      `Given input size: (${size.join('x')}). Calculated output size: (${size[0]}x${out.join('x')}). Output size is too small`,
  );
  return run(input);
}

function maxWindows(...[, kernel, stride = null, padding = 0, dilation = 1, ceil = false]: MaxPoolArguments) {
  return windows('max_pool2d', kernel, stride, padding, dilation, ceil);
}
const maxima = (...args: MaxPoolArguments): Tensor => {
  const how = maxWindows(...args);
  return pooled(args[0], how, (x) => record(primitives.max_pool2d, [x], { ...how }));
};
const placesOfMaxima = (...args: MaxPoolArguments): Tensor => {
  const how = maxWindows(...args);
  return record(primitives.max_pool2d_places, [args[0].detach()], { ...how });
};

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.max_pool2d.html */
export const max_pool2d_with_indices = op(
  `max_pool2d_with_indices(${MAX_POOL})`,
  (...args: MaxPoolArguments): Maxima => [maxima(...args), placesOfMaxima(...args)],
);
export const max_pool2d = op(`max_pool2d(${MAX_POOL})`, (...args: MaxPoolArguments): Tensor =>
  dispatched(
    args[6] ?? false,
    () => maxima(...args),
    () => max_pool2d_with_indices(...args),
  ),
);
/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.avg_pool2d.html */
export const avg_pool2d = op(
  'avg_pool2d(Tensor input, int[] kernel_size, int[]? stride=None, int[] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)',
  (
    input: Tensor,
    kernel_size: Sizes,
    stride: Sizes | null = null,
    padding: Sizes = 0,
    ceil_mode = false,
    count_include_pad = true,
    divisor_override: number | null = null,
  ): Tensor => {
    wrapDim(-3, input.ndim);
    const how = windows('avg_pool2d', kernel_size, stride, padding, 1, ceil_mode);
    check(divisor_override !== 0, () => 'divisor must be not zero');
    notImplementedFor('avg_pool2d', input.dtype, !isFloating(input.dtype) && input.dtype !== 'int64');
    if (input.dtype === 'int64') {
      // Whole numbers, cut towards zero; they are exact in float64.
      const sizes = [kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override] as const;
      return avg_pool2d(input.to(['float64']), ...sizes).to(['int64']);
    }
    return pooled(input, how, (x) => {
      const attributes = { ...how, count_include_pad: divisor_override !== null || count_include_pad };
      const average = record(primitives.avg_pool2d, [x], attributes);
      if (divisor_override === null) return average;
      if (!ceil_mode)
        return average.mul(new FloatScalar((how.kernel_size[0] * how.kernel_size[1]) / divisor_override));
      // The last windows may reach past the padding: each counts as many as it covers.
      const [rows, columns] = average.shape.slice(-2) as [number, number];
      const covered = primitives.averaged(x.shape.slice(-2), attributes);
      const counts = Float64Array.from(
        { length: rows * columns },
        (_, i) => covered(0, Math.floor(i / columns)) * covered(1, i % columns),
      );
      const areas = constant([rows, columns], 'float64', counts).to([x.dtype]);
      return average.mul(areas).div(new FloatScalar(divisor_override));
    });
  },
);

/** A line is a picture of height 1: its window's other sides are neutral. */
const line = (value: Sizes, neutral: number): [number, number] => [neutral, listOf(value)[0]!];

/** Run a picture's operation on a line, which is a picture of height 1. */
export function overLine(name: string, input: Tensor, run: (picture: Tensor) => Tensor): Tensor {
  check(
    input.ndim === 2 || input.ndim === 3,
    () =>
      `${name}: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${show(input.shape)}`,
  );
  const result = run(unsqueeze(input, -2));
  return reshape(result, [...input.shape.slice(0, -1), result.shape.at(-1)!]);
}

function maximaOfLines(
  run: (...args: MaxPoolArguments) => Tensor,
  ...[input, kernel_size, stride = null, padding = 0, dilation = 1, ceil_mode = false]: MaxPoolArguments
): Tensor {
  return overLine('max_pool1d', input, (picture) => {
    const how = windows(
      'max_pool1d',
      line(kernel_size, 1),
      line(stride ?? kernel_size, 1),
      line(padding, 0),
      line(dilation, 1),
      ceil_mode,
    );
    const length = primitives.pooledSize(picture.shape.at(-1)!, how, 1);
    check(length >= 1, () => `max_pool1d() Invalid computed output size: ${length}`);
    return run(picture, how.kernel_size, how.stride, how.padding, how.dilation, ceil_mode);
  });
}
export const max_pool1d_with_indices = op(
  `max_pool1d_with_indices(${MAX_POOL})`,
  (...args: MaxPoolArguments): Maxima => [
    maximaOfLines(max_pool2d, ...args),
    maximaOfLines(placesOfMaxima, ...args),
  ],
);
export const max_pool1d = op(`max_pool1d(${MAX_POOL})`, (...args: MaxPoolArguments): Tensor =>
  dispatched(
    args[6] ?? false,
    () => maximaOfLines(max_pool2d, ...args),
    () => max_pool1d_with_indices(...args),
  ),
);
export const avg_pool1d = op(
  'avg_pool1d(Tensor input, int[] kernel_size, int[]? stride=None, int[] padding=0, bool ceil_mode=False, bool count_include_pad=True)',
  (
    input: Tensor,
    kernel_size: Sizes,
    stride: Sizes | null = null,
    padding: Sizes = 0,
    ceil_mode = false,
    count_include_pad = true,
  ): Tensor =>
    overLine('avg_pool1d', input, (picture) =>
      avg_pool2d(
        picture,
        line(kernel_size, 1),
        line(stride ?? kernel_size, 1),
        line(padding, 0),
        ceil_mode,
        count_include_pad,
      ),
    ),
);
