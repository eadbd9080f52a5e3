/**
 * The page's side: one Python worker, started at the first run, replaced when it had to be ended. Runs wait
 * for each other. Stop asks first, where memory can be shared, and ends the worker when Python does not
 * listen.
 */
import { THREAD_PATIENCE } from '#lib/engine/making-threads.ts';
import { canShareMemory, shareMemory } from '#lib/engine/shared-memory.ts';
import { afterAwake } from '#lib/time/awake.ts';
import type { BookFiles, CellSettings, Output, PythonError } from './contract.ts';
import type { FromWorker, Interruption, Loss, ToWorker } from './protocol.ts';
import { StartError } from './start-error.ts';
import { NotLoadedError } from './start-files.ts';
import type { StartProgress } from './start-files.ts';

const SECOND = 1000;
/** Between two askings, as one may be lost or caught by the reader's `except`. */
const ASK_EVERY = 100;
/** How long Python is asked before the worker is ended. */
const ASK_FOR = 8 * ASK_EVERY;
/**
 * How long a starting Python may be silent: it tells each piece that it loads, and then compiles. One that is
 * silent is ended, and another has longer and one thread.
 */
const START_SILENCES = [45 * SECOND, 90 * SECOND];

export interface PythonClientSpec {
  /** Makes the worker; told where Python's files are. */
  readonly spawn: (assets: string) => Promise<Worker>;
  /** Where Pyodide's files are: an absolute URL that ends in a slash. */
  readonly assets: string;
  readonly book: BookFiles;
  /** Milliseconds that a run may take; default one minute. */
  readonly timeLimit?: number;
  /** Bytes that Python's own heap may take; default 512 MiB. */
  readonly heapLimit?: number;
  /** Whether memory can be shared with the worker, so that Stop can ask; default: found out. */
  readonly isolated?: boolean;
  /** Default: as many as the machine has, up to 4, where memory can be shared; else 1. */
  readonly threads?: number;
}

export interface RunRequest {
  /** The source's name in tracebacks, `<cell 3>`. */
  readonly name: string;
  readonly settings?: CellSettings;
  readonly onOutput: (output: Output) => void;
  /** Python is being loaded for it: how much has come. */
  readonly onLoading?: (progress: StartProgress) => void;
  /** Python is there, what the source needs is loaded, and the run begins. */
  readonly onBegin?: () => void;
}

/** How a run ended. */
export interface RunOutcome {
  /** The exception, where there was one. When the worker was ended there is none. */
  readonly error?: PythonError;
  /** Why it did not run to its end, or why Python did not outlive it. */
  readonly ended?: Interruption | Loss;
  /** Hub ids of weights that it asked for and that this browser does not keep. */
  readonly wanted?: readonly string[];
  /** Every name is gone: the next run starts fresh. */
  readonly restarted: boolean;
  /** This run was the first in a new namespace after an earlier one was lost. */
  readonly fresh: boolean;
  /** Milliseconds of Python. */
  readonly ms: number;
}

interface Started {
  readonly worker: Worker;
  readonly signal: Uint8Array | undefined;
}

interface Job {
  readonly id: number;
  readonly request: RunRequest | undefined;
  readonly settle: (outcome: RunOutcome) => void;
  readonly fresh: boolean;
  readonly begun: number;
  /** Calls its time limit off. */
  unwatch?: () => void;
}

export class PythonClient {
  readonly #spec: Required<Pick<PythonClientSpec, 'timeLimit' | 'threads' | 'isolated'>> & PythonClientSpec;
  #started: Promise<Started> | undefined;
  /** Grows whenever a worker is ended: one that is still being made then is not wanted any more. */
  #ended = 0;
  #worker: Worker | undefined;
  #signal: Uint8Array | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #job: Job | undefined;
  #nextId = 0;
  #lost = false;
  #memory = 0;
  /** Grows with each Stop: runs that waited then are not run. */
  #stops = 0;
  #stopping = false;

  constructor(spec: PythonClientSpec) {
    const isolated = spec.isolated ?? canShareMemory();
    const threads = isolated ? Math.min(4, navigator.hardwareConcurrency) : 1;
    this.#spec = { timeLimit: 60 * SECOND, threads, isolated, ...spec };
  }

  /** Whether a worker has been started. */
  get started(): boolean {
    return this.#started !== undefined;
  }

  /** Bytes that the worker held after the last run; 0 where there is none. */
  get memory(): number {
    return this.#memory;
  }

  /** Whether a cell runs or Python starts for it. */
  get busy(): boolean {
    return this.#job !== undefined;
  }

  /** Ends a worker that rests, and with it every name; the next run starts another and says so. */
  release(): void {
    if (this.#started && !this.busy) this.restart();
  }

  /** Starts Python, so that the next run need not wait. Rejects when it cannot start. */
  async start(): Promise<void> {
    await this.#start();
  }

  /**
   * Runs a source after those before it. Rejects only when Python cannot start: a NotLoadedError where a file
   * is missing.
   */
  run(source: string, request: RunRequest): Promise<RunOutcome> {
    return this.#enqueue(request, (id) => {
      const { name, settings } = request;
      return {
        type: 'run',
        id,
        source,
        name,
        ...(settings ? { settings } : {}),
        timeLimit: this.#spec.timeLimit,
      };
    });
  }

  /** Clears the namespace; nothing to do where Python never started. */
  async reset(): Promise<void> {
    if (this.#started) await this.#enqueue(undefined, (id) => ({ type: 'reset', id }));
  }

  /** Ends the run in progress, within a second, and drops those that wait. Resolves when it has ended. */
  async stop(): Promise<void> {
    const job = this.#job;
    if (!job || this.#stopping) return;
    this.#stopping = true;
    this.#stops++;
    try {
      for (let waited = 0; this.#signal && waited < ASK_FOR && this.#job === job; waited += ASK_EVERY) {
        Atomics.store(this.#signal, 0, 2);
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
      }
      if (this.#job === job) this.#end('stopped');
    } finally {
      this.#stopping = false;
    }
  }

  /** Ends Python, whatever it does, and with it every name; the next run starts it anew. */
  restart(): void {
    this.#stops++;
    if (this.#job) this.#end('stopped');
    else if (this.#started) {
      this.#terminate();
      this.#lost = true;
    }
  }

  /** Ends the worker and all it holds. */
  dispose(): void {
    if (this.#job) this.#end('stopped');
    else this.#terminate();
  }

  #enqueue(request: RunRequest | undefined, message: (id: number) => ToWorker): Promise<RunOutcome> {
    const stops = this.#stops;
    const outcome = this.#queue.then(async (): Promise<RunOutcome> => {
      if (request && stops !== this.#stops)
        return { ended: 'stopped', restarted: false, fresh: false, ms: 0 };
      const id = this.#nextId++;
      return new Promise<RunOutcome>((settle, reject) => {
        const fresh = this.#lost && request !== undefined;
        if (request) this.#lost = false;
        const job: Job = { id, request, settle, fresh, begun: performance.now() };
        this.#job = job;
        this.#start().then(
          ({ worker }) => {
            // Stop may have come while Python was starting.
            if (this.#job !== job) return;
            worker.postMessage(message(id));
            // A worker that is busy with what an earlier run left behind hears nothing.
            if (request) this.#watch(job);
          },
          (reason: unknown) => {
            if (this.#job === job) this.#job = undefined;
            reject(reason instanceof Error ? reason : new Error(String(reason)));
          },
        );
      });
    });
    this.#queue = outcome.catch(() => undefined);
    return outcome;
  }

  #start(): Promise<Started> {
    if (!this.#started) {
      const started = (this.#started = this.#launch());
      started.catch(() => {
        if (this.#started === started) this.#terminate();
      });
    }
    return this.#started;
  }

  /** Ends the run when nothing is heard; the worker itself keeps the time of what listens. */
  #watch(job: Job): void {
    job.unwatch?.();
    job.unwatch = afterAwake(this.#spec.timeLimit + SECOND, () => this.#end('time'));
  }

  async #launch([silence = 0, ...more] = START_SILENCES, threads = this.#spec.threads): Promise<Started> {
    const ended = this.#ended;
    try {
      return await this.#launchWithin(silence, threads);
    } catch (error) {
      const isSilent = error instanceof StartError && error.startFault.kind === 'silent';
      if (!isSilent || more.length === 0 || ended !== this.#ended) throw error;
      this.#worker?.terminate();
      return this.#launch(more, 1);
    }
  }

  /** @param silence milliseconds after which a worker that says nothing is given up. */
  async #launchWithin(silence: number, threads: number): Promise<Started> {
    const { spawn, assets, book, isolated, heapLimit } = this.#spec;
    const ended = this.#ended;
    const worker = await spawn(assets);
    if (ended !== this.#ended) {
      worker.terminate();
      throw new StartError({ kind: 'ended' });
    }
    this.#worker = worker;
    const limits = heapLimit === undefined ? {} : { heapLimit };
    const memory = isolated ? shareMemory() : undefined;
    let waiting = (): void => undefined;
    await new Promise<void>((resolve, reject) => {
      const expectWord = (within: number): void => {
        waiting();
        waiting = afterAwake(within, () =>
          reject(new StartError({ kind: 'silent', seconds: within / SECOND })),
        );
      };
      expectWord(silence);
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'progress') expectWord(silence);
        if (data.type === 'threads') expectWord(data.making ? THREAD_PATIENCE : silence);
        else if (data.type === 'ready') resolve();
        else if (data.type === 'failed')
          reject(
            data.file === undefined
              ? new StartError({ kind: 'broken', reason: data.message })
              : new NotLoadedError(data.file),
          );
        else if (data.type === 'progress') this.#job?.request?.onLoading?.(data);
        else this.#receive(worker, data);
      });
      worker.addEventListener('error', (event) => {
        reject(new StartError({ kind: 'broken', reason: event.message || null }));
        if (this.#worker === worker && this.#job) this.#end('crashed');
      });
      const start = { type: 'start' as const, assets, book, threads, ...limits };
      worker.postMessage((memory ? { ...start, signal: memory } : start) satisfies ToWorker);
    }).finally(() => waiting());
    const signal = memory && new Uint8Array(memory.buffer);
    this.#signal = signal;
    return { worker, signal };
  }

  #receive(worker: Worker, message: Extract<FromWorker, { id: number }>): void {
    const job = this.#job;
    if (this.#worker !== worker || !job || job.id !== message.id) return;
    if (message.type === 'output') for (const output of message.outputs) job.request?.onOutput(output);
    else if (message.type === 'heard') job.unwatch?.();
    else if (message.type === 'begun') {
      job.request?.onBegin?.();
      this.#watch(job);
    } else {
      const { error, lost, interruption, ms, wanted = [], memory } = message;
      if (memory !== undefined) this.#memory = memory;
      if (lost) this.#terminate();
      const ended = lost ?? interruption;
      const outcome: Omit<RunOutcome, 'fresh'> = { restarted: lost !== undefined, ms, wanted };
      this.#settle({ ...outcome, ...(error ? { error } : {}), ...(ended ? { ended } : {}) });
    }
  }

  /** The worker has to go, and the run with it. */
  #end(ended: NonNullable<RunOutcome['ended']>): void {
    const begun = this.#job?.begun ?? performance.now();
    this.#terminate();
    this.#settle({ ended, restarted: true, ms: performance.now() - begun });
  }

  #settle(outcome: Omit<RunOutcome, 'fresh'>): void {
    const job = this.#job;
    this.#job = undefined;
    job?.unwatch?.();
    if (outcome.restarted) this.#lost = true;
    job?.settle({ ...outcome, fresh: job.fresh });
  }

  #terminate(): void {
    this.#ended++;
    this.#memory = 0;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#signal = undefined;
    this.#started = undefined;
  }
}
