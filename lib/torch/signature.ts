/**
 * Signatures as PyTorch writes them in `native_functions.yaml`, and the binding of Python arguments to them.
 *
 * `flatten(Tensor input, int start_dim=0, int end_dim=-1)`; `int...` takes either one sequence or the rest of the
 * positional arguments (`view(2, 3)` and `view((2, 3))`); what follows `*` is keyword-only; `?` allows None. Where
 * PyTorch has several signatures of one name, a parameter may be of one type or another, under one name or another:
 * `max(Tensor input, int|Tensor? dim/other=None, bool keepdim=False)`.
 */
import { FloatScalar, isDType, isFloating } from './dtype.ts';
import { notHere, TorchError } from './errors.ts';
import { Tensor } from './tensor.ts';

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

/** How a call was written: positions in PyTorch's errors count the tensor for functions, not for methods. */
export type CallStyle = 'function' | 'method';

/** Arguments in the order of the parameters, defaults filled in. Raises PyTorch's `TypeError`s. */
export function bind(
  signature: Signature,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
  style: CallStyle = 'function',
): unknown[] {
  const { name, parameters } = signature;
  const given = gather(signature, args, style);
  const left = new Map(Object.entries(kwargs));
  const bound = parameters.map((parameter, i) => {
    const key = [parameter.name, ...parameter.aliases].find((k) => left.has(k));
    const byPosition = !parameter.keywordOnly && i < given.length;
    if (key !== undefined && byPosition)
      throw new TorchError('TypeError', `${name}() got multiple values for argument '${key}'`);
    if (!byPosition && key === undefined) {
      if ('default' in parameter) return parameter.default;
      if (parameter.type.endsWith('...')) return [];
      const missing = parameters.filter(
        (p, j) => j >= given.length && !('default' in p) && ![p.name, ...p.aliases].some((k) => left.has(k)),
      );
      throw new TorchError(
        'TypeError',
        `${name}() missing ${missing.length} required positional arguments: ${missing.map((p) => `"${p.name}"`).join(', ')}`,
      );
    }
    const value = byPosition ? given[i] : left.get(key!);
    if (key !== undefined) left.delete(key);
    return convert(signature, parameter, value, byPosition ? i + (style === 'function' ? 1 : 0) : null);
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
  if (rest >= 0 && given.length > rest && !(isSequence(given[rest]) && given.length === rest + 1))
    given.splice(rest, Infinity, given.slice(rest));
  if (given.length <= positional.length) return given;
  const self = style === 'method' ? 1 : 0;
  const most = positional.length - self;
  const least = positional.filter((p) => !('default' in p)).length - self;
  if (most === 0 && style === 'method')
    throw new TorchError('TypeError', `TensorBase.${name}() takes no arguments (${given.length - 1} given)`);
  const takes =
    least === most
      ? `${most} positional argument${most === 1 ? '' : 's'}`
      : `from ${least} to ${most} positional arguments`;
  throw new TorchError('TypeError', `${name}() takes ${takes} but ${given.length - self} were given`);
}

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
  refuseElement(parameter, value, position);
  throw new TorchError(
    'TypeError',
    `${signature.name}(): argument '${parameter.name}'${position === null ? '' : ` (position ${position})`} must be ${spelled(types[0]!)}, not ${pythonType(parameter.type.endsWith('...') && isSequence(value) ? firstMisfit(value) : value)}`,
  );
}

const firstMisfit = (values: readonly unknown[]): unknown => values.find((value) => int(value) === undefined);

/** A sequence with something else than a tensor in it. */
function refuseElement({ type }: SignatureParameter, value: unknown, position: number | null): void {
  if (type !== 'Tensor[]' || !isSequence(value)) return;
  const at = value.findIndex((item) => !(item instanceof Tensor));
  throw new TorchError(
    'TypeError',
    `expected Tensor as element ${at} in argument ${(position ?? 1) - 1}, but got ${pythonType(value[at])}`,
  );
}

const int = (v: unknown): number | undefined => {
  if (typeof v === 'number') return Number.isInteger(v) ? v : undefined;
  if (typeof v === 'boolean') return Number(v);
  if (v instanceof Tensor && v.numel() === 1 && !isFloating(v.dtype)) return v.values()[0]!;
  return undefined;
};
const ints = (v: unknown): number[] | undefined => {
  if (!isSequence(v)) {
    const one = int(v);
    return one === undefined ? undefined : [one];
  }
  const list = v.map(int);
  return list.every((n) => n !== undefined) ? list : undefined;
};

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
  'int...': (v) => (isSequence(v) && v.length === 1 && isDType(v[0]) ? v[0] : ints(v)),
  float: (v) => {
    if (v instanceof FloatScalar) return v.value;
    if (v instanceof Tensor && v.numel() === 1) return v.values()[0];
    return typeof v === 'number' || typeof v === 'boolean' ? Number(v) : undefined;
  },
  bool: (v) => (typeof v === 'boolean' ? v : typeof v === 'number' ? v !== 0 : undefined),
  /** A bool that is not taken for an int. */
  strictbool: (v) => (typeof v === 'boolean' ? v : undefined),
  'bool[]': (v) => (isSequence(v) ? v : undefined),
  'float[]': (v) => {
    const list = isSequence(v) ? v.map((x) => conversions.float!(x)) : [conversions.float!(v)];
    return list.every((x) => x !== undefined) ? list : undefined;
  },
  str: (v) => (typeof v === 'string' ? v : undefined),
  Scalar: (v) =>
    typeof v === 'number' || typeof v === 'boolean' || v instanceof FloatScalar ? v : undefined,
  /** A tensor or a number: the second operand of most elementwise operations. */
  Operand: (v) =>
    v instanceof Tensor || typeof v === 'number' || typeof v === 'boolean' || v instanceof FloatScalar
      ? v
      : undefined,
  dtype: (v) => (isDType(v) ? v : undefined),
};

const spelled = (type: string): string =>
  ({
    'int[]': 'tuple of ints',
    'int...': 'tuple of ints',
    'Tensor[]': 'tuple of Tensors',
    Scalar: 'Number',
    Operand: 'Tensor',
    dtype: 'torch.dtype',
  })[type] ?? type;

export function pythonType(value: unknown): string {
  // What the Python layer passes says its own type: tuples, and objects of a reader's.
  if (typeof value === 'object' && value !== null && 'pythonType' in value) return String(value.pythonType);
  if (value === null || value === undefined) return 'NoneType';
  if (value instanceof Tensor) return 'Tensor';
  if (value instanceof FloatScalar) return 'float';
  if (isSequence(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  return 'object';
}
