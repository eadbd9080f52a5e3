/**
 * What figures are drawn from at build time: the real model, run in Node on the book's picture. One engine
 * and one run for the whole build; both languages share it.
 */
import { readFile } from 'node:fs/promises';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import type { LoadedModel, TensorData } from '#lib/engine/contract.ts';
import { LocalEngine } from '#lib/engine/engine.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { checkpointHeader } from './checkpoint.node.ts';
import { PICTURE, PUBLIC, WEIGHTS } from './files.node.ts';
import { models } from './models.ts';
import { openBook, type Book, type BookPicture, type BookRun } from './open-book.ts';
import type { RunOptions } from './run-options.ts';

export interface SamplePicture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly alt: { readonly en: string; readonly zh: string };
  readonly contains: readonly string[];
  readonly teaches: { readonly en: string; readonly zh: string };
}

/** The book's own model on its own picture, as figures are drawn from them. */
export interface DrawnBook {
  readonly model: LoadedModel;
  readonly scene: SamplePicture;
  /** The picture as the model sees it, 224 × 224. */
  readonly cropped: RgbImage;
  /** (1, 3, 224, 224) */
  readonly input: TensorData;
  readonly run: (taps: readonly Tap[], options?: RunOptions) => Promise<BookRun>;
}

let opened: Promise<Book> | undefined;

/** The book for a build: one engine and one loading for all pages, on the book's own picture. */
export function buildBook(): Promise<Book> {
  opened ??= open();
  return opened;
}

/** A file of the site's pictures, made ready for the models. */
export async function preparedScene(file: string): Promise<Omit<BookPicture, 'choice'>> {
  const decoded = await decodeImageFile(`${PUBLIC}/images/${file}`);
  const { cropped, tensor } = evalTransformSteps(decoded, evalConfig());
  const { width, height } = cropped;
  return { cropped, input: { data: tensor, shape: [1, 3, height, width] }, notes: [] };
}

let drawn: Promise<DrawnBook> | undefined;

export function book(): Promise<DrawnBook> {
  drawn ??= buildBook().then(async (own) => {
    const [model, { cropped, input }, [scene]] = await Promise.all([
      own.load(models.scenes),
      own.picture(),
      scenes(),
    ]);
    return {
      model,
      scene: scene!,
      cropped,
      input,
      run: (taps, { model = models.scenes, ...options } = {}) => own.run(model, taps, options),
    };
  });
  return drawn;
}

/** The pictures that come with the site, in the gallery's order; the first is the book's. */
export async function scenes(): Promise<readonly SamplePicture[]> {
  const list = JSON.parse(await readFile(`${PUBLIC}/images/scenes.json`, 'utf8')) as SamplePicture[];
  return list.sort((a, b) => Number(b.file === PICTURE) - Number(a.file === PICTURE));
}

async function open(): Promise<Book> {
  const engine = new LocalEngine();
  let picture: Promise<BookPicture> | undefined;
  return openBook({
    header: await checkpointHeader(),
    engine,
    picture: () =>
      (picture ??= preparedScene(PICTURE).then((prepared) => ({ choice: { kind: 'book' }, ...prepared }))),
    weights: async ({ weights, file = WEIGHTS }) =>
      weights === 'bundled'
        ? { kind: 'bytes', bytes: new Uint8Array(await readFile(`${PUBLIC}/models/${file}`)) }
        : weights,
  });
}
