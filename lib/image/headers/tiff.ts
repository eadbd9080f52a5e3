/** https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf: the size in the first directory. */
import type { StoredSize } from './size.ts';

const [WIDTH, HEIGHT] = [256, 257];
const SHORT = 3;
const ENTRY_BYTES = 12;

/** Null where the directory lacks it. */
export function tiffSize(view: DataView): StoredSize | null {
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  const sides = new Map<number, number>();
  for (let i = 0; i < view.getUint16(directory, little); i++) {
    const at = directory + 2 + ENTRY_BYTES * i;
    const isShort = view.getUint16(at + 2, little) === SHORT;
    const value = isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
    sides.set(view.getUint16(at, little), value);
  }
  const [width, height] = [sides.get(WIDTH), sides.get(HEIGHT)];
  return width === undefined || height === undefined ? null : { width, height };
}
