import { SafetensorsError } from '#lib/safetensors/error.ts';

export type WeightsFault =
  | 'unreachable'
  | 'not-found'
  | 'refused'
  | 'interrupted'
  | 'no-room'
  | 'wrong-file'
  | 'mismatch'
  | 'unreadable';

/** Weights that could not be loaded. `message` is one sentence for a reader; `fault` is stable, for code. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
  readonly fault: WeightsFault;

  constructor(fault: WeightsFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** What `read` gives. @throws {WeightsError} 'wrong-file' where it finds the file malformed. */
export function refuseMalformed<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SafetensorsError)) throw error;
    const message = `${name} is not a valid safetensors file. ${error.message}`;
    throw new WeightsError('wrong-file', message, { cause: error });
  }
}
