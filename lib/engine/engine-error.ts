/** What can befall the worker that computes. */
export type EngineFault =
  /** Without a word for so long, it was ended. */
  | { readonly kind: 'silent'; readonly seconds: number }
  /** @param reason as the browser says it; null where the worker's script did not load. */
  | { readonly kind: 'broken'; readonly reason: string | null }
  /** The page has no use for it any more. */
  | { readonly kind: 'ended' }
  /** WebAssembly did not start with so many threads. */
  | { readonly kind: 'not-started'; readonly threads: number; readonly reason: string }
  /** onnxruntime could not make or run a session. */
  | { readonly kind: 'session'; readonly doing: 'make' | 'run'; readonly reason: string };

/** The engine failed, and not what was asked of it. `message` is English; `engineFault` is for code. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  readonly engineFault: EngineFault;

  constructor(fault: EngineFault, options?: ErrorOptions) {
    super(sentence(fault), options);
    this.engineFault = fault;
  }
}

function sentence(fault: EngineFault): string {
  switch (fault.kind) {
    case 'silent':
      return `the engine’s worker did not answer for ${fault.seconds} seconds, and was ended`;
    case 'broken':
      return `the engine’s worker broke: ${fault.reason ?? 'its script did not load'}`;
    case 'ended':
      return 'the engine was ended';
    case 'not-started':
      return `onnxruntime did not start with ${fault.threads} thread${fault.threads === 1 ? '' : 's'}: ${fault.reason}`;
    case 'session':
      return `onnxruntime could not ${fault.doing} a session: ${fault.reason}`;
  }
}
