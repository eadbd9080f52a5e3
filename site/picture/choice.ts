/**
 * Which picture the reader chose: the book's, one of the gallery, or an own one. The choice holds for all figures of
 * the page and for the next pages of the visit; an own picture is kept in this browser only, and never sent anywhere.
 */
import { forgetOwnPicture, keepOwnPicture, ownPicture } from './own-picture.ts';

export type PictureChoice =
  | { readonly kind: 'book' }
  | { readonly kind: 'gallery'; readonly file: string }
  | { readonly kind: 'own'; readonly name: string };

export const BOOK_PICTURE = 'cat-meadow.png';
const KEY = 'picture';

/** Announced on the document when another picture is chosen. */
export const PICTURE_CHOSEN = 'picture-chosen';

export const currentChoice = (): PictureChoice => parseChoice(sessionStorage.getItem(KEY));

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
 * Chooses for this page and the next ones; the figures hear of it.
 * @param own the file of an own picture.
 * @returns whether the next page will have it too: some browsers keep no files.
 */
export async function choosePicture(choice: PictureChoice, own?: Blob): Promise<boolean> {
  const kept = choice.kind === 'own' && own ? await keepOwnPicture(own) : true;
  const text = keptChoice(choice);
  if (text === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, text);
  document.dispatchEvent(new CustomEvent(PICTURE_CHOSEN));
  if (choice.kind !== 'own') await forgetOwnPicture();
  return kept;
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

/** The chosen picture's file. @throws Error with one sentence when it cannot be loaded. */
export async function chosenBlob(): Promise<Blob> {
  const choice = currentChoice();
  if (choice.kind === 'own') {
    const blob = await ownPicture();
    if (blob) return blob;
    await choosePicture({ kind: 'book' }); // the browser has let the own picture go
  }
  const response = await fetch(galleryAddress(choice.kind === 'gallery' ? choice.file : BOOK_PICTURE));
  if (!response.ok) throw new Error(`The picture could not be loaded (${response.status}).`);
  return response.blob();
}

export const galleryAddress = (file: string): string =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}/images/${file}`;
