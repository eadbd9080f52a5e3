/**
 * The runs of a figure that is alive: each computed once a picture, its progress and its notes told in the
 * frame.
 */
import type { TaskOptions, TensorData } from '#lib/engine/contract.ts';
import { LeastRecent } from '#lib/engine/least-recent.ts';
import { models, type BookModel } from '../book/models.ts';
import { liveRun } from '../book/page-book.ts';
import type { FigureFoot, FigureFrame } from '../kit/figure-frame.ts';
import type { AnyFigure, AnyState, Book, Compute } from './figure.ts';
import { pageLanguage } from '../kit/words.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { weightsWords } from '../weights/words.ts';
import { liveBook } from './live-book.ts';
import { computeBy, needsKey, tensorsOf, weightsLabelOf } from './runs.ts';
import type { Run } from './runs.ts';
import { fitting, needsOf } from './scene.tsx';
import type { RunSituation } from './scene.tsx';

type Tensors = Readonly<Record<string, TensorData>>;

/**
 * Bytes of tensors that a figure keeps beside its newest run: a reader who tries each of 196 patches has
 * hundreds.
 */
const KEPT = 64 * 2 ** 20;

/** Runs that take as long are not begun unasked: another figure may wait for one of them. */
const SLOW = 300;

/** The same text for states that the same runs answer. */
export const keyOf = (figure: AnyFigure, state: AnyState, book: Book): string =>
  `${needsKey(needsOf(figure, state, book))}/${figure.further?.with(state) ?? ''}`;

export class LiveRuns {
  readonly #figure: AnyFigure;
  readonly #frame: FigureFrame;
  readonly #other: BookModel | undefined;
  readonly #place: HTMLElement | undefined;
  #settled = keptRuns();
  /** Of the runs so far. */
  #book: Book | null = null;
  /** What a figure's own needs gave, before its further ones. */
  #first = keptTensors();
  /** Of the weights that the last needs run on. */
  #label = '';
  /** Of the last run that the foot is to tell of. */
  #foot: FigureFoot = {};
  /** Whether the last run left others room: threads, and an end soon. */
  #quick = false;

  /**
   * @param other weights in place of those that the reader chose; the frame's foot does not tell of them
   * @param place where it says how they come along; default the readout
   */
  constructor(figure: AnyFigure, frame: FigureFrame, other?: BookModel, place?: HTMLElement) {
    this.#figure = figure;
    this.#frame = frame;
    this.#other = other;
    this.#place = place;
  }

  /** Another picture: nothing of the old one is true any more. */
  forget(): void {
    this.#settled = keptRuns();
    this.#first = keptTensors();
    this.#book = null;
  }

  /** The run of a state, if it has been computed. */
  known(state: AnyState): RunSituation | undefined {
    const book = this.#book;
    return book
      ? this.#settled.get(keyOf(this.#figure, fitting(this.#figure, state, book.form), book))
      : undefined;
  }

  /** Computes what a state needs. @throws the signal's reason when it aborts. */
  async at(asked: AnyState, signal?: AbortSignal): Promise<RunSituation> {
    const [settled, first] = [this.#settled, this.#first];
    const known = this.known(asked);
    if (known) return known;
    const book = await liveBook(this.#figure.needs !== undefined, this.#other, this.#task(signal));
    if (settled === this.#settled) this.#book = book;
    const state = fitting(this.#figure, asked, book.form);
    const needs = needsOf(this.#figure, state, book);
    const key = needsKey(needs);
    this.#label = weightsLabelOf(needs, chosenModel().label, book.resnet.label);
    const run = this.#runUntil(signal);
    const own = first.get(key) ?? (await tensorsOf(needs, run));
    first.trim(); // before: the newest stays, whatever its size
    first.set(key, own);
    const more = this.#figure.further && (await tensorsOf(this.#figure.further.needs(state, own, book), run));
    const given = {
      tensors: { ...own, ...more },
      words: this.#figure.words[book.lang],
      book,
    };
    const derived = await this.#figure.derive?.(given, state);
    signal?.throwIfAborted();
    const situation = { tensors: given.tensors, derived, book: given.book };
    settled.trim();
    settled.set(keyOf(this.#figure, state, book), situation);
    return situation;
  }

  /**
   * Tells of the last run in the foot. For when the stage shows it: weights are not named beside what others
   * gave.
   */
  tell(): void {
    this.#frame.foot(this.#foot);
  }

  /** Says that further runs failed, with Retry. */
  fail(error: unknown, again: () => void): void {
    this.#frame.fail(error, again);
  }

  /** For `grow`: further runs of the model, dropped when `signal` aborts. */
  computeUntil(signal: AbortSignal): Compute {
    return computeBy(this.#runUntil(signal, false));
  }

  /** For `grow`: see `Growing`. */
  readonly whenIdle = async (): Promise<boolean> => {
    if (!this.#quick) return false;
    // Safari has no idle callbacks.
    const wait = globalThis.requestIdleCallback ?? setTimeout;
    await new Promise<void>((resolve) => {
      wait(() => resolve());
    });
    return true;
  };

  #task(signal: AbortSignal | undefined): TaskOptions {
    return {
      ...(signal ? { signal } : {}),
      onProgress: (progress) => {
        this.#frame.progress(progress, this.#place);
      },
    };
  }

  /**
   * @param inFoot whether the foot tells of the runs: many small ones one after the other would flicker there
   */
  #runUntil(signal?: AbortSignal, inFoot = true): Run {
    return async (taps, options) => {
      const { model = models.scenes } = options;
      const other = this.#other && model === models.scenes ? { model: this.#other } : {};
      const result = await liveRun(taps, { ...options, ...other, ...this.#task(signal) });
      const { backend, threads, milliseconds, notes } = result;
      this.#quick = (backend === 'webgpu' || threads > 1) && milliseconds < SLOW;
      if (inFoot && !this.#other) this.#foot = { weights: this.#label, backend, threads, milliseconds };
      this.#frame.notes(notes.map((note) => weightsWords[pageLanguage()].note(note)));
      return result;
    };
  }
}

const keptRuns = (): LeastRecent<string, RunSituation> =>
  new LeastRecent(
    KEPT,
    () => undefined,
    ({ tensors }) => bytesOf(tensors),
  );

const keptTensors = (): LeastRecent<string, Tensors> => new LeastRecent(KEPT, () => undefined, bytesOf);

const bytesOf = (tensors: Tensors): number =>
  Object.values(tensors).reduce((sum, { data }) => sum + data.byteLength, 0);
