/**
 * What the interpreter, the tensor library's bridge and the page agree on. The facade in Python imports the
 * bridge as the module `_tv`; what a record holds is between these two.
 */

import type { WeightsStore } from '#lib/weights/store.ts';

/**
 * What `_tv.call` gives back: a plain object. Of anything else Python sees an opaque handle without
 * attributes. The tensor library's own are `BridgeRecord` in `bridge/record.ts`.
 */
export interface PlainRecord {
  readonly kind: string;
}

/** What a cell asks of the tensor library, from its fence. */
export interface CellSettings {
  /** `.cuda()` gives a device tag instead of the error of a build without CUDA. */
  readonly pretendCuda: boolean;
}

/** The tensor library as Python sees it. Nothing here may throw: an error is a record. */
export interface PythonBridge {
  /** `_tv.call(verb, args_json, *handles)`, the one way in. */
  call(verb: string, argsJson: string, ...handles: unknown[]): PlainRecord;
  /** Further plain functions for Python, as `_tv.<name>`. */
  readonly functions?: Readonly<Record<string, (...args: never[]) => unknown>>;
  /** Python modules to import at start, before the sandbox closes; default none. */
  readonly preload?: readonly string[];
  /**
   * Waits for what the source names and the synchronous run will need: weights, models. A rejection stops the
   * run.
   */
  beforeRun(source: string, settings: CellSettings): Promise<void>;
  /** Completes what a Python object's `_display_()` gave with what JSON cannot carry (typed arrays). */
  display?(record: DisplayRecord): DisplayRecord;
  /** Hub ids of weights that the last run asked for and did not find. */
  wanted?(): readonly string[];
  /** Bytes that the library holds. */
  memory?(): number;
  /** The namespace was cleared: let go of proxies and handles. */
  reset(): void;
}

/** Files of the site that cells load by name, and what they are. */
export interface BookFiles {
  /** timm's name of the architecture that the weights are of. */
  readonly architecture: string;
  /** A safetensors file among the site's models. */
  readonly weights: string;
  /** More of them, of other architectures. */
  readonly otherWeights: readonly string[];
  /** A PNG among the site's images: what `PIL.Image.open` gives. */
  readonly picture: string;
}

/**
 * What the worker hands to the bridge: the powers that a reader's code must not have are taken away right
 * after.
 */
export interface BridgeEnvironment {
  /** The worker's own `fetch`; the global one is gone once a reader's code may run. */
  readonly fetch: typeof fetch;
  /** The worker's own cache storage, where there is one; likewise. */
  readonly caches?: CacheStorage | undefined;
  /** The weights that this browser keeps; likewise. */
  readonly weights?: (() => Promise<WeightsStore>) | undefined;
  /** Where onnxruntime's and other files lie: a URL that ends in a slash. */
  readonly assets: string;
  readonly book: BookFiles;
  /** How many threads WebAssembly may use; 1 where memory cannot be shared. */
  readonly threads: number;
  /** True when the reader pressed Stop or the time is up: ask in loops that run long without Python. */
  readonly interrupted: () => boolean;
}

/** Something that a renderer of its `kind` draws; structured-clonable. */
export interface DisplayRecord {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** An exception in a reader's code. */
export interface PythonError {
  /** The exception's class, `RuntimeError`. */
  readonly type: string;
  readonly message: string;
  /** The line in the source that ran, from 1; null where no frame of it is left. */
  readonly line: number | null;
  /** As CPython prints it, with only the reader's frames, without a last newline. */
  readonly traceback: string;
  /** Of `SystemExit` only. */
  readonly exitCode?: number;
}

/** What a cell shows, in order. */
export type Output =
  | { readonly kind: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  | ({ readonly kind: 'error' } & PythonError)
  /** A value: always its text, and a record where the page may draw it. */
  | { readonly kind: 'display'; readonly text: string; readonly record?: DisplayRecord };
