/** The chosen picture, made ready for the models: decoded and resampled once a choice. */
import type { BookPicture } from '../book/open-book.ts';
import { choosePicture, currentlyChosen, galleryAddress, galleryFile } from './choice.ts';
import { ownPicture } from './own-picture.ts';
import { preparePicture } from './prepare.ts';

/** @throws Error with one sentence when it cannot be loaded or used; the next call tries again. */
export async function chosenPicture(): Promise<BookPicture> {
  const chosen = currentlyChosen();
  const { choice } = chosen;
  const file = galleryFile(choice);
  if (file === null && !chosen.prepared) {
    const own = await ownPicture();
    if (!own) {
      await choosePicture({ kind: 'book' }); // the browser has let the own picture go
      return chosenPicture();
    }
    chosen.prepared ??= preparePicture(own);
  }
  chosen.prepared ??= siteFile(file!).then((blob) => preparePicture(blob));
  try {
    const { cropped, input, notes } = await chosen.prepared;
    return { choice, cropped, input: { data: input, shape: [1, 3, cropped.height, cropped.width] }, notes };
  } catch (error) {
    delete chosen.prepared;
    throw error;
  }
}

async function siteFile(file: string): Promise<Blob> {
  const response = await fetch(galleryAddress(file));
  if (!response.ok) throw new Error(`The picture could not be loaded (${response.status}).`);
  return response.blob();
}
