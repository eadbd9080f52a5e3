/** What the page and the Python worker say to each other: one message type a line. */
import type { BookFiles, CellSettings, Output, PythonError } from './contract.ts';

/** Page → worker. */
export type ToWorker =
  | {
      readonly type: 'start';
      /** Where Pyodide's files and the standard library are: an absolute URL that ends in a slash. */
      readonly assets: string;
      readonly book: BookFiles;
      readonly threads: number;
      /** Shared; its first byte not 0 means stop. Only where memory can be shared. */
      readonly signal?: WebAssembly.Memory;
      readonly heapLimit?: number;
    }
  | {
      readonly type: 'run';
      readonly id: number;
      readonly source: string;
      readonly name: string;
      readonly settings?: CellSettings;
      /** Milliseconds that Python may run. */
      readonly timeLimit: number;
    }
  | { readonly type: 'reset'; readonly id: number };

/** Why Python was interrupted. */
export type Interruption = 'stopped' | 'time';

/**
 * Why Python cannot go on: its heap met its limit, the reader's code changed Python itself or ended it
 * (`os._exit`), it went too deep, or it broke in another way.
 */
export type Loss = 'memory' | 'spoiled' | 'exited' | 'too-deep' | 'crashed';

/** Worker → page. */
export type FromWorker =
  | { readonly type: 'ready' }
  /** Bytes of what the start fetches; `total` is null where it is unknown. */
  | { readonly type: 'progress'; readonly loaded: number; readonly total: number | null }
  /** `new Worker` begins, or is over: see `lib/engine/making-threads.ts`. */
  | { readonly type: 'threads'; readonly making: boolean }
  /** Python could not start; the worker is of no use. `file` did not load, where that is why. */
  | { readonly type: 'failed'; readonly message: string; readonly file?: string }
  /** The run has arrived, and waits for those before it and for what it needs. */
  | { readonly type: 'heard'; readonly id: number }
  /** Loading is over and the run itself begins. */
  | { readonly type: 'begun'; readonly id: number }
  | { readonly type: 'output'; readonly id: number; readonly outputs: readonly Output[] }
  | {
      readonly type: 'done';
      readonly id: number;
      readonly error?: PythonError;
      readonly interruption?: Interruption;
      /** Hub ids of weights that it asked for and that this browser does not keep. */
      readonly wanted?: readonly string[];
      /** Why the worker should be replaced, where it should. */
      readonly lost?: Loss;
      /** Milliseconds of Python, loading not counted. */
      readonly ms: number;
      /** Bytes that the worker holds: Python's heap, onnxruntime's memory, weights. */
      readonly memory?: number;
    };

/** A port that both ends speak through: a worker, or its global scope. */
export interface Port<In, Out> {
  postMessage(message: Out): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<In>) => void): void;
}
