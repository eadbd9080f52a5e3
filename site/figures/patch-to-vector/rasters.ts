/** The figure's pixels: a filter or a patch in colour, products, responses and a map on their scales. */
import { rasterOf, rasterOfRgb } from '#lib/plot/raster.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import type { ColorScale } from '#lib/plot/scale.ts';
import type { Numbers, NdArray } from '#lib/plot/ndarray.ts';

/** A patch as it looks: normalised numbers, −1 for black, 1 for white. */
export const patchRaster = (patch: NdArray): Raster => rasterOfRgb(patch, [-1, 1]);

/** A filter, 0 is mid-grey. */
export const filterRaster = (filter: NdArray, max: number): Raster => rasterOfRgb(filter, [-max, max]);

/** One scale for all answers, so that a colour means the same number in the strip and in the map. */
export const answerScale = (y: NdArray): ColorScale => divergingScale(symmetricMax(y));

/** Numbers side by side, in a given order. */
export function stripRaster(numbers: Numbers, order: readonly number[], scale: ColorScale): Raster {
  return rasterOf({ data: order.map((i) => numbers[i]!), shape: [1, order.length] }, scale);
}

/** One colour's products; those after the first `terms` of all are clear. */
export function productRaster(terms: NdArray, channel: number, shown: number, scale: ColorScale): Raster {
  const [, height, width] = terms.shape as [number, number, number];
  const area = height * width;
  const data = terms.data.slice(channel * area, (channel + 1) * area);
  const raster = rasterOf({ data, shape: [height, width] }, scale);
  for (let i = Math.max(0, shown - channel * area); i < area; i++) raster.data[i * 4 + 3] = 0;
  return raster;
}
