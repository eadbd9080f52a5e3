/**
 * The page's side of the engine: one worker for all figures, one job at a time. What is cancelled while it
 * waits is dropped; what is cancelled while it runs is not waited for, and when the worker does not come free
 * soon, or broke, or fell silent, or has taken too much memory, another takes its place and loads again what
 * is asked for.
 */
import type { Outline } from '../summary/outline.ts';
import { afterAwake } from '../time/awake.ts';
import type {
  BackendOptions,
  Engine,
  LoadedModel,
  ModelSpec,
  OutlineSpec,
  RaceResult,
  RunRequest,
  RunResult,
  TaskOptions,
} from './contract.ts';
import { EngineError, type EngineFault } from './engine-error.ts';
import { THREAD_PATIENCE } from './making-threads.ts';
import type { RunNote } from './note.ts';
import { receiveError } from './posted-error.ts';
import type { FromWorker, JobResult, ToWorker } from './protocol.ts';
import { RuntimeStartError } from './runtime-start-error.ts';
import { spawnEngineWorker } from './spawn.ts';
import { tapName } from './tap.ts';

export interface EngineClientOptions extends BackendOptions {
  /** Default: this project's engine worker. */
  readonly spawn?: () => Worker;
  /** Bytes of WebAssembly memory and weights past which the worker is replaced. Default 2 GiB. */
  readonly memoryLimit?: number;
  /** Bytes past which it is replaced where its models are forgotten. Default 512 MiB. */
  readonly memoryKept?: number;
  /** Milliseconds that a cancelled run may take to end before its worker is replaced. Default 3000. */
  readonly patience?: number;
  /**
   * Milliseconds without a word that end a worker; three times as many while a model computes. Default 60
   * 000.
   */
  readonly silence?: number;
}

type Order = Extract<ToWorker, { type: 'load' | 'run' | 'race' | 'outline' }>;

interface Job {
  readonly order: Order;
  readonly options: TaskOptions;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (reason: unknown) => void;
  /** Cancelled while it ran: nobody waits for it any more. */
  abandoned: boolean;
}

/** The page's engine; its worker starts with the first job. */
export const createEngineClient = (options: EngineClientOptions = {}): EngineClient =>
  new EngineClient(options);

export class EngineClient implements Engine {
  readonly #options: Required<Omit<EngineClientOptions, 'backend' | 'threads'>>;
  #backend: BackendOptions;
  #worker: Worker | null = null;
  #specs: ModelSpec[] = [];
  /** Models that the present worker has. */
  readonly #loaded = new Set<number>();
  #waiting: Job[] = [];
  #running: Job | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #heard: (() => void) | undefined;
  #jobs = 0;
  /** What the worker said last. */
  #memory = 0;
  /** What is to become of the worker as soon as nothing runs. */
  #then: 'forget' | 'release' | null = null;
  readonly #notes: RunNote[] = [];

  constructor({ spawn, memoryLimit, memoryKept, patience, silence, ...backend }: EngineClientOptions = {}) {
    this.#options = {
      spawn: spawn ?? spawnEngineWorker,
      memoryLimit: memoryLimit ?? 2 * 1024 ** 3,
      memoryKept: memoryKept ?? 512 * 1024 ** 2,
      patience: patience ?? 3000,
      silence: silence ?? 60_000,
    };
    this.#backend = backend;
  }

  load(spec: ModelSpec, options: TaskOptions = {}): Promise<LoadedModel> {
    const model = this.#specs.push(spec) - 1;
    return this.#enqueue({ type: 'load', job: this.#jobs++, model, spec }, options) as Promise<LoadedModel>;
  }

  async run(request: RunRequest): Promise<RunResult> {
    const result = (await this.#enqueue(...this.#posted('run', request))) as RunResult;
    return { ...result, notes: [...this.#notes, ...result.notes] };
  }

  async race(request: RunRequest): Promise<RaceResult | null> {
    const result = (await this.#enqueue(...this.#posted('race', request))) as RaceResult | null;
    const { id } = request.model;
    // A worker that takes this one's place need not be told twice.
    if (result) this.#specs[id] = { ...this.#specs[id]!, backend: result.winner };
    return result;
  }

  outline(spec: OutlineSpec, options: TaskOptions = {}): Promise<Outline> {
    return this.#enqueue({ type: 'outline', job: this.#jobs++, spec }, options) as Promise<Outline>;
  }

  /** Bytes of WebAssembly memory and weights that the worker holds; 0 where there is none. */
  get memory(): number {
    return this.#memory;
  }

  /** Ends the worker, and with it all that it holds, as soon as nothing runs; a later run has another. */
  release(): void {
    if (this.#running) this.#then = 'release';
    else this.#replaceWorker();
  }

  /**
   * Drops all models as soon as nothing runs; a later run loads its own again. The worker stays: another
   * would take its memory beside this one's, which browsers give back seconds after its end (WebAssembly's
   * threads sleep, and are woken by force). Only one that has grown large ends.
   */
  forget(): void {
    if (this.#running) this.#then ??= 'forget';
    else this.#forget();
  }

  /** Whether something runs or waits to. */
  get busy(): boolean {
    return this.#running !== null || this.#waiting.length > 0;
  }

  dispose(): void {
    const jobs = [...(this.#running ? [this.#running] : []), ...this.#waiting];
    this.#waiting = [];
    this.#replaceWorker();
    for (const job of jobs) job.reject(new EngineError({ kind: 'ended' }));
  }

  #posted(
    type: 'run' | 'race',
    { model, taps, through, signal, onProgress, ...rest }: RunRequest,
  ): [Order, TaskOptions] {
    const paths = through ? { through: through.map(tapName) } : {};
    const request = { ...rest, ...paths, taps: taps.map(tapName) };
    const options = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
    return [{ type, job: this.#jobs++, model: model.id, request }, options];
  }

  #enqueue(order: Order, options: TaskOptions): Promise<JobResult> {
    const { signal } = options;
    return new Promise<JobResult>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const job: Job = { order, options, resolve, reject, abandoned: false };
      const cancel = (): void => this.#cancel(job);
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(job);
      options.onProgress?.({ stage: 'waiting' });
      if (order.type === 'load' || order.type === 'run') this.#callOffRaces();
      this.#next();
    });
  }

  #cancel(job: Job): void {
    job.reject(job.options.signal?.reason);
    if (job !== this.#running) {
      this.#waiting = this.#waiting.filter((other) => other !== job);
      return;
    }
    job.abandoned = true;
    this.#post({ type: 'cancel', job: job.order.job });
    this.#patience = setTimeout(() => {
      this.#replaceWorker();
      this.#next();
    }, this.#options.patience);
  }

  /** A race is for idle times: what the reader asks for goes first. */
  #callOffRaces(): void {
    const reason = new DOMException('The race gave way to a run.', 'AbortError');
    for (const job of this.#waiting) if (job.order.type === 'race') job.reject(reason);
    this.#waiting = this.#waiting.filter(({ order }) => order.type !== 'race');
    const running = this.#running;
    if (running?.order.type !== 'race' || running.abandoned) return;
    running.reject(reason);
    running.abandoned = true;
    // It ends after the run or session that it is at; to replace the worker would take longer.
    this.#post({ type: 'cancel', job: running.order.job });
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (this.#then === 'release') this.#replaceWorker();
    else if (this.#then === 'forget') this.#forget();
    if (!job) return;
    const { order } = job;
    if ((order.type === 'run' || order.type === 'race') && !this.#loaded.has(order.model)) {
      this.#waiting.unshift(job);
      this.#start(this.#reloading(job, order.model));
    } else this.#start(job);
  }

  /**
   * Loads the model of a waiting run again, in a worker that does not have it; when that fails, so does the
   * run.
   */
  #reloading(run: Job, model: number): Job {
    const spec = this.#specs[model];
    if (!spec) throw new Error('the model was loaded by another engine');
    return {
      order: { type: 'load', job: this.#jobs++, model, spec },
      options: run.options,
      resolve: () => undefined,
      reject: (reason) => {
        this.#waiting = this.#waiting.filter((other) => other !== run);
        run.reject(reason);
      },
      abandoned: false,
    };
  }

  #start(job: Job): void {
    this.#running = job;
    this.#worker ??= this.#spawn();
    this.#post(job.order);
    this.#expectWord(this.#options.silence);
  }

  #expectWord(within: number): void {
    this.#expect(within, () => this.#giveUp({ kind: 'silent', seconds: Math.round(within / 1000) }));
  }

  #expect(within: number, otherwise: () => void): void {
    this.#heard?.();
    this.#heard = afterAwake(within, otherwise);
  }

  #spawn(): Worker {
    const worker = this.#options.spawn();
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (worker === this.#worker) this.#receive(data);
    });
    worker.addEventListener('error', (event) => {
      if (worker === this.#worker) this.#giveUp({ kind: 'broken', reason: event.message || null });
    });
    worker.postMessage({ type: 'start', options: this.#backend } satisfies ToWorker);
    return worker;
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #receive(message: FromWorker): void {
    const job = this.#running;
    if (!job) return;
    if (message.type === 'threads') {
      if (message.making) this.#expect(THREAD_PATIENCE, () => this.#withOneThread(job));
      else this.#expectWord(this.#options.silence);
      return;
    }
    if (message.job !== job.order.job) return;
    if (message.type === 'progress') {
      // The last word before a model computes, which takes the worker's whole thread.
      const computes = message.progress.stage === 'running';
      this.#expectWord(this.#options.silence * (computes ? 3 : 1));
      if (!job.abandoned) job.options.onProgress?.(message.progress);
      return;
    }
    this.#finish();
    if (message.type === 'failed') this.#failed(job, receiveError(message.error));
    else {
      if (job.order.type === 'load') this.#loaded.add(job.order.model);
      this.#memory = message.memory;
      job.resolve(message.result);
      if (message.memory > this.#options.memoryLimit) this.#replaceWorker();
    }
    this.#next();
  }

  #failed(job: Job, error: Error): void {
    if (error instanceof RuntimeStartError && error.threads > 1) this.#withOneThread(job);
    else job.reject(error);
  }

  /** Threads that do not start are no reason to give up: a new worker tries with one. */
  #withOneThread(job: Job): void {
    this.#notes.push({ kind: 'one-thread' });
    this.#backend = { ...this.#backend, threads: 1 };
    this.#replaceWorker();
    if (!job.abandoned) this.#waiting.unshift(job);
    this.#next();
  }

  /** The job that runs fails with `reason`; the next one has a new worker. */
  #giveUp(reason: EngineFault): void {
    const job = this.#running;
    this.#replaceWorker();
    job?.reject(new EngineError(reason));
    this.#next();
  }

  #finish(): void {
    clearTimeout(this.#patience);
    this.#heard?.();
    this.#running = null;
  }

  #replaceWorker(): void {
    this.#finish();
    this.#worker?.terminate();
    this.#worker = null;
    this.#memory = 0;
    this.#then = null;
    this.#loaded.clear();
  }

  #forget(): void {
    if (this.#memory > this.#options.memoryKept) return this.#replaceWorker();
    this.#then = null;
    this.#loaded.clear();
    this.#post({ type: 'forget' });
  }
}
