/** The example's sheets, decoded once: the same in the page and at build time. */
import { decodePng } from '#lib/image/png-read.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { evalTransformSteps, type EvalSteps } from '#lib/image/transform.ts';
import { galleryAddress } from '../picture/choice.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { tileOf } from './example.ts';

const sheets = new Map<string, Promise<RgbImage>>();

/**
 * A file among the site's images. @throws Error with one sentence when it cannot be loaded; the next call
 * tries again.
 */
function sheetOf(file: string): Promise<RgbImage> {
  const known = sheets.get(file) ?? bytesOf(file).then(decodePng);
  sheets.set(file, known);
  known.catch(() => sheets.delete(file));
  return known;
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  if (import.meta.env.SSR) {
    const { readFile } = await import('node:fs/promises');
    return new Uint8Array(await readFile(`public/images/${file}`));
  }
  const response = await fetch(galleryAddress(file));
  if (!response.ok) throw new Error(`The picture ${file} could not be loaded (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Picture `index` of a sheet, as it lies there. */
export const tileOfSheet = async (file: string, index: number): Promise<RgbImage> =>
  tileOf(await sheetOf(file), index);

/** Picture `index` of a sheet, as timm's transform makes it ready. */
export const preparedTile = async (file: string, index: number): Promise<EvalSteps> =>
  evalTransformSteps(await tileOfSheet(file, index), evalConfig());
