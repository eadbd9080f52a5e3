/**
 * The book's models and picture, as figures see them: the same at build time (`book.node.ts`) and in the page
 * (`live.ts`).
 *
 *     const { tensors, picture } = await book.run(models.scenes, [model.blocks[3].attn.attn_drop], {
 *       change: { blocks: { 3: { attn: { heads: { 1: 0 } } } } },
 *       signal,
 *     });
 *     const { modules } = await book.outline(models.resnet50);
 */
import type {
  BackendName,
  Engine,
  LoadedModel,
  ModelSpec,
  Progress,
  RaceResult,
  RunRequest,
  RunResult,
  TaskOptions,
  TensorData,
} from '#lib/engine/contract.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { DecodeNote } from '#lib/image/decode.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import type { Outline } from '#lib/summary/outline.ts';
import type { PictureChoice } from '../picture/choice.ts';
import { normalisedFor } from '../picture/normalised.ts';
import type { BookModel } from './models.ts';
import type { BookRecord } from './record.ts';

/** A picture made ready for the models. */
export interface BookPicture {
  readonly choice: PictureChoice;
  /** As the model sees it, 224 × 224. */
  readonly cropped: RgbImage;
  /** (1, 3, 224, 224), normalised. */
  readonly input: TensorData;
  readonly notes: readonly DecodeNote[];
}

/**
 * What a run may ask for beside its taps: `change`, `through`, `variant`, `parameters`, `signal`,
 * `onProgress`.
 */
export interface BookRunOptions extends Omit<RunRequest, 'model' | 'taps' | 'input'> {
  /** Another input than the chosen picture's, as the model takes it. */
  readonly input?: TensorData;
}

export interface BookRun extends RunResult {
  readonly model: LoadedModel;
  /** The picture that was chosen when the run was asked for. */
  readonly picture: BookPicture;
}

/** All that an outline needs of a model: timm's name and arguments. */
export type OutlinedModel = Pick<BookModel, 'name' | 'options'> & Partial<Pick<BookModel, 'weights'>>;

export interface OutlineOptions extends TaskOptions {
  /** (B, C, H, W) */
  readonly input_size?: readonly number[];
}

export interface Book {
  /** The chosen picture; in the build the book's own. */
  picture(): Promise<BookPicture>;
  /** A model with its weights, loaded once. After a failure the next call tries again. */
  load(model: BookModel, options?: TaskOptions): Promise<LoadedModel>;
  /**
   * Shapes and counts of any model, with weights or without; nothing is loaded. Default one picture, 224 ×
   * 224.
   */
  outline(model: OutlinedModel, options?: OutlineOptions): Promise<Outline>;
  /** One run on the chosen picture. @throws {RangeError} for a model that is here for its shapes only. */
  run(model: BookModel, taps: readonly Tap[], options?: BookRunOptions): Promise<BookRun>;
  /** Both backends on the chosen picture's logits; null where there is one alone. */
  race(model: BookModel): Promise<RaceResult | null>;
}

/** Where a book's parts come from. */
export interface BookSource {
  /** Of the bundled weights; enough of the record to build their model before they have come. */
  readonly header: Pick<BookRecord, 'num_classes'>;
  readonly engine: Engine;
  readonly picture: () => Promise<BookPicture>;
  /** The weights of a model that has some: the one place that says where they come from. */
  readonly weights: (model: WeightedModel) => ModelSpec['weights'] | Promise<ModelSpec['weights']>;
  /** Which backend computes a model where there are both; default the engine's. */
  readonly backend?: (model: BookModel) => BackendName | undefined;
  /** Hears of every run that came to its end. */
  readonly ran?: (model: BookModel, run: RunResult) => void;
}

/** A model that has weights. */
export type WeightedModel = BookModel & { readonly weights: NonNullable<BookModel['weights']> };

const hasWeights = (model: BookModel): model is WeightedModel => model.weights !== null;

interface Loading {
  readonly model: Promise<LoadedModel>;
  readonly listeners: Set<(progress: Progress) => void>;
}

export function openBook({ header, engine, picture, weights, backend, ran }: BookSource): Book {
  const loads = new Map<BookModel, Loading>();

  const optionsOf = ({ weights, options }: OutlinedModel): NonNullable<BookModel['options']> => ({
    ...(weights === 'bundled' ? { num_classes: header.num_classes } : {}),
    ...options,
  });

  async function specOf(model: BookModel): Promise<ModelSpec> {
    const { name } = model;
    if (!hasWeights(model))
      throw new RangeError(`${name} is here for its shapes only: it has no weights to run with.`);
    const preferred = backend?.(model);
    return {
      name,
      options: optionsOf(model),
      weights: await weights(model),
      ...(preferred ? { backend: preferred } : {}),
    };
  }

  function begin(model: BookModel): Loading {
    const listeners = new Set<(progress: Progress) => void>();
    const onProgress = (progress: Progress): void => {
      for (const listener of listeners) listener(progress);
    };
    const loaded = specOf(model)
      .then((spec) => engine.load(spec, { onProgress }))
      .catch((error: unknown) => {
        loads.delete(model);
        throw error;
      });
    return { model: loaded, listeners };
  }

  /** Who leaves does not end a load that others may wait for. */
  async function load(model: BookModel, { signal, onProgress }: TaskOptions = {}): Promise<LoadedModel> {
    const loading = loads.get(model) ?? begin(model);
    loads.set(model, loading);
    if (onProgress) loading.listeners.add(onProgress);
    try {
      return await unlessAborted(loading.model, signal);
    } finally {
      if (onProgress) loading.listeners.delete(onProgress);
    }
  }

  async function run(model: BookModel, taps: readonly Tap[], options: BookRunOptions = {}): Promise<BookRun> {
    const { signal } = options;
    const [loaded, chosen] = await Promise.all([load(model, options), unlessAborted(picture(), signal)]);
    const input = options.input ?? normalisedFor(chosen.input, model.normalisation);
    const result = await engine.run({ ...options, input, model: loaded, taps });
    ran?.(model, result);
    return { ...result, model: loaded, picture: chosen };
  }

  async function race(model: BookModel): Promise<RaceResult | null> {
    const [loaded, chosen] = await Promise.all([load(model), picture()]);
    const input = normalisedFor(chosen.input, model.normalisation);
    return engine.race({ input, model: loaded, taps: ['logits'] });
  }

  function outline(
    model: OutlinedModel,
    { input_size = [1, 3, 224, 224], ...task }: OutlineOptions = {},
  ): Promise<Outline> {
    return engine.outline({ name: model.name, options: optionsOf(model), input_size }, task);
  }

  return { picture, load, run, race, outline };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
