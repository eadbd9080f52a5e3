/**
 * Signatures as PyTorch writes them in `native_functions.yaml`, and the binding of Python arguments to them.
 *
 * `flatten(Tensor input, int start_dim=0, int end_dim=-1)`; `int...` takes either one sequence or the rest of the
 * positional arguments (`view(2, 3)` and `view((2, 3))`); what follows `*` is keyword-only; `?` allows None. Where
 * PyTorch has several signatures of one name, a parameter may be of one type or another, under one name or another:
 * `max(Tensor input, int|Tensor? dim/other=None, bool keepdim=False)`.
 */
import { FloatScalar, isDType, isFloating, type Scalar } from './dtype.ts';
import { notHere, TorchError } from './errors.ts';
import { invalidCombination, listed, plausible } from './invalid_arguments.ts';
import { LazyGenerator } from './random/lazy.ts';
import { Parameter, Tensor } from './tensor.ts';

export interface SignatureParameter {
  readonly name: string;
  /** Other names that a keyword argument may have. */
  readonly aliases: readonly string[];
  /** `Tensor`, `int`, `int[]`, `int...`, `float`, `bool`, `str`, `Scalar`, `dtype`, `Tensor[]`, `any`, or several with `|`. */
  readonly type: string;
  readonly optional: boolean;
  readonly keywordOnly: boolean;
  /** Absent when the argument is required. */
  readonly default?: unknown;
}

export interface Signature {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly SignatureParameter[];
}

export function parseSignature(text: string): Signature {
  const match = /^(\w+)\((.*)\)$/s.exec(text);
  if (!match) throw new Error(`not a signature: ${text}`);
  let keywordOnly = false;
  const parameters: SignatureParameter[] = [];
  for (const part of match[2]!.split(/,\s*(?![^[(]*[\])])/)) {
    if (part === '*') keywordOnly = true;
    else if (part !== '') parameters.push({ ...parseParameter(part), keywordOnly });
  }
  return { name: match[1]!, text, parameters };
}

function parseParameter(part: string): Omit<SignatureParameter, 'keywordOnly'> {
  const match = /^([\w[\].|]+)(\?)? (\w+)((?:\/\w+)*)(?:=(.+))?$/.exec(part.trim());
  if (!match) throw new Error(`not a parameter: ${part}`);
  const [, type, optional, name, others, literal] = match;
  const aliases = [...others!.split('/').slice(1), ...(numpyNames[name!] ?? [])];
  const parameter = { name: name!, aliases, type: type!, optional: optional === '?' };
  return literal === undefined ? parameter : { ...parameter, default: parseLiteral(literal) };
}

function parseLiteral(text: string): unknown {
  if (text === 'None') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (/^[[(].*[\])]$/.test(text))
    return text
      .slice(1, -1)
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => parseLiteral(part.trim()));
  return Number(text);
}

/** NumPy's names, which PyTorch takes for the same argument. */
const numpyNames: Readonly<Record<string, readonly string[]>> = {
  dim: ['axis'],
  keepdim: ['keepdims'],
  input: ['self', 'x'],
  other: ['x2'],
};

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

/**
 * How a call was written: positions in PyTorch's errors count the tensor for functions, not for methods; functions that
 * PyTorch writes in Python complain as Python does.
 */
export type CallStyle = 'function' | 'method' | 'python';

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

/** The plural is the wrong way round in PyTorch's own argument parser. */
function missingText(name: string, missing: readonly SignatureParameter[], style: CallStyle): string {
  const count = missing.length;
  if (style !== 'python')
    return `${name}() missing ${count} required positional argument${count === 1 ? 's' : ''}: ${missing.map((p) => `"${p.name}"`).join(', ')}`;
  const names = missing.map((p) => `'${p.name}'`);
  const joined = count > 2 ? `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}` : names.join(' and ');
  return `${name}() missing ${count} required positional argument${count === 1 ? '' : 's'}: ${joined}`;
}

/** A list whose first element decided for a signature, and whose rest does not hold what it promised. */
class UnpackError extends TorchError {}

/** Positional arguments, with those that belong to a `...` parameter gathered into one list. */
function gather({ name, parameters }: Signature, args: readonly unknown[], style: CallStyle): unknown[] {
  const positional = parameters.filter((p) => !p.keywordOnly);
  const rest = positional.findIndex((p) => p.type.endsWith('...'));
  const given = [...args];
  if (rest >= 0 && given.length > rest && isLoose(positional, rest, given, style))
    given.splice(rest, Infinity, given.slice(rest));
  if (given.length <= positional.length) return given;
  const self = style === 'method' ? 1 : 0;
  const most = positional.length - self;
  const least = positional.filter((p) => !('default' in p)).length - self;
  if (most === 0 && style === 'method' && !withKeywords.test(name))
    throw new TorchError('TypeError', `TensorBase.${name}() takes no arguments (${given.length - 1} given)`);
  const takes =
    least === most
      ? `${most} positional argument${most === 1 ? '' : 's'}`
      : `from ${least} to ${most} positional arguments`;
  const count = given.length - self;
  throw new TorchError(
    'TypeError',
    `${name}() takes ${takes} but ${count} ${count === 1 ? 'was' : 'were'} given`,
  );
}

/** Whether the list's elements were written one by one: `x.permute(1, 0)`, but not `torch.permute(x, 1, 0)`. */
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

/** Methods of no positional argument that take `memory_format=` in PyTorch. */
const withKeywords = /^(clone|contiguous|float|double|half|bfloat16|int|long|short|char|byte|bool|cpu|cuda)$/;

const isSequence = (value: unknown): value is readonly unknown[] => Array.isArray(value);

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
  throw new TorchError(
    'TypeError',
    `${inner[signature.name] ?? signature.name}(): argument '${parameter.name}'${placed(position)} must be ${spelled(types[0]!)}, not ${pythonType(value)}`,
  );
}

/** What functions that PyTorch writes in Python hand their arguments to, where it has another name. */
const inner: Readonly<Record<string, string>> = {
  cross_entropy: 'cross_entropy_loss',
  nll_loss: 'nll_loss_nd',
};

const placed = (position: number | null): string => (position === null ? '' : ` (position ${position})`);

/** Functions written in Python take 1 for True and True for 1; the parser of PyTorch's own signatures does not. */
function loose(value: unknown, { type }: SignatureParameter, style: CallStyle): unknown {
  if (style !== 'python') return value;
  if (type === 'bool' && typeof value === 'number') return value !== 0;
  return type === 'int' && typeof value === 'boolean' ? Number(value) : value;
}

/** A sequence with something in it that does not belong there. */
function refuseElement(
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

const int = (v: unknown): number | undefined => {
  if (typeof v === 'number') return Number.isInteger(v) ? v : undefined;
  if (v instanceof Tensor && v.numel() === 1 && !isFloating(v.dtype)) return v.values()[0]!;
  return undefined;
};
/** Only the first of several ints is looked at before they are unpacked: `zeros((2, True))`. */
const element = (v: unknown, i: number): number | undefined =>
  i > 0 && typeof v === 'boolean' ? Number(v) : int(v);
const ints = (v: unknown): number[] | undefined => {
  if (!isSequence(v)) {
    const one = int(v);
    return one === undefined ? undefined : [one];
  }
  const list = v.map(element);
  return list.every((n) => n !== undefined) ? list : undefined;
};

/** What a 0-dim tensor stands for where a number is wanted. */
function scalarOf(tensor: Tensor): Scalar {
  const value = tensor.values()[0]!;
  if (tensor.dtype === 'bool') return value !== 0;
  return isFloating(tensor.dtype) ? new FloatScalar(value) : value;
}

const tensors = (v: unknown): unknown =>
  isSequence(v) && v.every((t) => t instanceof Tensor) ? v : undefined;

/** From a Python value to what an operation takes; undefined when it does not fit. */
const conversions: Readonly<Record<string, (value: unknown) => unknown>> = {
  any: (v) => v,
  Tensor: (v) => (v instanceof Tensor ? v : undefined),
  'Tensor[]': tensors,
  'Tensor...': tensors,
  'any...': (v) => v,
  int,
  'int[]': ints,
  /** As sizes are written: one int alone will not do. */
  'SymInt[]': (v) => (isSequence(v) ? ints(v) : undefined),
  'int...': (v) => (isDType(v) ? v : isSequence(v) ? ints(v) : undefined),
  float: (v) => {
    if (v instanceof FloatScalar) return v.value;
    if (v instanceof Tensor && v.numel() === 1) return v.values()[0];
    return typeof v === 'number' || typeof v === 'boolean' ? Number(v) : undefined;
  },
  bool: (v) => (typeof v === 'boolean' ? v : undefined),
  'bool[]': (v) => (isSequence(v) ? v : undefined),
  'float[]': (v) => {
    const list = isSequence(v) ? v.map((x) => conversions.float!(x)) : [conversions.float!(v)];
    return list.every((x) => x !== undefined) ? list : undefined;
  },
  str: (v) => (typeof v === 'string' ? v : undefined),
  Scalar: (v) => {
    if (v instanceof Tensor) return v.ndim === 0 && !v.requires_grad ? scalarOf(v) : undefined;
    return typeof v === 'number' || typeof v === 'boolean' || v instanceof FloatScalar ? v : undefined;
  },
  /** A tensor or a number: the second operand of most elementwise operations. */
  Operand: (v) =>
    v instanceof Tensor || typeof v === 'number' || typeof v === 'boolean' || v instanceof FloatScalar
      ? v
      : undefined,
  dtype: (v) => (isDType(v) ? v : undefined),
  Generator: (v) => (v instanceof LazyGenerator ? v : undefined),
};

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

export function pythonType(value: unknown): string {
  // What the Python layer passes says its own type: tuples, and objects of a reader's.
  if (typeof value === 'object' && value !== null && 'pythonType' in value) return String(value.pythonType);
  if (value === null || value === undefined) return 'NoneType';
  if (value instanceof Tensor) return value instanceof Parameter ? 'Parameter' : 'Tensor';
  if (value instanceof FloatScalar) return 'float';
  if (isSequence(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return isDType(value) ? 'torch.dtype' : 'str';
  return 'object';
}
