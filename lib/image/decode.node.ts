/**
 * Pictures from files in Node, for the build and the tests. PNG only: Node has no decoder of its own, and the
 * site's own pictures are PNG so that Node, the browser and Pillow read the same pixels from them.
 */
import { readFile } from 'node:fs/promises';
import { decodePng } from './png-read.ts';
import type { RgbImage } from './rgb-image.ts';

/**
 * The picture in a PNG file, as Pillow's `convert('RGB')` gives it.
 *
 * @throws {ImageError} when it is not a PNG picture or cannot be read.
 */
export async function decodeImageFile(path: string | URL): Promise<RgbImage> {
  return decodePng(await readFile(path));
}
