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
