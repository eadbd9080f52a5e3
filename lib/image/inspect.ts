/**
 * What a file's first bytes say about a picture before a decoder touches it: format, size, animation. From
 * the formats' headers only (`headers/`); pixels are not looked at, and nothing is allocated.
 */
import { bmpSize } from './headers/bmp.ts';
import { boxedSize } from './headers/boxes.ts';
import { inspectGif } from './headers/gif.ts';
import { inspectJpeg } from './headers/jpeg.ts';
import { inspectPng } from './headers/png.ts';
import type { StoredSize } from './headers/size.ts';
import { isSvg } from './headers/svg.ts';
import { tiffSize } from './headers/tiff.ts';
import { inspectWebp } from './headers/webp.ts';

export type ImageFormat = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'AVIF' | 'HEIC' | 'TIFF' | 'SVG';

export interface ImageFacts {
  readonly format: ImageFormat;
  /** Null where the header does not tell. */
  readonly size: StoredSize | null;
  readonly animated: boolean;
  /** How often all pixels are gone over: a JPEG's scans, of which a progressive one has many; else 1. */
  readonly passes: number;
  /** Pieces that a JPEG's decoder puts into a list; of other formats 0. */
  readonly segments: number;
}

/** The facts, or null when the bytes are not the beginning of a picture. */
export function inspectImage(bytes: Uint8Array): ImageFacts | null {
  const found = unlessCutOff(() => recognise(bytes));
  return found && { animated: false, passes: 1, segments: 0, ...found };
}

/** Null where the header ends early. */
function unlessCutOff<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Found = Pick<ImageFacts, 'format' | 'size'> & Partial<ImageFacts>;

function recognise(bytes: Uint8Array): Found | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 4) === '\x89PNG') return { format: 'PNG', ...inspectPng(view) };
  if (text(0, 3) === '\xff\xd8\xff') {
    const { size, scans, segments } = inspectJpeg(bytes, view);
    return { format: 'JPEG', size, passes: Math.max(1, scans), segments };
  }
  if (text(0, 4) === 'GIF8') return { format: 'GIF', ...inspectGif(view) };
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP')
    return { format: 'WebP', ...inspectWebp(view, text(12, 16)) };
  if (text(0, 2) === 'BM' && bytes.length >= 26) return { format: 'BMP', size: bmpSize(view) };
  if (text(4, 8) === 'ftyp') return recogniseBoxes(view, text(8, 12));
  if (text(0, 4) === 'II*\0' || text(0, 4) === 'MM\0*')
    return { format: 'TIFF', size: unlessCutOff(() => tiffSize(view)) };
  return isSvg(text(0, 1000)) ? { format: 'SVG', size: null } : null;
}

function recogniseBoxes(view: DataView, brand: string): Found | null {
  if (brand === 'avif' || brand === 'avis')
    return { format: 'AVIF', size: unlessCutOff(() => boxedSize(view)), animated: brand === 'avis' };
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand))
    return { format: 'HEIC', size: unlessCutOff(() => boxedSize(view)) };
  return null; // other brands are films
}
