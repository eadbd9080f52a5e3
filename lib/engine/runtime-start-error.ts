import { EngineError } from './engine-error.ts';

/**
 * WebAssembly did not start with this many threads; what has not started once cannot be started again in this
 * thread.
 */
export class RuntimeStartError extends EngineError {
  override readonly name = 'RuntimeStartError';
  readonly threads: number;

  constructor(threads: number, reason: string, options?: ErrorOptions) {
    super({ kind: 'not-started', threads, reason }, options);
    this.threads = threads;
  }
}
