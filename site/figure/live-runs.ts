/** The runs of a figure that is alive: each computed once a picture, its progress and its notes told in the frame. */
import { tapName } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { RunResult, TensorData } from '#lib/engine/contract.ts';
import { liveRun } from '../book/page-book.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { AnyFigure, AnyState, Compute, Needs, RunOptions } from './figure.ts';
import { chosenModel } from '../weights/chosen-model.ts';
import { liveBook } from './live-book.ts';
import { needsKey, runsOf } from './runs.ts';
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
    const book = liveBook(Object.keys(needs).length > 0);
    const own = first.get(key) ?? (await this.#tensors(needs, signal));
    first.set(key, own);
    const more =
      this.#figure.further && (await this.#tensors(this.#figure.further.needs(state, own), signal));
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

  async #tensors(needs: Needs, signal?: AbortSignal): Promise<Tensors> {
    const results = await Promise.all(
      runsOf(needs).map(async ({ taps, options }) => {
        const result = await this.#run([...taps.values()], options, signal);
        return [...taps].map(([name, tap]) => [name, result.tensors.get(tapName(tap))!] as const);
      }),
    );
    return Object.fromEntries(results.flat());
  }

  /** Says that further runs failed, with Retry. */
  fail(error: unknown, again: () => void): void {
    this.#frame.fail(error, again);
  }

  /** For `grow`: further runs of the model, dropped when `signal` aborts. */
  computeUntil(signal: AbortSignal): Compute {
    return async (taps, options = {}) => {
      const entries = Object.entries<Tap>(taps);
      const { tensors } = await this.#run(
        entries.map(([, tap]) => tap),
        options,
        signal,
      );
      return Object.fromEntries(entries.map(([name, tap]) => [name, tensors.get(tapName(tap))!])) as never;
    };
  }

  async #run(taps: readonly Tap[], options: RunOptions, signal?: AbortSignal): Promise<RunResult> {
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
  }
}
