/**
 * Pictures one after the other through a worker, each with a time limit: one that takes too long ends with
 * its worker, and the next one gets another.
 */
import { ImageError } from '#lib/image/error.ts';
import { afterAwake } from '#lib/time/awake.ts';
import type { PreparedPicture, PrepareReply, PrepareRequest } from './prepared.ts';

export interface PreparerSpec {
  readonly spawn: () => Worker;
  /** Milliseconds that one picture may take, its worker's start included. */
  readonly timeLimit: number;
}

interface Job {
  readonly request: PrepareRequest;
  resolve(picture: PreparedPicture): void;
  reject(error: Error): void;
}

export class Preparer {
  readonly #spec: PreparerSpec;
  #worker: Worker | null = null;
  #running: Job | null = null;
  readonly #waiting: Job[] = [];
  #unwatch: (() => void) | undefined;
  #count = 0;

  constructor(spec: PreparerSpec) {
    this.#spec = spec;
  }

  /**
   * @throws {ImageError} with one sentence when the file is not a picture that can be used, or takes too
   *   long.
   */
  prepare(blob: Blob, size: number): Promise<PreparedPicture> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request: { id: this.#count++, blob, size }, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    this.#worker ??= this.#start();
    this.#unwatch = afterAwake(this.#spec.timeLimit, () => this.#giveUp());
    this.#worker.postMessage(job.request);
  }

  #start(): Worker {
    const worker = this.#spec.spawn();
    worker.addEventListener('message', ({ data }: MessageEvent<PrepareReply>) => {
      if (data.id === this.#running?.request.id) this.#finish((job) => settle(job, data));
    });
    worker.addEventListener('error', () => {
      if (worker === this.#worker) this.#replace(new Error('The picture could not be prepared.'));
    });
    return worker;
  }

  #giveUp(): void {
    const seconds = Math.round(this.#spec.timeLimit / 1000);
    this.#replace(
      new ImageError('too-slow', `The picture took longer than ${seconds} s to read and was given up.`),
    );
  }

  /** The worker goes, and the picture in it. */
  #replace(error: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#finish((job) => job.reject(error));
  }

  #finish(settle: (job: Job) => void): void {
    this.#unwatch?.();
    const job = this.#running;
    this.#running = null;
    if (job) settle(job);
    this.#next();
  }
}

function settle(job: Job, reply: PrepareReply): void {
  if ('picture' in reply) job.resolve(reply.picture);
  else job.reject(reply.fault ? new ImageError(reply.fault, reply.error) : new Error(reply.error));
}
