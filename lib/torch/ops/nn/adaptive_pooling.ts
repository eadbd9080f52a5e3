/**
 * Adaptive pooling: windows that cover the input, as many as are asked for. After ATen's
 * `AdaptiveAveragePooling.cpp`.
 */
import { isFloating, notImplementedFor } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import { max_places, type Windows } from '../../primitives/places.ts';
import { constant, record } from '../../record.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { matmul } from '../matmul.ts';
import { mean } from '../reduce.ts';
import { dispatched, takePlaces, type Maxima } from './maxima.ts';
import { avg_pool2d, max_pool2d, overLine } from './pooling.ts';
import { countsOf, sumWindows } from './volume_pooling.ts';

type OutputSizes = number | null | readonly (number | null)[];

const firstOf = (size: OutputSizes): number | null =>
  Array.isArray(size) ? (size as readonly number[])[0]! : (size as number | null);

/** The sizes asked for, one for each of the last dimensions; None keeps the input's. */
function outputSizes(who: string, input: Tensor, output_size: OutputSizes, dims: 2 | 3 = 2): number[] {
  const list = Array.isArray(output_size)
    ? (output_size as readonly (number | null)[])
    : new Array<number | null>(dims).fill(output_size as number | null);
  check(list.length === 1 || list.length === dims, () =>
    who.includes('max')
      ? `${who}(): internal error: output_size.size() must be ${dims}`
      : `${who}: output_size must be ${dims}`,
  );
  const sizes = Array.from(
    { length: dims },
    (_, d) => (list[list.length === 1 ? 0 : d] as number | null) ?? input.shape.at(d - dims)!,
  );
  check(
    sizes.every((size) => size >= 0),
    () =>
      `${who}: elements of output_size must be greater than or equal to 0 but received {${sizes.join(', ')}}`,
  );
  return sizes;
}

const from = (i: number, input: number, output: number): number => Math.floor((i * input) / output);
const until = (i: number, input: number, output: number): number => Math.ceil(((i + 1) * input) / output);

/** The windows of one dimension. */
const windowsOf = (input: number, output: number): (readonly [begin: number, end: number])[] =>
  Array.from({ length: output }, (_, i) => [from(i, input, output), until(i, input, output)]);

/** (output, input): each row holds a window's shares. */
function shares(input: number, output: number, like: Tensor): Tensor {
  const matrix = new Float64Array(output * input);
  windowsOf(input, output).forEach(([begin, end], i) => {
    matrix.fill(1 / (end - begin), i * input + begin, i * input + end);
  });
  return constant([output, input], 'float64', matrix).to([like.dtype]);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool2d.html */
export const adaptive_avg_pool2d = op(
  'adaptive_avg_pool2d(Tensor input, any output_size)',
  (input: Tensor, output_size: OutputSizes): Tensor => {
    const [h, w] = outputSizes('adaptive_avg_pool2d', input, output_size) as [number, number];
    const [height, width] = input.shape.slice(-2) as [number, number];
    if (h === 1 && w === 1) return mean(input, [-2, -1], true);
    check(
      input.ndim === 3 || input.ndim === 4,
      () => `adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got ${show(input.shape)}`,
    );
    notImplementedFor('adaptive_avg_pool2d', input.dtype, !isFloating(input.dtype));
    if (h > 0 && w > 0 && height % h === 0 && width % w === 0)
      return avg_pool2d(input, [height / h, width / w]);
    return matmul(matmul(shares(height, h, input), input), shares(width, w, input).transpose(0, 1));
  },
);
export const adaptive_avg_pool1d = op(
  'adaptive_avg_pool1d(Tensor input, any output_size)',
  (input: Tensor, output_size: OutputSizes): Tensor =>
    overLine('adaptive_avg_pool1d', input, (picture) =>
      adaptive_avg_pool2d(picture, [1, firstOf(output_size)]),
    ),
);
/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.adaptive_avg_pool3d.html */
export const adaptive_avg_pool3d = op(
  'adaptive_avg_pool3d(Tensor input, any output_size)',
  (input: Tensor, output_size: OutputSizes): Tensor => {
    const sizes = outputSizes('adaptive_avg_pool3d', input, output_size, 3);
    if (sizes.every((size) => size === 1)) return mean(input, [-3, -2, -1], true);
    check(
      input.ndim === 4 || input.ndim === 5,
      () => `adaptive_avg_pool3d(): Expected 4D or 5D tensor, but got ${show(input.shape)}`,
    );
    const along = sizes.map((size, d) => windowsOf(input.shape.at(d - 3)!, size));
    const counts = along.map((windows) => windows.map(([begin, end]) => end - begin));
    return sumWindows(input, along).div(countsOf(counts, input));
  },
);

function maxima(dims: 2 | 3, input: Tensor, output_size: OutputSizes): Maxima {
  const who = `adaptive_max_pool${dims}d`;
  const sizes = outputSizes(who, input, output_size, dims);
  check(
    input.ndim === dims + 1 || input.ndim === dims + 2,
    () => `${who}(): Expected ${dims + 1}D or ${dims + 2}D tensor, but got: ${show(input.shape)}`,
  );
  const windows = sizes.map((size, d): Windows => {
    const along = windowsOf(input.shape.at(d - dims)!, size);
    return { begin: along.map(([begin]) => begin), end: along.map(([, end]) => end), step: 1 };
  });
  const places = record(max_places, [input.detach()], { windows });
  return [takePlaces(input, places, dims), places];
}

const ADAPTIVE = 'Tensor input, any output_size, bool return_indices=False';
type Arguments = [input: Tensor, output_size: OutputSizes, return_indices?: boolean];

export const adaptive_max_pool2d_with_indices = op(
  `adaptive_max_pool2d_with_indices(${ADAPTIVE})`,
  (...[input, output_size]: Arguments): Maxima => maxima(2, input, output_size),
);
export const adaptive_max_pool2d = op(`adaptive_max_pool2d(${ADAPTIVE})`, (...args: Arguments): Tensor => {
  const [input, output_size, return_indices = false] = args;
  return dispatched(
    return_indices,
    () => {
      const [h, w] = outputSizes('adaptive_max_pool2d', input, output_size) as [number, number];
      const [height, width] = input.shape.slice(-2) as [number, number];
      const even = input.ndim > 2 && height % h === 0 && width % w === 0;
      return even ? max_pool2d(input, [height / h, width / w]) : maxima(2, input, output_size)[0];
    },
    () => maxima(2, input, output_size),
  );
});
const maximaOfLines = (input: Tensor, output_size: OutputSizes, which: 0 | 1): Tensor =>
  overLine(
    'adaptive_max_pool1d',
    input,
    (picture) => adaptive_max_pool2d_with_indices(picture, [1, firstOf(output_size)])[which],
  );
export const adaptive_max_pool1d_with_indices = op(
  `adaptive_max_pool1d_with_indices(${ADAPTIVE})`,
  (...[input, output_size]: Arguments): Maxima => [
    maximaOfLines(input, output_size, 0),
    maximaOfLines(input, output_size, 1),
  ],
);
export const adaptive_max_pool1d = op(`adaptive_max_pool1d(${ADAPTIVE})`, (...args: Arguments): Tensor => {
  const [input, output_size, return_indices = false] = args;
  return dispatched(
    return_indices,
    () =>
      overLine('adaptive_max_pool1d', input, (picture) =>
        adaptive_max_pool2d(picture, [1, firstOf(output_size)]),
      ),
    () => adaptive_max_pool1d_with_indices(...args),
  );
});
export const adaptive_max_pool3d_with_indices = op(
  `adaptive_max_pool3d_with_indices(${ADAPTIVE})`,
  (...[input, output_size]: Arguments): Maxima => maxima(3, input, output_size),
);
export const adaptive_max_pool3d = op(`adaptive_max_pool3d(${ADAPTIVE})`, (...args: Arguments): Tensor => {
  const [input, output_size, return_indices = false] = args;
  return dispatched(
    return_indices,
    () => maxima(3, input, output_size)[0],
    () => maxima(3, input, output_size),
  );
});
