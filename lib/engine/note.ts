/** What a run has to tell of how it was computed. Whoever shows it says it in the reader's language. */
import type { NoWebGpu } from './web-gpu.ts';

/** In each case WebAssembly computes instead. */
export type LeftWebGpu =
  /** Asked for, and not here. */
  | { readonly kind: 'no-webgpu'; readonly why: NoWebGpu }
  /** @param reason in the words of the browser or of onnxruntime, at most a line. */
  | { readonly kind: 'webgpu-not-started'; readonly reason: string }
  /** @param difference the largest from WebAssembly's result; Infinity where one is not a number. */
  | { readonly kind: 'webgpu-differs'; readonly difference: number }
  | { readonly kind: 'webgpu-stopped' };

export type RunNote =
  | LeftWebGpu
  /** WebAssembly's threads did not start. */
  | { readonly kind: 'one-thread' }
  /** Python's worker was ended, as both did not fit into memory; said by who ended it. */
  | { readonly kind: 'python-ended' };
