/**
 * What figures are drawn from at build time: the real model, run in Node on the book's picture. One engine and one
 * run for the whole build; both languages share it.
 */
import { readFile } from 'node:fs/promises';
import { decodeImageFile } from '#lib/image/decode.node.ts';
import type { RgbImage } from '#lib/image/rgb_image.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import type { LoadedModel, RunResult, TensorData } from '#lib/engine/contract.ts';
import { LocalEngine } from '#lib/engine/engine.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { BOOK_PICTURE } from '../picture/choice.ts';
import { evalConfig } from '../picture/eval-config.ts';
import type { RunOptions } from './run-options.ts';
import { MODEL_NAME, WEIGHTS_FILE } from './model.ts';

export interface Scene {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly alt: { readonly en: string; readonly zh: string };
  readonly contains: readonly string[];
  readonly teaches: { readonly en: string; readonly zh: string };
}

export interface Book {
  readonly model: LoadedModel;
  readonly scene: Scene;
  /** The picture as the model sees it, 224 × 224. */
  readonly cropped: RgbImage;
  /** (1, 3, 224, 224) */
  readonly input: TensorData;
  readonly run: (taps: readonly Tap[], options?: RunOptions) => Promise<RunResult>;
}

let shared: Promise<Book> | undefined;

/** The book's model and picture, loaded once a build. */
export function book(): Promise<Book> {
  shared ??= open();
  return shared;
}

/** The pictures that come with the site, in the gallery's order; the first is the book's. */
export async function scenes(): Promise<readonly Scene[]> {
  const list = JSON.parse(await readFile('public/images/scenes.json', 'utf8')) as Scene[];
  return list.sort((a, b) => Number(b.file === BOOK_PICTURE) - Number(a.file === BOOK_PICTURE));
}

async function open(): Promise<Book> {
  const bytes = new Uint8Array(await readFile(`public/${WEIGHTS_FILE}`));
  const num_classes = Number(parseSafetensors(bytes).metadata['num_classes']);
  const engine = new LocalEngine();
  const model = await engine.load({
    name: MODEL_NAME,
    options: { num_classes },
    weights: { kind: 'bytes', bytes },
  });
  const [scene] = await scenes();
  const { cropped, tensor } = evalTransformSteps(
    await decodeImageFile(`public/images/${BOOK_PICTURE}`),
    evalConfig(),
  );
  const input: TensorData = { data: tensor, shape: [1, 3, 224, 224] };
  const run: Book['run'] = (taps, options = {}) => engine.run({ model, input, taps, ...options });
  return { model, scene: scene!, cropped, input, run };
}
