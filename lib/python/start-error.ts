/** What can keep a Python from starting, beside a file that does not come. */
export type StartFault =
  /** Without a word for so long, it was ended, and another one too. */
  | { readonly kind: 'silent'; readonly seconds: number }
  /** @param reason as the browser or Python says it; null where the worker's script did not load. */
  | { readonly kind: 'broken'; readonly reason: string | null }
  /** The page ended it meanwhile. */
  | { readonly kind: 'ended' };

/** Python did not start. `message` is English; `startFault` is for code. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly startFault: StartFault;

  constructor(fault: StartFault) {
    super(sentence(fault));
    this.startFault = fault;
  }
}

function sentence(fault: StartFault): string {
  switch (fault.kind) {
    case 'silent':
      return `it did not answer for ${fault.seconds} seconds`;
    case 'broken':
      return fault.reason ?? 'its worker’s script did not load';
    case 'ended':
      return 'it was ended while it started';
  }
}
