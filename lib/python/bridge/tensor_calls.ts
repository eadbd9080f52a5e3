/** Tensors: operations by PyTorch's names, attributes, values as text, printing. */
import { invoke } from '#lib/torch/op.ts';
import type { CallStyle } from '#lib/torch/signature.ts';
import {
  attributes,
  functional,
  functions,
  linalg,
  methods,
  operators,
  type Table,
} from '#lib/torch/tables.ts';
import { TorchError } from '#lib/torch/errors.ts';
import {
  canCast,
  get_default_dtype,
  isFloating,
  promoteTypes,
  set_default_dtype,
  type DType,
} from '#lib/torch/dtype.ts';
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
import { identityOf, floatText, metaOf, Ready } from './encode.ts';
import { plain } from './decode.ts';
import { tensorAt, type Ask, type Verb, type Verbs } from './verb.ts';

const tables: Readonly<Record<string, Table>> = {
  methods,
  functions,
  functional,
  operators,
  linalg,
  attributes,
};

const inPython = new Set(overloads.python);

function fromTable(table: Table, style: CallStyle | ((name: string) => CallStyle)): Verb {
  return ({ name, args, kwargs }) => {
    const operation = table[name];
    if (!operation) throw new TorchError('NotImplementedError', `${name}() is not part of this page.`);
    return withForm(name, invoke(operation, args, kwargs, typeof style === 'string' ? style : style(name)));
  };
}

const SIZES = new Set(['size', 'broadcast_shapes']);
const DTYPES = new Set(['result_type', 'promote_types', 'get_default_dtype']);

/** Results whose form Python knows by the name of what was called. */
function withForm(name: string, result: unknown): unknown {
  if (SIZES.has(name) && Array.isArray(result)) return new Ready({ k: 'S', v: result.join(',') });
  if (DTYPES.has(name)) return new Ready({ k: 'Y', v: result });
  if (typeof result === 'bigint') return new Ready({ k: 'J', v: String(result) });
  return result;
}

/** Values in row-major order as text: JSON has neither NaN nor a difference of 1 and 1.0. */
function values(tensor: Tensor): Ready {
  const read = tensor.values();
  const kind = tensor.dtype === 'bool' ? 'bool' : isFloating(tensor.dtype) ? 'float' : 'int';
  const texts = Array.from(read, kind === 'float' ? floatText : String);
  return new Ready({ k: 'V', t: kind, v: texts.join(',') });
}

export function tensorCalls(): Verbs & { readonly reset: () => void } {
  let printOptions = defaultPrintOptions;
  const repr = ({ args }: Ask): string => {
    const tensor = args[0] as Tensor;
    return tensorStr(
      {
        shape: tensor.shape,
        dtype: tensor.dtype,
        data: tensor.values(),
        requires_grad: tensor.requires_grad,
        device: tensor.device,
        default_dtype: get_default_dtype(),
      },
      printOptions,
    );
  };
  const index = ({ name, args }: Ask, from: number): unknown =>
    name === 'tuple' ? { tuple: args.slice(from) } : args[from];
  return {
    method: fromTable(methods, 'method'),
    function: fromTable(functions, 'function'),
    functional: fromTable(functional, (name) => (inPython.has(name) ? 'python' : 'function')),
    linalg: fromTable(linalg, 'function'),
    operator: fromTable(operators, 'method'),
    permuted: fromTable(attributes, 'method'),
    names: ({ name }) => new Ready({ k: 'J', v: JSON.stringify(Object.keys(tables[name]!)) }),
    getitem: (ask) => invoke(operators['__getitem__']!, [tensorAt(ask), index(ask, 1)]),
    setitem: (ask) => {
      invoke(operators['__setitem__']!, [tensorAt(ask), index(ask, 2), ask.args[1]]);
      return null;
    },
    values: (ask) => values(tensorAt(ask)),
    repr,
    attr: ({ name, args }) => {
      const tensor = args[0] as Tensor;
      if (name === 'device') return tensor.device;
      return name === 'version' ? tensor.storage.version : tensor.requires_grad;
    },
    set_requires_grad: ({ args }) => {
      (args[0] as Tensor).requires_grad = args[1] as boolean;
      return null;
    },
    data: (ask) => aliasOf(tensorAt(ask), true),
    set_data: (ask) => {
      tensorAt(ask).set_data(tensorAt(ask, 1));
      return null;
    },
    parameter: ({ args }) => new Parameter(args[0] as Tensor, args[1] as boolean),
    identity: (ask) => identityOf(tensorAt(ask)),
    meta: (ask) => metaOf(tensorAt(ask)),
    set_printoptions: ({ args }) => {
      printOptions = withPrintOptions(printOptions, plain(args[0]) as PrintOptionChanges);
      return null;
    },
    set_default_dtype: ({ args }) => {
      set_default_dtype(args[0] as DType);
      return null;
    },
    get_default_dtype: () => get_default_dtype(),
    promote_types: ({ args }) => promoteTypes(args[0] as DType, args[1] as DType),
    result_type: ({ args }) => invoke(functions['result_type']!, args),
    can_cast: ({ args }) => canCast(args[0] as DType, args[1] as DType),
    broadcast_shapes: ({ args }) => invoke(functions['broadcast_shapes']!, args),
    cuda: () => isCudaPretended(),
    defaults: () => {
      printOptions = defaultPrintOptions;
      set_default_dtype('float32');
      return null;
    },
    reset: () => {
      printOptions = defaultPrintOptions;
      set_default_dtype('float32');
    },
  };
}
