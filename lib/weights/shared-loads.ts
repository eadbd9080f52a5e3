/** Work that several callers wait for: run once, watched by all, stopped when none is left. */

interface Shared<Result, Progress> {
  readonly result: Promise<Result>;
  readonly stop: AbortController;
  readonly watchers: Set<(progress: Progress) => void>;
  waiting: number;
}

export interface JoinOptions<Progress> {
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** Ends this caller's waiting; the work itself stops when every caller has left. */
  readonly signal: AbortSignal | undefined;
}

export class SharedLoads<Key, Result, Progress> {
  readonly #running = new Map<Key, Shared<Result, Progress>>();

  /** Joins the work that runs under this key, or starts it. */
  async join(
    key: Key,
    run: (report: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
    { onProgress, signal }: JoinOptions<Progress>,
  ): Promise<Result> {
    const shared = this.#running.get(key) ?? this.#start(key, run);
    shared.waiting += 1;
    if (onProgress) shared.watchers.add(onProgress);
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave);
    });
    try {
      return await Promise.race([shared.result, left]);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (onProgress) shared.watchers.delete(onProgress);
      shared.waiting -= 1;
      if (shared.waiting === 0) this.#end(key, shared, signal?.reason);
    }
  }

  #start(
    key: Key,
    run: (report: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
  ): Shared<Result, Progress> {
    const stop = new AbortController();
    const watchers = new Set<(progress: Progress) => void>();
    const report = (progress: Progress): void =>
      watchers.forEach((watch) => {
        watch(progress);
      });
    const shared = { result: run(report, stop.signal), stop, watchers, waiting: 0 };
    this.#running.set(key, shared);
    return shared;
  }

  /** Stops the work where it still runs; where it is done, this only forgets it. */
  #end(key: Key, shared: Shared<Result, Progress>, reason: unknown): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
    shared.stop.abort(reason);
  }
}
