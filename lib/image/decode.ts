/**
 * A reader's picture in the browser, on the page or in a worker: any format that the browser decodes.
 *
 * What is done where the pixels could be read in more than one way:
 * - Rotation in a photo's EXIF data is applied: the model sees the picture upright, as the reader does.
 *   (Pillow applies it only when asked, with `ImageOps.exif_transpose`.) Every engine does so for JPEG;
 *   Chromium and Firefox for PNG too; none for WebP.
 * - An embedded colour profile is ignored and the stored numbers are taken for sRGB, as Pillow does. It is
 *   cut out of PNG and JPEG files, as WebKit applies it whatever it is told.
 * - Alpha is dropped as Pillow's `convert('RGB')` drops it: colours stay as stored. PNG files of up to 4
 *   million pixels and 8 bits a channel are exact; of others a canvas keeps no colour under fully
 *   transparent pixels, and they become black.
 * - Of an animation, the first frame is taken, as Pillow does.
 * - A very large picture is first made smaller; an enormous one is refused before decoding, and so are a file
 *   too small for the pixels that it announces and a JPEG in very many scans or segments.
 */
import { withoutColorProfile } from './color-profile.ts';
import { ImageError } from './error.ts';
import { inspectImage } from './inspect.ts';
import type { ImageFacts } from './inspect.ts';
import { decodePng } from './png-read.ts';
import { dropAlpha } from './rgb-image.ts';
import type { RgbImage } from './rgb-image.ts';

/** Something that the reader may want to know about how the picture was read. */
export type DecodeNote = 'first-frame' | 'alpha-dropped' | 'made-smaller';

export interface DecodedImage extends RgbImage {
  readonly notes: readonly DecodeNote[];
}

export interface DecodeOptions {
  /**
   * Pictures with more pixels are made smaller after decoding, to a quarter of this, as theirs are not
   * Pillow's numbers any more and all that follows is by the pixel. Default 16 million, what every browser's
   * canvas holds.
   */
  readonly maxPixels?: number;
  /**
   * Pictures with more pixels are refused. Default 100 million, which take 400 MB to decode; 25 million of a
   * BMP, which no camera writes.
   */
  readonly refusePixels?: number;
}

const MAX_FILE_BYTES = 200_000_000;

/**
 * A file may announce so many pixels, and so many more for each of its bytes: a blank screen fits, a bomb
 * does not.
 */
const ANY_FILE_PIXELS = 10_000_000;
const PIXELS_PER_BYTE = 30;

/** A hundred million pixels in ten scans, as cameras and programs write them. */
const MAX_SCANNED_PIXELS = 1_000_000_000;
/** A photo has some dozens; Chromium's time grows with their square. */
const MAX_SEGMENTS = 10_000;
const MAX_BMP_PIXELS = 25_000_000;

/** PNG files up to here are also decoded in JavaScript, for the colours under transparent pixels. */
const EXACT_PIXELS = 4_000_000;

/**
 * Decodes a picture file to 8-bit RGB.
 *
 * @throws {ImageError} with one sentence: 'empty', 'not-an-image', 'unsupported', 'too-large', 'hollow',
 *   'laborious' or 'damaged'.
 */
export async function decodeImage(
  blob: Blob,
  { maxPixels = 16_000_000, refusePixels = 100_000_000 }: DecodeOptions = {},
): Promise<DecodedImage> {
  const { bytes, facts } = await readAndInspect(blob);
  if (facts.size) {
    const most = facts.format === 'BMP' ? Math.min(refusePixels, MAX_BMP_PIXELS) : refusePixels;
    refuseTooLarge(facts.size, most);
    refuseHollow(facts.size, blob.size);
  }
  refuseLaborious(facts);
  const plain = withoutColorProfile(bytes, facts.format);
  const bitmap = await toBitmap(plain.length > 1 ? new Blob(plain) : blob, facts);
  try {
    refuseTooLarge(bitmap, refusePixels);
    const { width, height, rgba } = readPixels(bitmap, maxPixels);
    const notes: DecodeNote[] = [];
    const transparent = hasAlpha(rgba);
    if (facts.animated) notes.push('first-frame');
    if (transparent) notes.push('alpha-dropped');
    if (width !== bitmap.width) notes.push('made-smaller');
    const stored = transparent && width === bitmap.width ? storedColors(bytes, facts) : null;
    return { ...(stored ?? dropAlpha(width, height, rgba)), notes };
  } finally {
    bitmap.close();
  }
}

async function readAndInspect(blob: Blob): Promise<{ bytes: Uint8Array<ArrayBuffer>; facts: ImageFacts }> {
  if (blob.size === 0) throw new ImageError('empty', 'The file is empty: it has 0 bytes.');
  if (blob.size > MAX_FILE_BYTES) {
    const size = Math.round(blob.size / 1e6);
    throw new ImageError('too-large', `The file has ${size} MB; pictures of up to 200 MB are read.`);
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    const message = 'The file could not be read; it may have been moved or changed since it was chosen.';
    throw new ImageError('damaged', message, { cause: error });
  }
  const facts = inspectImage(bytes);
  if (!facts) {
    throw new ImageError(
      'not-an-image',
      'The file is not a picture that can be read here: it is not PNG, JPEG, WebP, GIF, AVIF or BMP.',
    );
  }
  if (facts.format === 'SVG') {
    const message = 'An SVG drawing has no pixels of its own; export it as PNG and use that.';
    throw new ImageError('unsupported', message);
  }
  return { bytes, facts };
}

function refuseTooLarge({ width, height }: { width: number; height: number }, refusePixels: number): void {
  if (width * height <= refusePixels) return;
  const [has, limit] = [(width * height) / 1e6, refusePixels / 1e6].map((count) => count.toFixed(0));
  throw new ImageError(
    'too-large',
    `The picture has ${width}×${height} pixels, ${has} million; up to ${limit} million are read.`,
  );
}

function refuseLaborious({ size, passes, segments }: ImageFacts): void {
  if (segments > MAX_SEGMENTS) {
    const message = `The JPEG picture is in ${segments} pieces; up to ${MAX_SEGMENTS} are read.`;
    throw new ImageError('laborious', message);
  }
  if (!size || passes === 1 || size.width * size.height * passes <= MAX_SCANNED_PIXELS) return;
  const pixels = `${size.width}×${size.height} pixels`;
  throw new ImageError(
    'laborious',
    `The JPEG picture comes in ${passes} scans of its ${pixels}, which would take too long to decode.`,
  );
}

function refuseHollow({ width, height }: { width: number; height: number }, bytes: number): void {
  if (width * height <= ANY_FILE_PIXELS + PIXELS_PER_BYTE * bytes) return;
  throw new ImageError(
    'hollow',
    `The picture announces ${width}×${height} pixels in a file of ${Math.ceil(bytes / 1000)} kB, which cannot hold so many.`,
  );
}

async function toBitmap(blob: Blob, { format }: ImageFacts): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'none',
    });
  } catch (error) {
    if (format === 'HEIC' || format === 'TIFF' || format === 'AVIF') {
      const message = `This browser does not read ${format} pictures; save it as JPEG or PNG and use that.`;
      throw new ImageError('unsupported', message, { cause: error });
    }
    const message = `The ${format} picture is damaged: the browser cannot decode it.`;
    throw new ImageError('damaged', message, { cause: error });
  }
}

/** The bitmap's pixels, made smaller when it has more than `maxPixels`. */
function readPixels(bitmap: ImageBitmap, maxPixels: number) {
  const pixels = bitmap.width * bitmap.height;
  const scale = pixels > maxPixels ? Math.sqrt(maxPixels / 4 / pixels) : 1;
  const width = Math.max(1, Math.floor(bitmap.width * scale));
  const height = Math.max(1, Math.floor(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { colorSpace: 'srgb', willReadFrequently: true });
  if (!context) throw new ImageError('unsupported', 'This browser gives no canvas to read pictures with.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return { width, height, rgba: context.getImageData(0, 0, width, height, { colorSpace: 'srgb' }).data };
}

function hasAlpha(rgba: Uint8ClampedArray): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i]! < 255) return true;
  return false;
}

/** The colours as a transparent PNG file stores them; null for what only the browser can decode. */
function storedColors(bytes: Uint8Array, { format, size }: ImageFacts): RgbImage | null {
  if (format !== 'PNG' || !size || size.width * size.height > EXACT_PIXELS) return null;
  try {
    return decodePng(bytes);
  } catch (error) {
    if (error instanceof ImageError) return null;
    throw error;
  }
}
