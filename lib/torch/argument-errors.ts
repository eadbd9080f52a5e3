/**
 * What PyTorch says of arguments that one signature does not take; `invalid_arguments.ts` has those of
 * several.
 */
import { element, isSequence } from './conversions.ts';
import { TorchError } from './errors.ts';
import { pythonType } from './python-type.ts';
import type { CallStyle, Signature, SignatureParameter } from './signature.ts';
import { Tensor } from './tensor.ts';

/** The plural is the wrong way round in PyTorch's own argument parser. */
export function missingText(name: string, missing: readonly SignatureParameter[], style: CallStyle): string {
  const count = missing.length;
  if (style !== 'python')
    return `${name}() missing ${count} required positional argument${count === 1 ? 's' : ''}: ${missing.map((p) => `"${p.name}"`).join(', ')}`;
  const names = missing.map((p) => `'${p.name}'`);
  const joined = count > 2 ? `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}` : names.join(' and ');
  return `${name}() missing ${count} required positional argument${count === 1 ? '' : 's'}: ${joined}`;
}

/** More positional arguments than there are parameters. */
export function tooMany(
  name: string,
  positional: readonly SignatureParameter[],
  given: number,
  style: CallStyle,
): TorchError {
  const self = style === 'method' ? 1 : 0;
  const most = positional.length - self;
  const least = positional.filter((p) => !('default' in p)).length - self;
  if (most === 0 && style === 'method' && !withKeywords.test(name))
    return new TorchError('TypeError', `TensorBase.${name}() takes no arguments (${given - 1} given)`);
  const takes =
    least === most
      ? `${most} positional argument${most === 1 ? '' : 's'}`
      : `from ${least} to ${most} positional arguments`;
  const count = given - self;
  return new TorchError(
    'TypeError',
    `${name}() takes ${takes} but ${count} ${count === 1 ? 'was' : 'were'} given`,
  );
}

/** Methods of no positional argument that take `memory_format=` in PyTorch. */
const withKeywords = /^(clone|contiguous|float|double|half|bfloat16|int|long|short|char|byte|bool|cpu|cuda)$/;

/** A list whose first element decided for a signature, and whose rest does not hold what it promised. */
export class UnpackError extends TorchError {}

/** A value of another type. @param position from 1; null for a keyword argument */
export function wrongType(
  signature: Signature,
  { name, type }: SignatureParameter,
  value: unknown,
  position: number | null,
): TorchError {
  const called = inner[signature.name] ?? signature.name;
  const place = handedOn[called]?.[name] ?? `'${name}'${placed(position)}`;
  const wanted = spelled(type.split('|')[0]!);
  return new TorchError(
    'TypeError',
    `${called}(): argument ${place} must be ${wanted}, not ${pythonType(value)}`,
  );
}

/** What functions that PyTorch writes in Python hand their arguments to, where it has another name. */
const inner: Readonly<Record<string, string>> = {
  cross_entropy: 'cross_entropy_loss',
  nll_loss: 'nll_loss_nd',
};

/** Which argument of that one they are handed on as, where it has another name and place. */
const handedOn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  embedding: { input: "'indices' (position 2)", weight: "'weight' (position 1)" },
};

const placed = (position: number | null): string => (position === null ? '' : ` (position ${position})`);

const spelled = (type: string): string =>
  ({
    'int[]': 'tuple of ints',
    'SymInt[]': 'tuple of ints',
    'int...': 'tuple of ints',
    'Tensor[]': 'tuple of Tensors',
    Scalar: 'Number',
    Operand: 'Tensor',
    dtype: 'torch.dtype',
    Generator: 'torch.Generator',
  })[type] ?? type;

/** A sequence with something in it that does not belong there. */
export function refuseElement(
  signature: Signature,
  { name, type }: SignatureParameter,
  value: unknown,
  position: number | null,
): void {
  if (!isSequence(value)) return;
  if (type === 'Tensor[]' || type === 'Tensor...') {
    const at = value.findIndex((item) => !(item instanceof Tensor));
    const message = `expected Tensor as element ${at} in argument ${(position ?? 1) - 1}, but got ${pythonType(value[at])}`;
    throw new TorchError('TypeError', message);
  }
  if (!/^(int|SymInt)(\[\]|\.\.\.)/.test(type)) return;
  const at = value.findIndex((item, i) => element(item, i) === undefined);
  const found = pythonType(value[at]);
  if (at > 0)
    throw new UnpackError(
      'TypeError',
      `${signature.name}(): argument '${name}' failed to unpack the object at pos ${at + 1} with error "type must be tuple of ints,but got ${found}"`,
    );
  throw new TorchError(
    'TypeError',
    `${signature.name}(): argument '${name}'${placed(position)} must be tuple of ints, but found element of type ${found} at pos 0`,
  );
}
