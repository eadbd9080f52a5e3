/** From the library's results and errors to records that Python reads. */
import { Keywords, Module, type AnyModule } from '#lib/nn/index.ts';
import { FloatScalar, Parameter, Tensor } from '#lib/torch/index.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { isNamedTuple, returnType } from '#lib/torch/named_tuple.ts';
import { PythonObject, PythonRaised } from './python.ts';
import type { BridgeRecord, Items, ModuleRecord } from './record.ts';

/** A record that is ready: what else is returned is encoded by its type. */
export class Ready {
  readonly record: BridgeRecord;
  constructor(record: BridgeRecord) {
    this.record = record;
  }
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number that stands for a module or parameter in Python. */
export function identityOf(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) identities.set(object, (identity = nextIdentity++));
  return identity;
}

const kinds = new WeakMap<object, string>();

/** Says of which kind a module is whose printed name is that of a reader's subclass. */
export function keepKind(module: AnyModule, kind: string): void {
  kinds.set(module, kind);
}

export const kindOf = (module: AnyModule): string => kinds.get(module) ?? module.python_class;

const none: BridgeRecord = { kind: 'none' };

export function encode(value: unknown): BridgeRecord {
  if (value === null || value === undefined) return none;
  if (value instanceof Parameter)
    return { kind: 'parameter', handle: value, meta: metaOf(value), id: identityOf(value) };
  if (value instanceof Tensor) return { kind: 'tensor', handle: value, meta: metaOf(value) };
  if (value instanceof Ready) return value.record;
  if (typeof value === 'number' && !Number.isInteger(value)) return { kind: 'float', text: floatText(value) };
  if (value instanceof FloatScalar) return { kind: 'float', text: floatText(value.value) };
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return encodeJson(value).record;
  if (value instanceof Module) return encodeModule(value as AnyModule);
  if (Array.isArray(value)) return encodeItems('tuple', value);
  if (isNamedTuple(value))
    return { kind: 'named_tuple', ...itemsOf(Object.values(value)), name: value[returnType] };
  if (value instanceof Map) return encodeMap('dict', value);
  if (value instanceof Keywords) return encodeMap('keywords', new Map(Object.entries(value.values)));
  if (value instanceof PythonObject) return { kind: 'parked', place: value.id };
  if (typeof value === 'object') return encodeMap('dict', new Map(Object.entries(value)));
  throw new Error(`the library gave something that Python has no form for: ${typeof value}`);
}

export const encodeModule = (module: AnyModule): ModuleRecord => ({
  kind: 'module',
  handle: module,
  id: identityOf(module),
  type: kindOf(module),
});

const itemsOf = (items: readonly unknown[]): Items => ({ ...items.map(encode), count: items.length });

export const encodeItems = (kind: 'tuple' | 'list', items: readonly unknown[]): BridgeRecord => ({
  kind,
  ...itemsOf(items),
});

const encodeMap = (kind: 'dict' | 'keywords', map: ReadonlyMap<unknown, unknown>): BridgeRecord => ({
  kind,
  keys: JSON.stringify([...map.keys()]),
  ...itemsOf([...map.values()]),
});

/** For what only JSON's values make up: lists stay lists, objects are dicts. */
export const encodeJson = (value: unknown): Ready => new Ready({ kind: 'json', text: JSON.stringify(value) });

/** A tensor's type and shape, as Python reads them. */
export const metaOf = (tensor: Tensor): string => `${tensor.dtype};${tensor.shape.join(',')}`;

/** A float as Python's `float()` reads it; -0 keeps its sign. */
export const floatText = (value: number): string => (Object.is(value, -0) ? '-0.0' : String(value));

export function encodeError(error: unknown): BridgeRecord {
  if (error instanceof PythonRaised) return { kind: 'raised' };
  if (error instanceof TorchError) return { kind: 'error', type: error.pyType, message: error.message };
  if (error instanceof RangeError && /allocation failed|invalid.*length/i.test(error.message))
    return runtimeError(`DefaultCPUAllocator: not enough memory: ${error.message}`);
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return runtimeError(`this page itself failed here, which is a fault of the page: ${said}`);
}

const runtimeError = (message: string): BridgeRecord => ({ kind: 'error', type: 'RuntimeError', message });
