/**
 * What a figure computes in many runs, once its reader asks for it: shown as it comes, dropped when
 * overtaken.
 */
import type { AnyFigure, AnyState } from './figure.ts';
import type { LiveRuns } from './live-runs.ts';
import type { RunSituation } from './scene.tsx';

export class Growth {
  readonly #figure: AnyFigure;
  readonly #runs: LiveRuns;
  readonly #onGrown: (grown: unknown) => void;
  /** What has come so far, a run and a key. */
  readonly #known = new WeakMap<RunSituation, Map<string, { grown: unknown; done: boolean }>>();
  #under: { readonly run: RunSituation; readonly key: string; readonly stop: AbortController } | null = null;

  constructor(figure: AnyFigure, runs: LiveRuns, onGrown: (grown: unknown) => void) {
    this.#figure = figure;
    this.#runs = runs;
    this.#onGrown = onGrown;
  }

  known(run: RunSituation, state: AnyState, seen: AnyState): unknown {
    const key = this.#figure.growsWith?.(state, seen);
    return key == null ? undefined : this.#known.get(run)?.get(key)?.grown;
  }

  stop(): void {
    this.#under?.stop.abort();
    this.#under = null;
  }

  /** Begins, goes on or stops, as the state and what a pointer looks at ask. */
  follow(run: RunSituation, state: AnyState, seen: AnyState): void {
    const key = this.#figure.growsWith?.(state, seen) ?? null;
    if (this.#under && this.#under.run === run && this.#under.key === key) return;
    this.stop();
    if (key === null || this.#known.get(run)?.get(key)?.done) return;
    const stop = new AbortController();
    this.#under = { run, key, stop };
    this.#grow(run, key, [state, seen], stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) this.#runs.fail(error, () => this.#again(run, state, seen));
    });
  }

  #again(run: RunSituation, state: AnyState, seen: AnyState): void {
    this.stop();
    this.follow(run, state, seen);
  }

  async #grow(
    run: RunSituation,
    key: string,
    states: [state: AnyState, seen: AnyState],
    signal: AbortSignal,
  ): Promise<void> {
    const given = {
      ...run,
      words: this.#figure.words[run.book.lang],
      compute: this.#runs.computeUntil(signal),
      whenIdle: this.#runs.whenIdle,
    };
    const kept = this.#known.get(run) ?? new Map<string, { grown: unknown; done: boolean }>();
    this.#known.set(run, kept);
    for await (const grown of this.#figure.grow!(given, ...states)) {
      if (signal.aborted) return;
      kept.set(key, { grown, done: false });
      this.#onGrown(grown);
    }
    const last = kept.get(key);
    if (last) kept.set(key, { ...last, done: true });
    this.#under = null;
  }
}
