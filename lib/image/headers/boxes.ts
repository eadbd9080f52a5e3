/**
 * The size of AVIF and HEIC pictures, deep in the boxes of ISO media files (ISO/IEC 14496-12, 23008-12): of a
 * grid of tiles the whole has a size and each tile one, of which the largest counts.
 */
import { larger, type StoredSize } from './size.ts';

interface Box {
  readonly begin: number;
  readonly end: number;
}

/** Null where no box tells. */
export function boxedSize(view: DataView): StoredSize | null {
  const file = { begin: 0, end: view.byteLength };
  let size: StoredSize | null = null;
  for (const { begin } of inside(view, file, ['meta', 'iprp', 'ipco', 'ispe']))
    size = larger(size, { width: view.getUint32(begin + 4), height: view.getUint32(begin + 8) });
  // Of a sequence: whole pixels of 16.16 numbers.
  for (const { end } of inside(view, file, ['moov', 'trak', 'tkhd']))
    size = larger(size, { width: view.getUint16(end - 8), height: view.getUint16(end - 4) });
  return size;
}

const HEAD_BYTES = 8;
/** Version and flags, which stand before the boxes inside of a `meta`. */
const META_BYTES = 4;

/** What the boxes on this way hold. */
function* inside(view: DataView, { begin, end }: Box, [wanted, ...rest]: readonly string[]): Generator<Box> {
  for (let at = begin; at + HEAD_BYTES <= end;) {
    const bytes = view.getUint32(at) || end - at; // 0: to the end
    if (bytes < HEAD_BYTES) return; // 1, the mark of over 4 GB, or damaged
    if (typeAt(view, at + 4) === wanted) {
      const from = at + HEAD_BYTES + (wanted === 'meta' ? META_BYTES : 0);
      const box = { begin: from, end: Math.min(end, at + bytes) };
      if (rest.length === 0) yield box;
      else yield* inside(view, box, rest);
    }
    at += bytes;
  }
}

const typeAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
