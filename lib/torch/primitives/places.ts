/** Where the largest element of each window stands: for maxima whose places are asked for, or in a volume. */
import { allocate, type Values } from '../dtype.ts';
import type { Attributes, Primitive } from '../node.ts';
import { numel, type Shape } from '../shape.ts';

/** The windows along one dimension: where each begins and ends (exclusive), every `step`. */
export interface Windows {
  readonly begin: readonly number[];
  readonly end: readonly number[];
  readonly step: number;
}

type Sides = readonly [number, number, number];
const ONE: Windows = { begin: [0], end: [1], step: 1 };

/** The row-major place in its plane of each window's first maximum, or of its last NaN. */
function findPlaces(
  x: ArrayLike<number>,
  start: number,
  [depth, height, width]: Sides,
  [front, rows, columns]: readonly [Windows, Windows, Windows],
  into: Values,
  at: number,
): void {
  let to = at;
  for (let t = 0; t < front.begin.length; t++)
    for (let y = 0; y < rows.begin.length; y++)
      for (let c = 0; c < columns.begin.length; c++) {
        let [best, place] = [-Infinity, -1];
        for (let i = front.begin[t]!; i < Math.min(front.end[t]!, depth); i += front.step)
          for (let j = rows.begin[y]!; j < Math.min(rows.end[y]!, height); j += rows.step)
            for (let k = columns.begin[c]!; k < Math.min(columns.end[c]!, width); k += columns.step) {
              if (i < 0 || j < 0 || k < 0) continue;
              const here = (i * height + j) * width + k;
              const value = x[start + here]!;
              if (place < 0 || value > best || Number.isNaN(value)) [best, place] = [value, here];
            }
        into[to++] = place;
      }
}

/** Three of each: a line or a picture is a volume whose other sides are 1. */
const volume = <T>(list: readonly T[], one: T): readonly [T, T, T] => {
  const [a, b, c] = [...new Array<T>(3 - list.length).fill(one), ...list];
  return [a!, b!, c!];
};

/** `windows`: one entry for each of the last dimensions, at most three. */
export const max_places: Primitive<Attributes & { readonly windows: readonly Windows[] }> = {
  name: 'max_places',
  infer: ([x], { windows }) => ({
    shape: [...x!.shape.slice(0, -windows.length), ...windows.map(({ begin }) => begin.length)],
    dtype: 'int64',
  }),
  kernel: ({ inputs, values, attributes: { windows }, output }) => {
    const { shape } = inputs[0]!;
    const sides = volume(shape.slice(-windows.length), 1);
    const along = volume(windows, ONE);
    const result = allocate('int64', numel(output.shape));
    const planes = numel(shape.slice(0, -windows.length));
    const [size, count] = [numel(sides), result.length / Math.max(planes, 1)];
    for (let plane = 0; plane < planes; plane++)
      findPlaces(values[0]!, plane * size, sides, along, result, plane * count);
    return result;
  },
};

/** After `generate_intervals` in ATen's `FractionalMaxPooling.h`: where each window begins. */
function fractionalStarts(
  sample: number,
  input: number,
  output: number,
  kernel: number,
  rounded: (x: number) => number,
): number[] {
  const alpha = rounded(output > 1 ? (input - kernel) / (output - 1) : 0);
  const whole = (x: number): number => Math.trunc(rounded(rounded(x) * alpha));
  return Array.from({ length: output }, (_, i) =>
    i === output - 1 ? input - kernel : whole(i + sample) - whole(sample),
  );
}

/**
 * x (…, s₁, …, sₙ) and a sample in [0, 1) for each plane and dimension (planes, n): windows of `kernel_size`,
 * spread over the plane by its samples. A picture's samples begin with its width, a volume's with its depth.
 */
export const fractional_max_places: Primitive<
  Attributes & { readonly kernel_size: readonly number[]; readonly output_size: readonly number[] }
> = {
  name: 'fractional_max_places',
  infer: ([x], { output_size }) => ({
    shape: [...x!.shape.slice(0, -output_size.length), ...output_size],
    dtype: 'int64',
  }),
  kernel: ({ inputs, values, attributes: { kernel_size, output_size }, output }) => {
    const dims = output_size.length;
    const { shape, dtype } = inputs[0]!;
    const rounded = dtype === 'float64' ? (value: number): number => value : Math.fround;
    const size: Shape = shape.slice(-dims);
    const result = allocate('int64', numel(output.shape));
    const planes = numel(shape.slice(0, -dims));
    for (let plane = 0; plane < planes; plane++) {
      const windows = size.map((length, d): Windows => {
        const sample = values[1]![plane * dims + (dims === 2 ? 1 - d : d)]!;
        const begin = fractionalStarts(sample, length, output_size[d]!, kernel_size[d]!, rounded);
        return { begin, end: begin.map((start) => start + kernel_size[d]!), step: 1 };
      });
      const into = plane * numel(output_size);
      findPlaces(values[0]!, plane * numel(size), volume(size, 1), volume(windows, ONE), result, into);
    }
    return result;
  },
};
