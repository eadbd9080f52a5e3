/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt: the screen, which a first frame larger than it extends. */
import { larger, type StoredSize } from './size.ts';

const [FRAME, END] = [0x2c, 0x3b];

export function inspectGif(view: DataView): { size: StoredSize; animated: boolean } {
  let size: StoredSize = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  let frames = 0;
  let at = 13 + colorTableBytes(view.getUint8(10));
  while (at < view.byteLength && frames < 2) {
    const block = view.getUint8(at);
    if (block === END) break;
    if (block === FRAME) {
      if (frames === 0) size = larger(size, frameEnd(view, at));
      frames += 1;
      at += 11 + colorTableBytes(view.getUint8(at + 9)); // descriptor, colours, code size
    } else at += 2; // an extension and its label
    while (at < view.byteLength && view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  return { size, animated: frames > 1 };
}

const colorTableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** How far a frame reaches from the screen's corner. */
function frameEnd(view: DataView, at: number): StoredSize {
  const uint16 = (field: number): number => view.getUint16(at + field, true);
  return { width: uint16(1) + uint16(5), height: uint16(3) + uint16(7) };
}
