/**
 * What figures are drawn from once they are alive: the page's one engine, run on the picture that the reader chose.
 * Nothing here is loaded before the first figure comes alive.
 */
import type { LoadedModel, Progress, RunResult, TensorData } from '#lib/engine/contract.ts';
import { createEngineClient, type EngineClient } from '#lib/engine/client.ts';
import type { RgbImage } from '#lib/image/rgb_image.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { chosenBlob, onPictureChosen } from '../picture/choice.ts';
import { preparePicture } from '../picture/prepare.ts';
import { bundledModel, model, WEIGHTS_FILE } from './model.ts';
import type { RunOptions } from './run-options.ts';
import { rememberVisit } from './warm-up.ts';

export interface LivePicture {
  readonly cropped: RgbImage;
  /** (1, 3, 224, 224) */
  readonly input: TensorData;
  readonly notes: readonly string[];
}

export interface LiveOptions extends RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

let client: EngineClient | undefined;
let loaded: Promise<LoadedModel> | undefined;
let picture: Promise<LivePicture> | undefined;

onPictureChosen(() => {
  picture = undefined;
});

/** Runs `listener` whenever figures must be computed anew. @returns the function that ends it. */
export const onBookChanged = (listener: () => void): (() => void) => onPictureChosen(listener);

/** The page's engine; its worker starts with the first call. */
export function engine(): EngineClient {
  client ??= createEngineClient();
  return client;
}

/** The book's model in the page's engine. After a failure the next call tries again. */
export function liveModel(onProgress?: (progress: Progress) => void): Promise<LoadedModel> {
  loaded ??= engine()
    .load(bundledModel(weightsAddress(), classCount()), onProgress ? { onProgress } : {})
    .catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
  return loaded;
}

/** The chosen picture as the model sees it. */
export function livePicture(): Promise<LivePicture> {
  picture ??= prepareChosen().catch((error: unknown) => {
    picture = undefined;
    throw error;
  });
  return picture;
}

/** One run of the book's model on the chosen picture: the tensors of `taps`, by name. */
export async function liveRun(taps: readonly Tap[], options: LiveOptions = {}): Promise<RunResult> {
  const [loadedModel, { input }] = await Promise.all([liveModel(options.onProgress), livePicture()]);
  const result = await engine().run({ model: loadedModel, input, taps, ...options });
  rememberVisit();
  return result;
}

/** Loads and starts all that a figure's first run needs, by running the model once. */
export async function warm(): Promise<void> {
  await liveRun([model.patch_embed]);
}

async function prepareChosen(): Promise<LivePicture> {
  const { cropped, input, notes } = await preparePicture(await chosenBlob());
  return { cropped, input: { data: input, shape: [1, 3, cropped.height, cropped.width] }, notes };
}

const base = (): string => import.meta.env.BASE_URL.replace(/\/$/, '');
const weightsAddress = (): string => new URL(`${base()}/${WEIGHTS_FILE}`, location.href).href;

/** Written into every page by the head, so that the model can be built before its weights have come. */
function classCount(): number {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="model-classes"]');
  if (!meta) throw new Error('The page does not say how many classes its model has.');
  return Number(meta.content);
}
