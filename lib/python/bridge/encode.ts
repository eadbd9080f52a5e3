/** From the library's results and errors to records that Python reads. */
import { Keywords, Module, type AnyModule } from '#lib/nn/index.ts';
import { FloatScalar, Parameter, Tensor } from '#lib/torch/index.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { isNamedTuple, returnType } from '#lib/torch/named_tuple.ts';
import type { BridgeRecord } from '../contract.ts';
import { PythonObject, PythonRaised } from './python.ts';

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

export const kindOf = (module: AnyModule): string => kinds.get(module) ?? module.type_name;

const none: BridgeRecord = { k: 'N' };

export function encode(value: unknown): BridgeRecord {
  if (value === null || value === undefined) return none;
  if (value instanceof Parameter) return { k: 'P', v: value, m: metaOf(value), id: identityOf(value) };
  if (value instanceof Tensor) return { k: 'T', v: value, m: metaOf(value) };
  if (value instanceof Ready) return value.record;
  if (typeof value === 'number' && !Number.isInteger(value)) return { k: 'F', v: floatText(value) };
  if (value instanceof FloatScalar) return { k: 'F', v: floatText(value.value) };
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
    return { k: 'J', v: JSON.stringify(value) };
  if (value instanceof Module) return encodeModule(value as AnyModule);
  if (Array.isArray(value)) return encodeItems('L', value);
  if (isNamedTuple(value)) return { ...encodeItems('R', Object.values(value)), name: value[returnType] };
  if (value instanceof Map) return encodeMap(value);
  if (value instanceof Keywords) return { ...encodeMap(new Map(Object.entries(value.values))), k: 'W' };
  if (value instanceof PythonObject) return { k: 'O', i: value.id };
  if (typeof value === 'object') return encodeMap(new Map(Object.entries(value)));
  throw new Error(`the library gave something that Python has no form for: ${typeof value}`);
}

export const encodeModule = (module: AnyModule): BridgeRecord => ({
  k: 'M',
  v: module,
  id: identityOf(module),
  t: kindOf(module),
});

/** `L` is a tuple in Python, `A` a list. */
export function encodeItems(kind: 'L' | 'A' | 'R', items: readonly unknown[]): BridgeRecord {
  const record: Record<string, unknown> = { k: kind, n: items.length };
  items.forEach((item, i) => (record[i] = encode(item)));
  return record;
}

function encodeMap(map: ReadonlyMap<unknown, unknown>): BridgeRecord {
  return { ...encodeItems('L', [...map.values()]), k: 'D', keys: JSON.stringify([...map.keys()]) };
}

/** A tensor's type and shape, as Python reads them. */
export const metaOf = (tensor: Tensor): string => `${tensor.dtype};${tensor.shape.join(',')}`;

/** A float as Python's `float()` reads it; -0 keeps its sign. */
export const floatText = (value: number): string => (Object.is(value, -0) ? '-0.0' : String(value));

export function encodeError(error: unknown): BridgeRecord {
  if (error instanceof PythonRaised) return { k: 'X' };
  if (error instanceof TorchError) return { k: 'E', e: error.pyType, msg: error.message };
  if (error instanceof RangeError && /allocation failed|invalid.*length/i.test(error.message))
    return { k: 'E', e: 'RuntimeError', msg: `DefaultCPUAllocator: not enough memory: ${error.message}` };
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    k: 'E',
    e: 'RuntimeError',
    msg: `this page itself failed here, which is a fault of the page: ${said}`,
  };
}
