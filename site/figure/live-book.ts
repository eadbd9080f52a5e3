/** What every figure of the page is told: the classes, the picture and its words. */
import type { TaskOptions } from '#lib/engine/contract.ts';
import { pngDataUrl } from '#lib/image/png.ts';
import { liveModel, livePicture } from '../book/page-book.ts';
import { pageGallery } from '../book/page-gallery.ts';
import { pageProbes } from '../book/page-probes.ts';
import { classNames } from '../book/model.ts';
import { pictureUrl } from '../book/picture-url.ts';
import { pageRecord } from '../book/record.ts';
import { pageLanguage } from '../kit/words.ts';
import { chosenAlt } from '../picture/chosen-alt.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { normalisedFor } from '../picture/normalised.ts';
import { chosenModel, isOwn } from '../weights/chosen-model.ts';
import type { BookModel } from '../book/models.ts';
import type { Book } from './figure.ts';

/**
 * Asked for at each run; the picture is decoded once a choice.
 * @param own the weights; default what the reader chose
 * @param runs whether the figure runs the model: one of shapes or of pixels alone does not wait for the
 * site's own weights, and is told no class names.
 */
export async function liveBook(
  runs: boolean,
  own: BookModel = chosenModel(),
  options: TaskOptions = {},
): Promise<Book> {
  const lang = pageLanguage();
  const { normalisation = evalConfig() } = own;
  const ownWeights = isOwn(own);
  const resnet = chosenModel('resnet');
  const [model, { choice, cropped, input }] = await Promise.all([
    runs || !ownWeights ? liveModel(own, options) : null,
    livePicture(),
  ]);
  const alt = await chosenAlt(choice, lang);
  // Measured for the site's own weights on drawings. Of an own picture the chooser says what they make of it.
  const measured = ownWeights && choice.kind !== 'own';
  return {
    lang,
    classNames: model ? classNames(model.metadata, lang) : [],
    unknownLimit: measured ? pageRecord().unknownLimit : 0,
    weightsLabel: own.label,
    ownWeights,
    model: { name: own.name, options: own.options ?? { num_classes: pageRecord().num_classes } },
    form: model?.form ?? pageRecord().form,
    normalisation,
    resnet: { name: resnet.name, label: resnet.label, normalisation: resnet.normalisation ?? evalConfig() },
    picture: { cropped, input: normalisedFor(input, normalisation), href: pictureUrl(cropped), alt },
    gallery: async () =>
      (await pageGallery(lang)).map((each) => ({
        ...each,
        input: normalisedFor(each.input, normalisation),
      })),
    probes: pageProbes,
    address: pngDataUrl,
    document,
  };
}
