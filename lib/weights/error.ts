import { SafetensorsError, type SafetensorsFault } from '#lib/safetensors/error.ts';
import type { FileKind } from './file-kind.ts';

export type WeightsFault =
  | 'unreachable'
  | 'not-found'
  | 'refused'
  | 'interrupted'
  | 'no-room'
  | 'wrong-file'
  | 'mismatch'
  | 'unreadable';

/** What a sentence in another language needs beside the fault. */
export type WeightsDetail =
  /** What the server answered. */
  | { readonly is: 'status'; readonly status: number }
  /** Larger than any that is loaded. */
  | { readonly is: 'too-large'; readonly bytes: number }
  /** Another size than the page expects. */
  | { readonly is: 'size'; readonly bytes: number; readonly expected: number }
  /** No valid safetensors file. */
  | { readonly is: 'malformed'; readonly fault: SafetensorsFault }
  /** Not a safetensors file at all. */
  | { readonly is: 'kind'; readonly kind: FileKind }
  /**
   * `empty`: no byte. `in-parts`: weights in several files, or their index. `login-page`: a web page in the
   * file's place. `no-hub`: an answer that no hub gives. `longer`, `hash`: another file than the hub states.
   * `not-kept`: kept here before, and no longer.
   */
  | {
      readonly is: 'empty' | 'in-parts' | 'login-page' | 'no-hub' | 'longer' | 'hash' | 'not-kept';
    };

export interface WeightsErrorOptions extends ErrorOptions {
  readonly detail?: WeightsDetail | undefined;
}

/** Weights that could not be loaded. `message` is one sentence for a reader; `fault` is stable, for code. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
  readonly fault: WeightsFault;
  readonly detail: WeightsDetail | undefined;

  constructor(fault: WeightsFault, message: string, options: WeightsErrorOptions = {}) {
    super(message, options);
    this.fault = fault;
    this.detail = options.detail;
  }
}

/** What `read` gives. @throws {WeightsError} 'wrong-file' where it finds the file malformed. */
export function refuseMalformed<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SafetensorsError)) throw error;
    const message = `${name} is not a valid safetensors file. ${error.message}`;
    const detail = { is: 'malformed', fault: error.fault } as const;
    throw new WeightsError('wrong-file', message, { cause: error, detail });
  }
}
