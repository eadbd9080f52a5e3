export type ImageFault =
  | 'empty'
  | 'not-an-image'
  | 'unsupported'
  | 'too-large'
  | 'too-thin'
  | 'hollow'
  | 'laborious'
  | 'too-slow'
  | 'damaged';

/** A picture that cannot be used. `message` is one sentence for a reader; `fault` is stable, for code. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly fault: ImageFault;

  constructor(fault: ImageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
