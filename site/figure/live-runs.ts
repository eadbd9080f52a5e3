/** The runs of a figure that is alive: each computed once a picture, its progress and its notes told in the frame. */
import { tapName } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { RunResult, TensorData } from '#lib/engine/contract.ts';
import { liveRun } from '../book/live.ts';
import type { FigureFrame } from '../kit/figure-frame.ts';
import type { AnyFigure, AnyState, Compute, RunOptions } from './figure.ts';
import { liveBook } from './live-book.ts';
import { needsKey, runsOf } from './runs.ts';
import { needsOf } from './scene.tsx';
import type { RunSituation } from './scene.tsx';

export class LiveRuns {
  readonly #figure: AnyFigure;
  readonly #frame: FigureFrame;
  #settled = new Map<string, RunSituation>();

  constructor(figure: AnyFigure, frame: FigureFrame) {
    this.#figure = figure;
    this.#frame = frame;
  }

  /** Another picture: nothing of the old one is true any more. */
  forget(): void {
    this.#settled = new Map();
  }

  /** The run of a state, if it has been computed. */
  known(state: AnyState): RunSituation | undefined {
    return this.#settled.get(needsKey(needsOf(this.#figure, state)));
  }

  /** Computes what a state needs. @throws the signal's reason when it aborts. */
  async at(state: AnyState, signal?: AbortSignal): Promise<RunSituation> {
    const settled = this.#settled;
    const needs = needsOf(this.#figure, state);
    const key = needsKey(needs);
    const known = settled.get(key);
    if (known) return known;
    const [book, ...results] = await Promise.all([
      liveBook(Object.keys(needs).length > 0),
      ...runsOf(needs).map(async ({ taps, options }) => {
        const result = await this.#run([...taps.values()], options, signal);
        return [...taps].map(([name, tap]) => [name, result.tensors.get(tapName(tap))!] as const);
      }),
    ]);
    const tensors: Readonly<Record<string, TensorData>> = Object.fromEntries(results.flat());
    const words = this.#figure.words[book.lang];
    const derived = await this.#figure.derive?.({ tensors, words, book }, state);
    signal?.throwIfAborted();
    const situation = { tensors, derived, book };
    settled.set(key, situation);
    return situation;
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
    this.#frame.foot({ backend, threads, milliseconds });
    this.#frame.notes(notes);
    return result;
  }
}
