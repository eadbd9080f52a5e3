/** Large pictures of drawn figures as files of the build, so that no page carries them in its text. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePng, pngDataUrl } from '#lib/image/png.ts';
import type { Pixels } from '#lib/image/png.ts';

/** Where they lie until `integration/drawn.ts` puts them into the site. */
export const DRAWN_FOLDER = join('.cache', 'drawn');

/** A file costs a request, its text stands in every page and language that shows it. */
const LARGE = 3000;

/** The address of the pixels; the same pixels have the same file. */
export function drawnFile(pixels: Pixels): string {
  const bytes = encodePng(pixels);
  return bytes.length < LARGE ? pngDataUrl(pixels) : written(bytes, import.meta.env.BASE_URL);
}

/** The same for a PNG that stands as text. @param base where the site stands, as Astro has it */
export function fileOfDataUrl(dataUrl: string, base: string): string {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  return bytes.length < LARGE ? dataUrl : written(bytes, base);
}

function written(bytes: Uint8Array, base: string): string {
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.png`;
  mkdirSync(DRAWN_FOLDER, { recursive: true });
  writeFileSync(join(DRAWN_FOLDER, name), bytes);
  return `${base.replace(/\/$/, '')}/drawn/figures/${name}`;
}
