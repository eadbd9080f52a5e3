/** https://developers.google.com/speed/webp/docs/riff_container */
import type { StoredSize } from './size.ts';

export function inspectWebp(view: DataView, kind: string): { size: StoredSize; animated: boolean } {
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') {
    const size = { width: uint24(24) + 1, height: uint24(27) + 1 };
    return { size, animated: (view.getUint8(20) & 2) !== 0 };
  }
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true);
    const size = { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    return { size, animated: false };
  }
  const size = { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return { size, animated: false };
}
