/** Parts of the convolution's weight and output. */
import type { Cell } from '#lib/plot/cells.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';

/** One filter: (C, 3, h, w) → (3, h, w). */
export function filterOf({ data, shape }: NdArray, channel: number): NdArray {
  const inner = shape.slice(1);
  const size = inner.reduce((product, side) => product * side, 1);
  return { data: data.slice(channel * size, (channel + 1) * size), shape: inner };
}

/** What one patch became: `y[0, :, row, col]` of (1, C, h, w). */
export function responsesOf({ data, shape }: NdArray, { row, col }: Cell): Float32Array {
  const [, channels, height, width] = shape as [number, number, number, number];
  return Float32Array.from({ length: channels }, (_, c) => data[(c * height + row) * width + col]!);
}

/** One channel's answers to all patches: `y[0, channel]` of (1, C, h, w), (h, w). */
export function mapOf({ data, shape }: NdArray, channel: number): NdArray {
  const [, , height, width] = shape as [number, number, number, number];
  const area = height * width;
  return { data: data.slice(channel * area, (channel + 1) * area), shape: [height, width] };
}
