/** What every figure is told at build time: the book's picture and its model's classes. */
import type { Language } from '#lib/plot/language.ts';
import { pngDataUrl } from '#lib/image/png.ts';
import type { Pixels } from '#lib/image/png.ts';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { book } from '../book/book.node.ts';
import { classNames, WEIGHTS_LABEL } from '../book/model.ts';
import { unknownLimit } from '../book/unknown-limit.node.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { drawnAddress } from '../figures/drawn-address.ts';
import type { Book } from './figure.ts';

/** @param address where pixels are shown from; default data URLs. */
export async function drawnBook(
  lang: Language,
  address: (pixels: Pixels) => string = pngDataUrl,
): Promise<Book> {
  const [{ model, scene, cropped, input }, limit] = await Promise.all([book(), unknownLimit()]);
  const { options } = model.spec;
  return {
    lang,
    classNames: classNames(model.metadata, lang),
    unknownLimit: limit,
    weightsLabel: WEIGHTS_LABEL,
    ownWeights: true,
    model: { name: model.spec.name, ...(options ? { options } : {}) },
    form: model.form!,
    normalisation: evalConfig(),
    picture: {
      cropped,
      input,
      href: drawnAddress('crop'),
      alt: scene.alt[lang === 'zh-CN' ? 'zh' : 'en'].replace(/[.。]$/, ''),
    },
    address,
    document: nodeDocument(),
  };
}
