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

export function currentChoice(): PictureChoice {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? { kind: 'book' } : (JSON.parse(kept) as PictureChoice);
}

/** Chooses for this page and the next ones; the figures hear of it. */
export async function choosePicture(choice: PictureChoice, own?: Blob): Promise<void> {
  if (choice.kind === 'own' && own) await keepOwnPicture(own);
  if (choice.kind !== 'own') await forgetOwnPicture();
  if (choice.kind === 'book') sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(choice));
  document.dispatchEvent(new CustomEvent(PICTURE_CHOSEN));
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

/** The chosen picture's file, and where it can be shown from. */
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
