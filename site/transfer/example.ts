/**
 * The example of the chapter on transfer learning: four classes that no training picture ever showed, a sheet
 * of scenes each, and a sheet of line drawings. tools/train/transfer.py draws the sheets and says how.
 */
import type { RgbImage } from '#lib/image/rgb-image.ts';

export const EXAMPLE = {
  /** In the order of their labels; the English name is the file's. */
  classes: [
    { en: 'koala', zh: '考拉' },
    { en: 'crab', zh: '螃蟹' },
    { en: 'pineapple', zh: '菠萝' },
    { en: 'violin', zh: '小提琴' },
  ],
  /** Scenes of each class. */
  pictures: 30,
  /** Line drawings of each class, all in one sheet. */
  drawings: 6,
  /** Pictures of each class that a head learns from; the others are held out. */
  shots: 5,
} as const;

/** Side of a tile in pixels, and tiles in a row of a sheet. */
export const TILE = 112;
export const COLUMNS = 6;

/** Among the site's images. */
export const sheetFile = (name: string): string => `transfer/${name}.png`;
export const LINE_DRAWINGS = sheetFile('line-drawings');

/** Picture `index` of a sheet, row by row. */
export function tileOf(sheet: RgbImage, index: number): RgbImage {
  const data = new Uint8ClampedArray(TILE * TILE * 3);
  const [left, top] = [(index % COLUMNS) * TILE, Math.floor(index / COLUMNS) * TILE];
  for (let row = 0; row < TILE; row++) {
    const from = ((top + row) * sheet.width + left) * 3;
    data.set(sheet.data.subarray(from, from + TILE * 3), row * TILE * 3);
  }
  return { width: TILE, height: TILE, data };
}
