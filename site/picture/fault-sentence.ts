/** Why a picture cannot be used, in one sentence in the language of the page. */
import { ImageError } from '#lib/image/error.ts';
import type { PictureWords } from './words.ts';

/** English has the decoder's own sentence, with its sizes; the other language one sentence a fault. */
export function faultSentence(error: unknown, words: PictureWords): string {
  if (error instanceof ImageError) return words.faults?.[error.fault] ?? error.message;
  return words.failed(error instanceof Error ? error.message : String(error));
}
