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
  if (bytes.length < LARGE) return pngDataUrl(pixels);
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.png`;
  mkdirSync(DRAWN_FOLDER, { recursive: true });
  writeFileSync(join(DRAWN_FOLDER, name), bytes);
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/drawn/figures/${name}`;
}
