/**
 * What PyTorch says when arguments fit none of a name's signatures; after `PythonArgParser::print_error` and
 * `torch/csrc/utils/invalid_arguments.cpp`. The signatures as it lists them were recorded by
 * tools/record/overloads.py.
 */
import { TorchError } from './errors.ts';
import overloads from './overloads.json' with { type: 'json' };
import type { CallStyle, Signature, SignatureParameter } from './signature.ts';

interface Call {
  readonly name: string;
  readonly style: CallStyle;
  /** As written: without the tensor for a method. */
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/** Several signatures, or one that shares its name with a deprecated one. */
export function listed(name: string, style: CallStyle): readonly string[] | undefined {
  const table: Readonly<Record<string, readonly string[]>> =
    style === 'method' ? overloads.method : overloads.function;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The one listed signature that takes as many arguments, if there is just one: its own error is raised. */
export function plausible({ name, style, args, kwargs }: Call): Signature | undefined {
  const count = args.length + Object.keys(kwargs).length;
  const fitting = (listed(name, style) ?? [])
    .map((text) => parseListed(name, text))
    .filter(({ parameters }) => {
      const least = parameters.filter((p) => !('default' in p)).length;
      return count >= least && count <= parameters.length;
    });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** From `(tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)`. */
function parseListed(name: string, text: string): Signature {
  let keywordOnly = false;
  const parameters: SignatureParameter[] = [];
  for (const part of partsOf(text)) {
    if (part === '*') keywordOnly = true;
    if (part === '*' || part === '') continue;
    const [declared, literal] = part.split(' = ');
    const space = declared!.lastIndexOf(' ');
    const parameter = {
      name: declared!.slice(space + 1),
      aliases: [],
      type: types[declared!.slice(0, space)] ?? declared!.slice(0, space),
      optional: literal === 'None',
      keywordOnly,
    };
    parameters.push(literal === undefined ? parameter : { ...parameter, default: null });
  }
  return { name, text, parameters };
}

/** PyTorch's spelling of types, where ours differs. */
const types: Readonly<Record<string, string>> = {
  'tuple of ints': 'int[]',
  'tuple of Tensors': 'Tensor[]',
  'tuple of floats': 'float[]',
  Number: 'Scalar',
  'torch.dtype': 'dtype',
  'torch.device': 'any',
  'torch.layout': 'any',
  'torch.memory_format': 'any',
  'torch.Generator': 'any',
};

const partsOf = (text: string): string[] => text.slice(1, -1).split(', ');

/** @param typeName of a Python value */
export function invalidCombination(call: Call, typeName: (value: unknown) => string): TorchError {
  const { name, style, args, kwargs } = call;
  const options = listed(name, style)!;
  const unknown = (text: string): string[] => {
    const names = partsOf(text).map((part) => / ?(\w+)(?: = .*)?$/.exec(part)?.[1]);
    return Object.keys(kwargs).filter((key) => !names.includes(key));
  };
  const described = (value: unknown): string => {
    const type = typeName(value);
    if (type !== 'tuple' && type !== 'list') return type;
    const items = [...(value as Iterable<unknown>)].map(typeName).join(', ');
    return `${type} of ${type === 'tuple' ? `(${items})` : `[${items}]`}`;
  };
  const marked = (text: string): string => {
    const wanted = partsOf(text).map((part) => part.slice(0, Math.max(part.lastIndexOf(' '), 0)));
    const keys = Object.keys(kwargs);
    const given = [...args, ...Object.values(kwargs)].map((value, i) => {
      const type = described(value);
      const fits = wanted[i] === type;
      const shown = `${i >= args.length ? `${keys[i - args.length]}=` : ''}${type}`;
      return fits ? shown : `!${shown}!`;
    });
    return `(${given.join(', ')})`;
  };
  const start = `${name}() received an invalid combination of arguments - got`;
  if (options.length === 1) {
    const strange = unknown(options[0]!);
    if (strange.length > 0)
      return new TorchError('TypeError', `${start} unrecognized keyword arguments: ${strange.join(', ')}`);
    return new TorchError('TypeError', `${start} ${summary(call, typeName)}, but expected ${options[0]}`);
  }
  const lines = options.map((text) => {
    if (partsOf(text).length !== args.length + Object.keys(kwargs).length) return ` * ${text}\n`;
    const strange = unknown(text);
    const why =
      strange.length > 0
        ? `some of the keywords were incorrect: ${strange.join(', ')}`
        : `some of the arguments have invalid types: ${marked(text)}`;
    return ` * ${text}\n      didn't match because ${why}\n`;
  });
  return new TorchError(
    'TypeError',
    `${start} ${summary(call, typeName)}, but expected one of:\n${lines.join('')}`,
  );
}

/** `(Tensor, str)`, and `(dim=str, )` where all are keywords, as PyTorch writes it. */
function summary({ args, kwargs }: Call, typeName: (value: unknown) => string): string {
  const keywords = Object.entries(kwargs).map(([key, value]) => `${key}=${typeName(value)}, `);
  const text = args.map((value) => `${typeName(value)}, `).join('') + keywords.join('');
  return `(${args.length > 0 ? text.slice(0, -2) : text})`;
}
