/** What every figure is told at build time: the book's picture and its model's classes. */
import { readFile } from 'node:fs/promises';
import type { Language } from '#lib/plot/language.ts';
import { pngDataUrl } from '#lib/image/png.ts';
import type { Pixels } from '#lib/image/png.ts';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { book, preparedScene, scenes } from '../book/book.node.ts';
import type { SamplePicture } from '../book/book.node.ts';
import { PROBES, PUBLIC } from '../book/files.node.ts';
import { classNames, WEIGHTS_LABEL } from '../book/model.ts';
import { models } from '../book/models.ts';
import { parseProbes } from '../book/probes.ts';
import { unknownLimit } from '../book/unknown-limit.node.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { drawnAddress } from '../figures/drawn-address.ts';
import type { Book, GalleryPicture } from './figure.ts';

/** The gallery's pictures, made ready once a build. */
let prepared:
  | Promise<readonly (Pick<GalleryPicture, 'cropped' | 'input'> & { readonly scene: SamplePicture })[]>
  | undefined;

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
    resnet: {
      name: models.scenesResnet.name,
      label: models.scenesResnet.label,
      normalisation: evalConfig(),
    },
    picture: {
      cropped,
      input,
      href: drawnAddress('crop'),
      alt: altOf(scene, lang),
    },
    gallery: () => drawnGallery(lang, address),
    probes: async () => parseProbes(new Uint8Array(await readFile(`${PUBLIC}/models/${PROBES}`))),
    address,
    document: nodeDocument(),
  };
}

async function drawnGallery(
  lang: Language,
  address: (pixels: Pixels) => string,
): Promise<readonly GalleryPicture[]> {
  prepared ??= scenes().then((all) =>
    Promise.all(all.map(async (scene) => ({ scene, ...(await preparedScene(scene.file)) }))),
  );
  return (await prepared).map(({ scene, cropped, input }) => ({
    file: scene.file,
    cropped,
    input,
    href: address(cropped),
    alt: altOf(scene, lang),
  }));
}

/** Without a full stop. */
const altOf = ({ alt }: SamplePicture, lang: Language): string =>
  alt[lang === 'zh-CN' ? 'zh' : 'en'].replace(/[.。]$/, '');
