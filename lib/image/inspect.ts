/**
 * What a file's first bytes say about a picture before a decoder touches it: format, size, animation. From
 * the formats' headers only; pixels are not looked at, and nothing is allocated. Left out: the size of AVIF,
 * HEIC and TIFF pictures, which lies deep in their boxes.
 */

export type ImageFormat = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'AVIF' | 'HEIC' | 'TIFF' | 'SVG';

export interface ImageFacts {
  readonly format: ImageFormat;
  /** Pixels as stored, before any rotation; null where the header does not tell. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly animated: boolean;
}

/** The facts, or null when the bytes are not the beginning of a picture. */
export function inspectImage(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  try {
    if (text(0, 4) === '\x89PNG') return inspectPng(view, text);
    if (text(0, 3) === '\xff\xd8\xff') return { format: 'JPEG', size: jpegSize(view), animated: false };
    if (text(0, 4) === 'GIF8') return inspectGif(view);
    if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return inspectWebp(view, text);
    if (text(0, 2) === 'BM' && bytes.length >= 26) {
      const size = { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
      return { format: 'BMP', size, animated: false };
    }
    if (text(4, 8) === 'ftyp') return inspectFtyp(text(8, 12));
    if (text(0, 4) === 'II*\0' || text(0, 4) === 'MM\0*')
      return { format: 'TIFF', size: null, animated: false };
    if (isSvg(text(0, 1000))) return { format: 'SVG', size: null, animated: false };
    return null;
  } catch (error) {
    // A header that ends early: a picture by its mark, which its decoder will refuse.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * What may stand before an SVG's own element, one piece at a time: together in one pattern they take
 * exponential time.
 */
const BEFORE_SVG = /\s+|<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE svg[^>]*>/y;

function isSvg(text: string): boolean {
  let at = 0;
  BEFORE_SVG.lastIndex = 0;
  while (BEFORE_SVG.test(text)) at = BEFORE_SVG.lastIndex;
  return /^<svg[\s>]/.test(text.slice(at));
}

type Text = (from: number, to: number) => string;

function inspectPng(view: DataView, text: Text): ImageFacts {
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let animated = false;
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const type = text(at + 4, at + 8);
    if (type === 'acTL') animated = true;
    if (type === 'acTL' || type === 'IDAT') break;
  }
  return { format: 'PNG', size, animated };
}

/** The size in the first frame header (SOF0 to SOF15, but not the three markers among them that are none). */
function jpegSize(view: DataView): ImageFacts['size'] {
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function inspectGif(view: DataView): ImageFacts {
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return { format: 'GIF', size, animated: gifFrames(view) > 1 };
}

/** The number of pictures in a GIF, counted to 2. */
function gifFrames(view: DataView): number {
  const colorTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let frames = 0;
  let at = 13 + colorTable(view.getUint8(10));
  while (at < view.byteLength && frames < 2) {
    const block = view.getUint8(at);
    if (block === 0x3b) break; // the end
    if (block === 0x2c) {
      frames += 1;
      at += 11 + colorTable(view.getUint8(at + 9)); // descriptor, colours, code size
    } else at += 2; // an extension and its label
    while (at < view.byteLength && view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  return frames;
}

function inspectWebp(view: DataView, text: Text): ImageFacts {
  const kind = text(12, 16);
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') {
    const size = { width: uint24(24) + 1, height: uint24(27) + 1 };
    return { format: 'WebP', size, animated: (view.getUint8(20) & 2) !== 0 };
  }
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true);
    const size = { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    return { format: 'WebP', size, animated: false };
  }
  const size = { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return { format: 'WebP', size, animated: false };
}

function inspectFtyp(brand: string): ImageFacts | null {
  if (brand === 'avif' || brand === 'avis') return { format: 'AVIF', size: null, animated: brand === 'avis' };
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand)) {
    return { format: 'HEIC', size: null, animated: false };
  }
  return null; // other brands are films
}
