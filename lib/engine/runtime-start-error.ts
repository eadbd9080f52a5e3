/**
 * WebAssembly did not start with this many threads; what has not started once cannot be started again in this
 * thread.
 */
export class RuntimeStartError extends Error {
  override readonly name = 'RuntimeStartError';
  readonly threads: number;

  constructor(threads: number, reason: string, options?: ErrorOptions) {
    super(`onnxruntime did not start with ${threads} thread${threads === 1 ? '' : 's'}: ${reason}`, options);
    this.threads = threads;
  }
}
