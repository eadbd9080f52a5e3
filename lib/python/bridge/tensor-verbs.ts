/** Tensors: operations by PyTorch's names, attributes, values as text, printing. */
import { invoke } from '#lib/torch/op.ts';
import type { CallStyle } from '#lib/torch/signature.ts';
import {
  attributes,
  fft,
  functional,
  functions,
  linalg,
  special,
  methods,
  operators,
  type Table,
} from '#lib/torch/tables.ts';
import { nameOf } from '#lib/torch/autograd/names.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { canCast, get_default_dtype, isFloating, promoteTypes, set_default_dtype } from '#lib/torch/dtype.ts';
import overloads from '#lib/torch/overloads.json' with { type: 'json' };
import { aliasOf } from '#lib/torch/ops/copy.ts';
import type { Tensor } from '#lib/torch/index.ts';
import { Parameter } from '#lib/torch/index.ts';
import {
  defaultPrintOptions,
  tensorStr,
  withPrintOptions,
  type PrintOptionChanges,
} from '#lib/torch/print/index.ts';
import { isCudaPretended } from '#lib/torch/device.ts';
import { anything, dtype, flag, options, tensor, text } from './argument-types.ts';
import { encodeJson, floatText, metaOf, Ready } from './encode.ts';
import { plain } from './decode.ts';
import { entryOf, openVerb, verb, type Verb } from './verb.ts';

const tables: Readonly<Record<string, Table>> = {
  methods,
  functions,
  functional,
  operators,
  linalg,
  special,
  fft,
  attributes,
};

const inPython = new Set(overloads.python);

/** A verb that calls an operation of the table by its name. @param style whose words the errors use */
const tableVerb = (name: string, table: Table, style: (name: string) => CallStyle): Verb =>
  openVerb(name, { name: text }, ({ name }, args, kwargs) => {
    const operation = entryOf(table, name);
    if (!operation) throw new TorchError('NotImplementedError', `${name}() is not part of this page.`);
    return withForm(name, invoke(operation, args, kwargs, style(name)));
  });

const SIZES = new Set(['size', 'broadcast_shapes']);
const DTYPES = new Set(['result_type', 'promote_types', 'get_default_dtype']);

/** Results whose form Python knows by the name of what was called. */
function withForm(name: string, result: unknown): unknown {
  if (SIZES.has(name) && Array.isArray(result)) return new Ready({ kind: 'size', text: result.join(',') });
  if (DTYPES.has(name)) return new Ready({ kind: 'dtype', name: result as string });
  if (typeof result === 'bigint') return new Ready({ kind: 'json', text: String(result) });
  return result;
}

function values(tensor: Tensor): Ready {
  const read = tensor.values();
  const type = tensor.dtype === 'bool' ? 'bool' : isFloating(tensor.dtype) ? 'float' : 'int';
  const texts = type === 'float' ? Array.from(read, floatText) : Array.from(read, String);
  return new Ready({ kind: 'values', type, text: texts.join(',') });
}

/** What stands in the brackets of `x[…]`: a tuple is several indices. */
const indexOf = (index: unknown): unknown =>
  Array.isArray(index) && 'pythonType' in index && index.pythonType === 'tuple' ? { tuple: index } : index;

export interface TensorVerbs {
  readonly verbs: readonly Verb[];
  /** Puts print options and the default dtype back. */
  readonly reset: () => void;
}

export function tensorVerbs(): TensorVerbs {
  let printOptions = defaultPrintOptions;
  const reset = (): void => {
    printOptions = defaultPrintOptions;
    set_default_dtype('float32');
  };
  const repr = (tensor: Tensor, name: string): string =>
    tensorStr(
      {
        shape: tensor.shape,
        dtype: tensor.dtype,
        data: tensor.values(),
        requires_grad: tensor.requires_grad,
        grad_fn: tensor.grad_fn && nameOf(tensor.grad_fn),
        device: tensor.device,
        default_dtype: get_default_dtype(),
        prefix: `${name}(`,
      },
      printOptions,
    );
  const verbs = [
    /** `Tensor.*` */
    tableVerb('method', methods, () => 'method'),
    /** `torch.*` */
    tableVerb('function', functions, () => 'function'),
    /** `torch.nn.functional.*` */
    tableVerb('functional', functional, (name) => (inPython.has(name) ? 'python' : 'function')),
    /** `torch.linalg.*` */
    tableVerb('linalg', linalg, () => 'function'),
    /** `torch.special.*` */
    tableVerb('special', special, () => 'function'),
    /** `torch.fft.*` */
    tableVerb('fft', fft, () => 'function'),
    /** Python's operators, `__add__`. */
    tableVerb('operator', operators, () => 'method'),
    /** Attributes of a tensor that are computed, `T`. */
    tableVerb('attribute', attributes, () => 'method'),
    /** A table's names: methods, functions, functional, linalg, special, fft, operators or attributes. */
    verb('names', { table: text }, ({ table }) => encodeJson(Object.keys(entryOf(tables, table) ?? {}))),
    verb('getitem', { tensor, index: anything }, ({ tensor, index }) =>
      invoke(operators['__getitem__']!, [tensor, indexOf(index)]),
    ),
    verb('setitem', { tensor, index: anything, value: anything }, ({ tensor, index, value }) => {
      invoke(operators['__setitem__']!, [tensor, indexOf(index), value]);
    }),
    /** All values in row-major order as Python's numbers. */
    verb('values', { tensor }, ({ tensor }) => values(tensor)),
    /** `repr`, with the name of the tensor's class. */
    verb('tensor_repr', { tensor, name: text }, ({ tensor, name }) => repr(tensor, name)),
    verb('device_of', { tensor }, ({ tensor }) => tensor.device),
    verb('version_of', { tensor }, ({ tensor }) => tensor.storage.version),
    verb('requires_grad', { tensor }, ({ tensor }) => tensor.requires_grad),
    verb('set_requires_grad', { tensor, requires_grad: flag }, ({ tensor, requires_grad }) => {
      tensor.requires_grad = requires_grad;
    }),
    verb('data', { tensor }, ({ tensor }) => aliasOf(tensor, true)),
    verb('set_data', { tensor, data: tensor }, ({ tensor, data }) => {
      tensor.set_data(data);
    }),
    verb(
      'parameter',
      { data: tensor, requires_grad: flag },
      ({ data, requires_grad }) => new Parameter(data, requires_grad),
    ),
    verb('meta', { tensor }, ({ tensor }) => metaOf(tensor)),
    verb('set_printoptions', { options }, ({ options }) => {
      printOptions = withPrintOptions(printOptions, plain(options) as PrintOptionChanges);
    }),
    verb('set_default_dtype', { dtype }, ({ dtype }) => {
      set_default_dtype(dtype);
    }),
    verb('get_default_dtype', {}, () => new Ready({ kind: 'dtype', name: get_default_dtype() })),
    verb(
      'promote_types',
      { type1: dtype, type2: dtype },
      ({ type1, type2 }) => new Ready({ kind: 'dtype', name: promoteTypes(type1, type2) }),
    ),
    verb('can_cast', { from_: dtype, to: dtype }, ({ from_, to }) => canCast(from_, to)),
    verb('is_cuda_pretended', {}, () => isCudaPretended()),
    verb('reset_defaults', {}, reset),
  ];
  return { verbs, reset };
}
