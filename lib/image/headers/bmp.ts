/** https://learn.microsoft.com/windows/win32/gdi/bitmap-storage: the size in either kind of header. */
import type { StoredSize } from './size.ts';

/** Bytes of OS/2's header, whose sides have 16 bits. */
const CORE = 12;

export function bmpSize(view: DataView): StoredSize {
  if (view.getUint32(14, true) === CORE)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // A height below 0 says that rows begin at the top.
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}
