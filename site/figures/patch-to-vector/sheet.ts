/** The filters on one sheet of pixels, 16 in a row, no gaps, one shared range. */
import type { Pixels } from '#lib/image/png.ts';
import { blankRaster, paste, rasterOfRgb } from '#lib/plot/raster.ts';
import { symmetricMax } from '#lib/plot/scale.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';

/** Filters in a row of the sheet. */
export const SHEET_COLUMNS = 16;

/**
 * (n, 3, h, w) as pixels: each colour channel from dark at −max over mid-grey at 0 to bright at +max.
 * @param order `order[k]` is the filter at place k
 */
export function filterSheet(weight: NdArray, order: readonly number[]): Pixels {
  const [, channels, height, width] = weight.shape as [number, number, number, number];
  const max = symmetricMax(weight);
  const size = channels * height * width;
  const sheet = blankRaster(SHEET_COLUMNS * width, Math.ceil(order.length / SHEET_COLUMNS) * height);
  for (const [i, channel] of order.entries()) {
    const filter = {
      data: weight.data.slice(channel * size, (channel + 1) * size),
      shape: [channels, height, width],
    };
    const x = (i % SHEET_COLUMNS) * width;
    paste(sheet, rasterOfRgb(filter, [-max, max]), x, Math.floor(i / SHEET_COLUMNS) * height);
  }
  return { ...sheet, channels: 4 };
}
