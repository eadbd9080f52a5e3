/**
 * A picture as this library passes it on: 8-bit sRGB, rows from the top, three numbers (red, green, blue) a
 * pixel: (H, W, 3), as `numpy.asarray(image.convert('RGB'))` has it. No alpha.
 */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  /** `width · height · 3` numbers from 0 to 255. */
  readonly data: Uint8ClampedArray | Uint8Array;
}

/**
 * The picture without its alpha channel: colours stay as stored, also under transparent pixels, as Pillow's
 * `convert('RGB')` leaves them. (A transparent logo therefore often shows a black ground.)
 *
 * @param rgba `width · height · 4` numbers.
 */
export function dropAlpha(width: number, height: number, rgba: Uint8ClampedArray | Uint8Array): RgbImage {
  const data = new Uint8ClampedArray(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = rgba[from]!;
    data[to + 1] = rgba[from + 1]!;
    data[to + 2] = rgba[from + 2]!;
  }
  return { width, height, data };
}
