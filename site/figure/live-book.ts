/** What every figure of the page is told: the classes, the picture and its words. */
import { pngDataUrl } from '#lib/image/png.ts';
import { liveModel, livePicture } from '../book/page-book.ts';
import { classNames } from '../book/model.ts';
import { pictureUrl } from '../book/picture-url.ts';
import { pageRecord } from '../book/record.ts';
import { pageLanguage } from '../kit/strings.ts';
import { chosenAlt } from '../picture/chosen-alt.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { models } from '../book/models.ts';
import type { Book } from './figure.ts';

/**
 * Asked for at each run; the picture is decoded once a choice.
 * @param runs whether the figure runs the model: one of shapes or of pixels alone does not wait for its weights, and
 * is told no class names.
 */
export async function liveBook(runs: boolean): Promise<Book> {
  const lang = pageLanguage();
  const own = chosenModel();
  const [model, { choice, cropped, input }] = await Promise.all([runs ? liveModel() : null, livePicture()]);
  const alt = await chosenAlt(choice, lang);
  return {
    lang,
    classNames: model ? classNames(model.metadata, lang) : [],
    // Measured for the site's own weights; no answer of others is called unsure.
    unknownLimit: own === models.scenes ? pageRecord().unknownLimit : 0,
    weightsLabel: own.label,
    picture: { cropped, input, href: pictureUrl(cropped), alt },
    address: pngDataUrl,
    document,
  };
}
