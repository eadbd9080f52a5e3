/** A patch's pixels as they look, whole or one colour alone. */
import { planeTint } from '#lib/plot/plane-color.ts';
import { rasterOfRgb } from '#lib/plot/raster.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { stats } from '#lib/plot/stats.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';

/** One colour alone, in the plane's own tint. @param pixels (3, h, w), 0 to 255 */
export function planeOf({ data, shape }: NdArray, channel: number): NdArray {
  const area = shape[1]! * shape[2]!;
  const tinted = new Uint8Array(3 * area);
  for (let i = 0; i < area; i++) {
    const rgb = planeTint(channel, data[channel * area + i]! / 255);
    for (let c = 0; c < 3; c++) tinted[c * area + i] = rgb[c]!;
  }
  return { data: tinted, shape };
}

/** The patch as it looks (channel `null`), or one of its colours alone, as pixels. */
export const squareRaster = (pixels: NdArray, channel: number | null): Raster =>
  rasterOfRgb(channel === null ? pixels : planeOf(pixels, channel));

/** The mean of each colour, rounded to whole pixel values. */
export function meanColors({ data, shape }: NdArray): number[] {
  const area = shape[1]! * shape[2]!;
  return [0, 1, 2].map((channel) => Math.round(stats(data.slice(channel * area, (channel + 1) * area)).mean));
}
