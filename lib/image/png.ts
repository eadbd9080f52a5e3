/**
 * A small PNG encoder for Node and the browser: 8-bit gray, RGB or RGBA, nothing else.
 * After https://www.w3.org/TR/png-3/. The same pixels always give the same bytes.
 */
import { zlibSync } from 'fflate';
import { joinPngChunks } from './png-chunk.ts';
import { filterRows, unfilteredRows } from './png-filter.ts';

/** Pixels in rows from the top: 1 (gray), 3 (RGB) or 4 (RGBA, straight alpha) numbers from 0 to 255 each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
  /** Numbers a pixel; by default as many as `data` has. */
  readonly channels?: 1 | 3 | 4;
}

/** PNG's colour types by numbers a pixel. */
const COLOR_TYPE: Readonly<Record<number, number>> = { 1: 0, 3: 2, 4: 6 };

/**
 * Below this many bytes of pixels the rows stand as they are: a 14 × 14 map is written while a hand moves
 * over it, and filtering and deflating it takes half of a redraw to save 250 bytes.
 */
const STORED = 1024;

/**
 * The picture as a PNG file.
 *
 * @throws {RangeError} when `data` does not hold 1, 3 or 4 numbers for each pixel.
 */
export function encodePng(image: Pixels): Uint8Array<ArrayBuffer> {
  const { width, height, data } = image;
  const channels = image.channels ?? data.length / (width * height);
  const colorType = COLOR_TYPE[channels];
  const isWhole = Number.isInteger(width) && Number.isInteger(height) && data.length > 0;
  if (colorType === undefined || !isWhole || data.length !== width * height * channels) {
    const wanted = image.channels ?? '1, 3 or 4';
    throw new RangeError(
      `encodePng wants ${wanted} numbers for each of ${width}×${height} pixels, got ${data.length} numbers.`,
    );
  }
  const stored = data.length < STORED;
  const rows = (stored ? unfilteredRows : filterRows)(data, width * channels, channels);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, colorType], 8); // then deflate, adaptive filters, not interlaced: all 0
  return joinPngChunks([
    { type: 'IHDR', data: header },
    { type: 'IDAT', data: zlibSync(rows, { level: stored ? 0 : 9 }) },
    { type: 'IEND', data: new Uint8Array(0) },
  ]);
}

/** The picture as a `data:image/png` address, for an `<img>` or an SVG `<image>`. */
export function pngDataUrl(image: Pixels): string {
  let text = '';
  const bytes = encodePng(image);
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return `data:image/png;base64,${btoa(text)}`;
}
