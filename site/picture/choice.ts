/**
 * Which picture the reader chose: the book's, one of the gallery, or an own one. The choice holds for all
 * figures of the page and for the next pages of the visit; an own picture is kept in this browser only, and
 * never sent anywhere.
 */
import { pageRecord } from '../book/record.ts';
import { forgetOwnPicture, keepOwnPicture } from './own-picture.ts';
import { KeptText } from '../storage/kept-text.ts';
import type { PreparedPicture } from './prepared.ts';

export type PictureChoice =
  | { readonly kind: 'book' }
  | { readonly kind: 'gallery'; readonly file: string }
  | { readonly kind: 'own'; readonly name: string };

const keptPicture = new KeptText('sessionStorage', 'picture');

/** Announced on the document when another picture is chosen. */
export const PICTURE_CHOSEN = 'picture-chosen';

/** A choice with what belongs to it; a new object for each. */
export interface Chosen {
  readonly choice: PictureChoice;
  /** Made ready for the model, by whoever did it first. */
  prepared?: Promise<PreparedPicture>;
}

let chosen: Chosen | undefined;

export function currentlyChosen(): Chosen {
  chosen ??= { choice: parseChoice(keptPicture.get()) };
  return chosen;
}

export const currentChoice = (): PictureChoice => currentlyChosen().choice;

/** The choice as it was kept; anything else is the book's picture. */
export function parseChoice(kept: string | null): PictureChoice {
  const parts = new URLSearchParams(kept ?? '');
  const file = parts.get('gallery');
  const name = parts.get('own');
  if (file !== null && /^[\w-]+\.png$/.test(file)) return { kind: 'gallery', file };
  if (name !== null) return { kind: 'own', name };
  return { kind: 'book' };
}

/** The choice as text, `null` for the book's. */
export function keptChoice(choice: PictureChoice): string | null {
  if (choice.kind === 'book') return null;
  return new URLSearchParams(
    choice.kind === 'own' ? { own: choice.name } : { gallery: choice.file },
  ).toString();
}

/**
 * Chooses for this page and the next ones; the figures hear of it, and find all of it in place.
 * @param own an own picture: its file, and what was made of it.
 * @returns whether the next page will have it too: some browsers keep no files.
 */
export async function choosePicture(
  choice: PictureChoice,
  own?: { readonly file: Blob; readonly prepared: PreparedPicture },
): Promise<boolean> {
  const isFileKept = own ? await keepOwnPicture(own.file) : true;
  const isChoiceKept = keptPicture.set(keptChoice(choice));
  chosen = { choice, ...(own ? { prepared: Promise.resolve(own.prepared) } : {}) };
  document.dispatchEvent(new CustomEvent(PICTURE_CHOSEN));
  if (choice.kind !== 'own') await forgetOwnPicture();
  return isFileKept && isChoiceKept;
}

/** Runs `listener` at every choice until the returned function is called. */
export function onPictureChosen(listener: () => void): () => void {
  document.addEventListener(PICTURE_CHOSEN, listener);
  return () => {
    document.removeEventListener(PICTURE_CHOSEN, listener);
  };
}

/** `?fresh` in the address puts a whole class back on the book's picture. */
export async function restoreWhenFresh(): Promise<void> {
  if (new URLSearchParams(location.search).has('fresh')) await choosePicture({ kind: 'book' });
}

/** The file among the site's pictures that is shown; null for an own one. */
export function galleryFile(choice: PictureChoice): string | null {
  if (choice.kind === 'own') return null;
  return choice.kind === 'gallery' ? choice.file : pageRecord().picture;
}

export const galleryAddress = (file: string): string =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}/images/${file}`;
