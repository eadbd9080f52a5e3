/** The chosen picture in a figure's link: by name, as `image=koala-never-seen`. */
import { pageRecord } from '../book/record.ts';
import type { FigureState } from '../kit/figure-state.ts';
import { choosePicture, currentChoice, galleryFile } from './choice.ts';
import { galleryAlts } from './chosen-alt.ts';

const ENDING = '.png';

/**
 * What of the choice a link carries: the name of a picture that the site has. An own one stays in its
 * browser.
 */
export function linkedPicture(): FigureState {
  const file = galleryFile(currentChoice());
  return file === null ? {} : { image: file.slice(0, -ENDING.length) };
}

/**
 * Chooses the picture that a link names. A link without one, or with one that the site has not, leaves the
 * choice as it is.
 */
export async function chooseLinked({ image }: FigureState): Promise<void> {
  if (image === undefined) return;
  const file = image + ENDING;
  if (file === galleryFile(currentChoice()) || !(await galleryAlts('en')).has(file)) return;
  await choosePicture(file === pageRecord().picture ? { kind: 'book' } : { kind: 'gallery', file });
}
