/**
 * An operation of the public surface: a function with PyTorch's signature attached. TypeScript calls the
 * function; the Python layer binds its arguments to the signature first. Operations check their arguments
 * with PyTorch's error texts, work out the result's layout, and record primitives.
 */
import { called } from './autograd/call.ts';
import { bind } from './bind.ts';
import { signatureOf, type CallStyle, type Signature } from './signature.ts';

export type { CallStyle };

export type Op<F> = F & { readonly signature: Signature };

/** What the tables hold: an operation whose arguments only its signature knows. */
export type AnyOp = Op<(...args: never[]) => unknown>;

export function op<F extends (...args: never[]) => unknown>(signature: string, implementation: F): Op<F> {
  const parsed = signatureOf(signature);
  const name = signature.slice(0, signature.indexOf('('));
  const run = (...args: Parameters<F>): unknown => called(name, args, () => implementation(...args));
  return Object.assign(run as unknown as F, { signature: parsed });
}

/** An operation that PyTorch writes in other operations: what it leaves on the tape is named after those. */
export function composite<F extends (...args: never[]) => unknown>(
  signature: string,
  implementation: F,
): Op<F> {
  const run = (...args: Parameters<F>): unknown => implementation(...args);
  return Object.assign(run as unknown as F, { signature: signatureOf(signature) });
}

/** Call an operation with Python's arguments: positional ones (of a method the tensor first) and keywords. */
export function invoke(
  operation: AnyOp,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>> = {},
  style: CallStyle = 'function',
): unknown {
  return (operation as unknown as (...args: unknown[]) => unknown)(
    ...bind(operation.signature, args, kwargs, style),
  );
}
