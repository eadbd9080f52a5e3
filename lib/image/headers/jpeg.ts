/**
 * A JPEG's size and scans (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B). As lenient as its
 * decoders: what lies between two markers is passed over.
 */
import type { StoredSize } from './size.ts';

const [SOI, EOI, SOS, TEM, RST0, RST7] = [0xd8, 0xd9, 0xda, 0x01, 0xd0, 0xd7];
/** SOF0 to SOF15, without the three markers among them that are none: DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers that no length follows; 0 stands for a 0xff among the pixels. */
const standsAlone = (marker: number): boolean =>
  marker === 0 || marker === TEM || marker === SOI || (marker >= RST0 && marker <= RST7);

export interface JpegFacts {
  /** Null where there is no frame header. */
  readonly size: StoredSize | null;
  /** Each scan of a progressive JPEG goes over all pixels. */
  readonly scans: number;
  /** Markers with a length, those of scans among them. */
  readonly segments: number;
}

export function inspectJpeg(bytes: Uint8Array, view: DataView): JpegFacts {
  let size: StoredSize | null = null;
  let [scans, segments] = [0, 0];
  for (let at = bytes.indexOf(0xff, 2); at >= 0; at = bytes.indexOf(0xff, at)) {
    while (bytes[at] === 0xff) at += 1; // any number of them may lead a marker
    const marker = bytes[at];
    if (marker === undefined || marker === EOI) break;
    at += 1;
    if (standsAlone(marker)) continue;
    if (at + 2 > bytes.length) break;
    if (isFrame(marker) && !size && at + 7 <= bytes.length)
      size = { width: view.getUint16(at + 5), height: view.getUint16(at + 3) };
    if (marker === SOS) scans += 1;
    segments += 1;
    at += view.getUint16(at);
  }
  return { size, scans, segments };
}
