export type SafetensorsFault =
  | 'too-short'
  | 'header-length'
  | 'header-text'
  | 'metadata'
  | 'entry'
  | 'dtype'
  | 'shape'
  | 'offsets'
  | 'overlap'
  | 'hole'
  | 'truncated'
  | 'trailing'
  | 'unknown-name';

/**
 * A file that is not valid safetensors. `message` is one sentence for a reader; `fault` is stable, for code.
 */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
  readonly fault: SafetensorsFault;

  constructor(fault: SafetensorsFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
