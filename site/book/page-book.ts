/**
 * The book in the page: one engine, run on the picture that the reader chose. Nothing here is loaded before
 * the first figure comes alive.
 */
import type { LoadedModel, TaskOptions } from '#lib/engine/contract.ts';
import { createEngineClient } from '#lib/engine/client.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { afterRun, backendFor } from './backends.ts';
import { onPictureChosen } from '../picture/choice.ts';
import { chosenPicture } from '../picture/chosen-picture.ts';
import { model } from './model.ts';
import { models, type BookModel } from './models.ts';
import { openBook, type Book, type BookPicture, type BookRun } from './open-book.ts';
import { pageRecord } from './record.ts';
import type { RunOptions } from './run-options.ts';
import { rememberVisit } from './warm-up.ts';
import { onWeightsChosen } from '../weights/choice.ts';
import { onChosenWeights } from '../weights/chosen-book.ts';
import { keptBytesOf } from '../weights/keeping.ts';
import { pageMemory } from '../weights/page-memory.ts';
import { sayingErrors } from '../weights/said-error.ts';
import { sharingEngine } from '../weights/sharing-engine.ts';
import { pageLanguage } from '../kit/words.ts';
import { weightsOf } from './weights.ts';

let opened: Book | undefined;

/** The page's book; its worker starts with the first model. */
export function liveBook(): Book {
  opened ??= open();
  return opened;
}

function open(): Book {
  const engine = createEngineClient();
  onWeightsChosen(() => engine.forget(), true); // the models before are of no use any more
  const book = onChosenWeights(
    openBook({
      header: pageRecord(),
      engine: sharingEngine(engine, {
        memory: pageMemory(),
        bytesOf: keptBytesOf,
      }),
      picture: chosenPicture,
      weights: weightsOf,
      backend: ({ label }) => backendFor(label),
      ran(model, run) {
        rememberVisit();
        afterRun(model, run, () => liveBook().race(model));
      },
    }),
  );
  return sayingErrors(book, pageLanguage());
}

/** Runs `listener` whenever figures must be computed anew. @returns the function that ends it. */
export function onBookChanged(listener: () => void): () => void {
  const ends = [onPictureChosen(listener), onWeightsChosen(listener)];
  return () => ends.forEach((end) => end());
}

/** A model in the page's engine. */
export const liveModel = (model: BookModel, options: TaskOptions = {}): Promise<LoadedModel> =>
  liveBook().load(model, options);

/** The chosen picture as the model sees it. */
export const livePicture = (): Promise<BookPicture> => liveBook().picture();

/** One run on the chosen picture, of the book's own model unless another is said. */
export const liveRun = (
  taps: readonly Tap[],
  { model = models.scenes, ...options }: RunOptions & TaskOptions = {},
): Promise<BookRun> => liveBook().run(model, taps, options);

/** Loads and starts all that a figure's first run needs, by running the model once. */
export async function warm(): Promise<void> {
  await liveRun([model.patch_embed]);
}
