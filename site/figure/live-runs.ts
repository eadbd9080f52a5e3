/** The runs of a figure that is alive: each computed once a picture, its progress and its notes told in the frame. */
import type { TensorData } from '#lib/engine/contract.ts';
import { liveRun } from '../book/page-book.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { AnyFigure, AnyState, Compute } from './figure.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { liveBook } from './live-book.ts';
import { computeBy, needsKey, tensorsOf } from './runs.ts';
import type { Run } from './runs.ts';
import { needsOf } from './scene.tsx';
import type { RunSituation } from './scene.tsx';

type Tensors = Readonly<Record<string, TensorData>>;

/** The same text for states that the same runs answer. */
export const keyOf = (figure: AnyFigure, state: AnyState): string =>
  `${needsKey(needsOf(figure, state))}/${figure.further?.with(state) ?? ''}`;

export class LiveRuns {
  readonly #figure: AnyFigure;
  readonly #frame: FigureFrame;
  #settled = new Map<string, RunSituation>();
  /** What a figure's own needs gave, before its further ones. */
  #first = new Map<string, Tensors>();

  constructor(figure: AnyFigure, frame: FigureFrame) {
    this.#figure = figure;
    this.#frame = frame;
  }

  /** Another picture: nothing of the old one is true any more. */
  forget(): void {
    this.#settled = new Map();
    this.#first = new Map();
  }

  /** The run of a state, if it has been computed. */
  known(state: AnyState): RunSituation | undefined {
    return this.#settled.get(keyOf(this.#figure, state));
  }

  /** Computes what a state needs. @throws the signal's reason when it aborts. */
  async at(state: AnyState, signal?: AbortSignal): Promise<RunSituation> {
    const [settled, first] = [this.#settled, this.#first];
    const known = this.known(state);
    if (known) return known;
    const needs = needsOf(this.#figure, state);
    const key = needsKey(needs);
    const run = this.#runUntil(signal);
    const book = liveBook(Object.keys(needs).length > 0);
    const own = first.get(key) ?? (await tensorsOf(needs, run));
    first.set(key, own);
    const more = this.#figure.further && (await tensorsOf(this.#figure.further.needs(state, own), run));
    const given = {
      tensors: { ...own, ...more },
      words: this.#figure.words[(await book).lang],
      book: await book,
    };
    const derived = await this.#figure.derive?.(given, state);
    signal?.throwIfAborted();
    const situation = { tensors: given.tensors, derived, book: given.book };
    settled.set(keyOf(this.#figure, state), situation);
    return situation;
  }

  /** Says that further runs failed, with Retry. */
  fail(error: unknown, again: () => void): void {
    this.#frame.fail(error, again);
  }

  /** For `grow`: further runs of the model, dropped when `signal` aborts. */
  computeUntil(signal: AbortSignal): Compute {
    return computeBy(this.#runUntil(signal));
  }

  #runUntil(signal?: AbortSignal): Run {
    return async (taps, options) => {
      const result = await liveRun(taps, {
        ...options,
        ...(signal ? { signal } : {}),
        onProgress: (progress) => {
          this.#frame.progress(progress);
        },
      });
      const { backend, threads, milliseconds, notes } = result;
      this.#frame.foot({ weights: chosenModel().label, backend, threads, milliseconds });
      this.#frame.notes(notes);
      return result;
    };
  }
}
