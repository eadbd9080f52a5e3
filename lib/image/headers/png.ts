/** https://www.w3.org/TR/png-3/: the size in IHDR, which stands first, and whether an acTL animates it. */
import type { StoredSize } from './size.ts';

const [acTL, IDAT] = [0x6163544c, 0x49444154];

export function inspectPng(view: DataView): { size: StoredSize; animated: boolean } {
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const type = view.getUint32(at + 4);
    if (type === acTL) return { size, animated: true };
    if (type === IDAT) break;
  }
  return { size, animated: false };
}
