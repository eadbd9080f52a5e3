/**
 * A picture file without what it says of its colours: profiles, gamma, primaries. Pillow, with which the
 * models' pictures were read, takes the stored numbers as they are; browsers convert them, and WebKit does so
 * though `createImageBitmap` is told not to. Left out: AVIF and HEIC, whose colours lie deep in their boxes,
 * and WebP, whose profile WebKit does not apply.
 */
import type { ImageFormat } from './inspect.ts';

/**
 * The file in parts, which are views of `bytes`; one part, the whole of it, where it says nothing of colours
 * or is damaged.
 */
export function withoutColorProfile(
  bytes: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
): Uint8Array<ArrayBuffer>[] {
  const dropped = format === 'JPEG' ? jpegProfiles(bytes) : format === 'PNG' ? pngColors(bytes) : [];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const [begin, end] of dropped) {
    if (begin > at) parts.push(bytes.subarray(at, begin));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return parts;
}

/** A range of bytes: from `begin`, before `end`. */
type Range = readonly [begin: number, end: number];

const SCAN = 0xda;
const APP2 = 0xe2;
const ICC = 'ICC_PROFILE\0';

/** Segments APP2 with a piece of an ICC profile (https://www.color.org/ICC1-V41.pdf, annex B.4). */
function jpegProfiles(bytes: Uint8Array): Range[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Range[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === SCAN) break; // the pixels
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    const isProfile = marker === APP2 && textAt(bytes, at + 4, ICC.length) === ICC;
    if (isProfile && end <= bytes.length) found.push([at, end]);
    at = end;
  }
  return found;
}

/** https://www.w3.org/TR/png-3/#11addnlcolinfo */
const PNG_COLORS = new Set(['cHRM', 'gAMA', 'iCCP', 'sRGB', 'cICP', 'mDCV', 'cLLI'].map(chunkType));
const IDAT = chunkType('IDAT');
/** Length, type and CRC around a chunk's data. */
const AROUND = 12;

function pngColors(bytes: Uint8Array): Range[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Range[] = [];
  for (let at = 8; at + AROUND <= bytes.length;) {
    const type = view.getUint32(at + 4);
    if (type === IDAT) break; // what says of colours stands before the pixels
    const end = at + AROUND + view.getUint32(at);
    if (PNG_COLORS.has(type) && end <= bytes.length) found.push([at, end]);
    at = end;
  }
  return found;
}

/** A chunk's type as the number that its letters are: there may be a million chunks. */
function chunkType(letters: string): number {
  return Array.from(letters).reduce((type, letter) => type * 256 + letter.charCodeAt(0), 0);
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
