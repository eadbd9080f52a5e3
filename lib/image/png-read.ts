/**
 * A PNG decoder without native code, for Node and for what a canvas cannot tell: gray and palette pictures of
 * up to 8 bits, RGB and RGBA of 8. The result is what Pillow's `Image.open(path).convert('RGB')` gives: alpha
 * is dropped and colour profiles and gamma are ignored.
 *
 * After https://www.w3.org/TR/png-3/. Left out, with a message: interlaced files and 16 bits a channel.
 */
import { unzlibSync } from 'fflate';
import { ImageError } from './error.ts';
import { PNG_SIGNATURE, splitPngChunks } from './png-chunk.ts';
import type { PngChunk } from './png-chunk.ts';
import { unfilterRows } from './png-filter.ts';
import { dropAlpha } from './rgb-image.ts';
import type { RgbImage } from './rgb-image.ts';

/** Numbers a pixel by PNG's colour type: gray, RGB, palette, gray with alpha, RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;

interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly channels: number;
}

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a PNG file.
 *
 * @param maxPixels pictures larger than this are refused before anything is allocated.
 * @throws {ImageError} 'not-an-image', 'damaged', 'unsupported' or 'too-large', with one sentence.
 */
export function decodePng(bytes: Uint8Array, { maxPixels = 100_000_000 } = {}): RgbImage {
  if (!isPng(bytes)) throw new ImageError('not-an-image', 'The file is not a PNG picture.');
  try {
    const chunks = splitPngChunks(bytes);
    const header = parseHeader(chunks[0], maxPixels);
    const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
    return toRgb(header, samples(header, chunks), palette);
  } catch (error) {
    if (error instanceof ImageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImageError('damaged', `The PNG picture is damaged: ${reason}.`, { cause: error });
  }
}

function parseHeader(chunk: PngChunk | undefined, maxPixels: number): PngHeader {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) throw new RangeError('it has no header');
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colorType, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)];
  const channels = CHANNELS[colorType];
  if (width === 0 || height === 0 || channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) {
    throw new RangeError('its header makes no sense');
  }
  if (width * height > maxPixels) {
    throw new ImageError(
      'too-large',
      `The picture has ${width}×${height} pixels; more than ${maxPixels / 1e6} million are not read.`,
    );
  }
  if (interlace !== 0) {
    throw new ImageError('unsupported', 'The PNG picture is interlaced; save it without interlacing.');
  }
  if (depth === 16) {
    throw new ImageError('unsupported', 'The PNG picture has 16 bits a channel; save it with 8.');
  }
  if (depth < 8 && channels > 1) throw new RangeError('its header makes no sense');
  return { width, height, depth, colorType, channels };
}

/** All numbers of the picture, one a byte: `width · height · channels`, not scaled. */
function samples({ width, height, depth, channels }: PngHeader, chunks: readonly PngChunk[]): Uint8Array {
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const compressed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    compressed.set(part, at);
    at += part.length;
  }
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  const wanted = height * (rowBytes + 1);
  // What lies past the last row is left alone, as other decoders do.
  const inflated = unzlibSync(compressed, { out: new Uint8Array(wanted) });
  if (inflated.length !== wanted) throw new RangeError('it has too few pixels');
  const rows = unfilterRows(inflated, rowBytes, Math.ceil((channels * depth) / 8));
  if (depth === 8) return rows;
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const [row, x] = [Math.floor(i / width), i % width];
    const bit = x * depth;
    out[i] = (rows[row * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  }
  return out;
}

function toRgb(header: PngHeader, data: Uint8Array, palette: Uint8Array | undefined): RgbImage {
  const { width, height, depth, colorType, channels } = header;
  if (channels === 4) return dropAlpha(width, height, data);
  if (channels === 3) return { width, height, data };
  const rgb = new Uint8Array(width * height * 3);
  if (colorType === PALETTE) {
    if (!palette) throw new RangeError('its palette is missing');
    for (let i = 0; i < rgb.length; i++) rgb[i] = palette[data[Math.floor(i / 3)]! * 3 + (i % 3)] ?? 0;
  } else {
    const scale = 255 / ((1 << depth) - 1);
    for (let i = 0; i < rgb.length; i++) rgb[i] = data[Math.floor(i / 3) * channels]! * scale;
  }
  return { width, height, data: rgb };
}
