/** From Python's arguments to those of an operation, by its signature; after PyTorch's `PythonArgParser`. */
import { missingText, refuseElement, tooMany, UnpackError, wrongType } from './argument-errors.ts';
import { conversions, int, isSequence } from './conversions.ts';
import { notHere, TorchError } from './errors.ts';
import { invalidCombination, listed, plausible } from './invalid_arguments.ts';
import { pythonType } from './python-type.ts';
import { numpyNames, type CallStyle, type Signature, type SignatureParameter } from './signature.ts';

/** What PyTorch's functions take and this library does not. */
const unsupported = [
  'out',
  'memory_format',
  'layout',
  'pin_memory',
  'generator',
  'names',
  'dtype',
  'non_blocking',
];

/** Arguments in the order of the parameters, defaults filled in. Raises PyTorch's `TypeError`s. */
export function bind(
  signature: Signature,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
  style: CallStyle = 'function',
): unknown[] {
  try {
    return bindOne(signature, args, kwargs, style);
  } catch (error) {
    const { name } = signature;
    const counted = error instanceof TorchError && error.pyType === 'TypeError';
    if (!counted || error instanceof UnpackError || !listed(name, style)) throw error;
    const call = { name, style, args: args.slice(style === 'method' ? 1 : 0), kwargs };
    const one = plausible(call);
    if (one) bindOne(one, call.args, kwargs, 'function');
    throw invalidCombination(call, pythonType);
  }
}

function bindOne(
  signature: Signature,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
  style: CallStyle,
): unknown[] {
  const { name, parameters } = signature;
  const given = gather(signature, args, style);
  const left = new Map(Object.entries(kwargs));
  const bound = parameters.map((parameter, i) => {
    const byPosition = !parameter.keywordOnly && i < given.length;
    // `arange(1, end=4)`: what is bound by position leaves its other name to the parameter that bears it.
    const later = byPosition ? parameters.slice(i + 1).map((p) => p.name) : [];
    const numpy = style === 'python' ? numpyNames[parameter.name] : undefined;
    const aliases = parameter.aliases.filter((alias) => !numpy?.includes(alias));
    const key = [parameter.name, ...aliases].find((k) => left.has(k) && !later.includes(k));
    if (key !== undefined && byPosition)
      throw new TorchError('TypeError', `${name}() got multiple values for argument '${key}'`);
    if (!byPosition && key === undefined) {
      if ('default' in parameter) return parameter.default;
      const missing = parameters.filter(
        (p, j) => j >= given.length && !('default' in p) && ![p.name, ...p.aliases].some((k) => left.has(k)),
      );
      throw new TorchError('TypeError', missingText(name, missing, style));
    }
    const value = byPosition ? given[i] : left.get(key!);
    if (key !== undefined) left.delete(key);
    return convert(
      signature,
      parameter,
      loose(value, parameter, style),
      byPosition ? i + (style === 'method' ? 0 : 1) : null,
    );
  });
  for (const [key, value] of left) {
    if (!unsupported.includes(key))
      throw new TorchError('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
    if (value !== null) throw notHere(`The argument '${key}' of ${name}()`, 'Leave it out.');
  }
  return bound;
}

/** Positional arguments, with those that belong to a `...` parameter gathered into one list. */
function gather({ name, parameters }: Signature, args: readonly unknown[], style: CallStyle): unknown[] {
  const positional = parameters.filter((p) => !p.keywordOnly);
  const rest = positional.findIndex((p) => p.type.endsWith('...'));
  const given = [...args];
  if (rest >= 0 && given.length > rest && isLoose(positional, rest, given, style))
    given.splice(rest, Infinity, given.slice(rest));
  if (given.length <= positional.length) return given;
  throw tooMany(name, positional, given.length, style);
}

/**
 * Whether the list's elements were written one by one: `x.permute(1, 0)`, but not `torch.permute(x, 1, 0)`.
 */
function isLoose(
  positional: readonly SignatureParameter[],
  rest: number,
  given: readonly unknown[],
  style: CallStyle,
): boolean {
  if (!positional[rest]!.type.startsWith('int'))
    return !(isSequence(given[rest]) && given.length === rest + 1);
  return rest === (style === 'method' ? 1 : 0) && int(given[rest]) !== undefined;
}

function convert(
  signature: Signature,
  parameter: SignatureParameter,
  value: unknown,
  position: number | null,
): unknown {
  if (value === null && (parameter.optional || parameter.default === null)) return null;
  const types = parameter.type.split('|');
  for (const type of types) {
    const converted = conversions[type]?.(value);
    if (converted !== undefined) return converted;
  }
  refuseElement(signature, parameter, value, position);
  throw wrongType(signature, parameter, value, position);
}

/**
 * Functions written in Python take 1 for True and True for 1; the parser of PyTorch's own signatures does
 * not.
 */
function loose(value: unknown, { type }: SignatureParameter, style: CallStyle): unknown {
  if (style !== 'python') return value;
  if (type === 'bool' && typeof value === 'number') return value !== 0;
  return type === 'int' && typeof value === 'boolean' ? Number(value) : value;
}
