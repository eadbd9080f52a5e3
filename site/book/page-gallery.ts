/**
 * The pictures that come with the site, made ready for the model in the page: fetched when a figure first
 * asks.
 */
import type { Language } from '#lib/plot/language.ts';
import type { GalleryPicture } from '../figure/figure.ts';
import { galleryAddress } from '../picture/choice.ts';
import { galleryAlts } from '../picture/chosen-alt.ts';
import { preparePicture } from '../picture/prepare.ts';
import { pictureUrl } from './picture-url.ts';
import { pageRecord } from './record.ts';

let prepared: Promise<readonly GalleryPicture[]> | undefined;

/**
 * The book's picture first. @throws Error with one sentence when one cannot be loaded; the next call tries
 * again.
 */
export function pageGallery(lang: Language): Promise<readonly GalleryPicture[]> {
  prepared ??= prepareAll(lang).catch((error: unknown) => {
    prepared = undefined;
    throw error;
  });
  return prepared;
}

async function prepareAll(lang: Language): Promise<readonly GalleryPicture[]> {
  const own = pageRecord().picture;
  const alts = [...(await galleryAlts(lang))].sort(([a], [b]) => Number(b === own) - Number(a === own));
  return Promise.all(
    alts.map(async ([file, alt]) => {
      const response = await fetch(galleryAddress(file));
      if (!response.ok) throw new Error(`A picture could not be loaded (${response.status}).`);
      const { cropped, input } = await preparePicture(await response.blob());
      return {
        file,
        cropped,
        input: { data: input, shape: [1, 3, cropped.height, cropped.width] },
        href: pictureUrl(cropped),
        alt,
      };
    }),
  );
}
