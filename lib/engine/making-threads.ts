/**
 * A worker that makes another stands still until the page's thread has looked at it. In Firefox it now and
 * then stands still for good (one start in twenty-five, in `new Worker` itself, where onnxruntime makes its
 * threads), and cannot say so any more: so whoever waits for it hears before, and after.
 */

/** Milliseconds that making a thread may take before the worker is given up; it takes one or two. */
export const THREAD_PATIENCE = 8000;

type WorkerConstructor = new (url: string | URL, options?: WorkerOptions) => Worker;

/** Calls `tell` with true before each worker that `scope` makes, and with false when it is made. */
export function tellOfThreads(scope: { Worker: WorkerConstructor }, tell: (making: boolean) => void): void {
  scope.Worker = class extends scope.Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      tell(true);
      super(url, options);
      tell(false);
    }
  };
}
