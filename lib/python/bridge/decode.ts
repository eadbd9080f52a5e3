/** From Python's arguments, JSON with places of handles in it, to what the library takes. */
import { FloatScalar } from '#lib/torch/index.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { PythonCallable, PythonObject } from './python.ts';

export interface Arguments {
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

export function decodeArguments(json: string, handles: readonly unknown[]): Arguments {
  const [args, kwargs = {}] = JSON.parse(json) as [unknown[], Record<string, unknown>?];
  return {
    args: args.map((value) => decode(value, handles)),
    kwargs: Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, decode(value, handles)])),
  };
}

type Tagged = Readonly<Record<string, never>>;

function decode(value: unknown, handles: readonly unknown[]): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(item, handles));
  if (typeof value !== 'object' || value === null) return value;
  const tagged = value as Tagged;
  if ('$' in tagged) return handles[tagged['$']];
  if ('$f' in tagged) return new FloatScalar(pythonFloat(tagged['$f']));
  if ('$t' in tagged) {
    const items = (tagged['$t'] as unknown[]).map((item) => decode(item, handles));
    Object.defineProperty(items, 'pythonType', { value: 'tuple' }); // for messages
    return items;
  }
  if ('$s' in tagged) {
    const [start, stop, step] = (tagged['$s'] as unknown[]).map((part) => decode(part, handles));
    return { start, stop, step };
  }
  if ('$e' in tagged) return 'ellipsis';
  if ('$d' in tagged) {
    const items = (tagged['$d'] as [string, unknown][]).map(([name, item]) => [name, decode(item, handles)]);
    return Object.defineProperty(Object.fromEntries(items), 'pythonType', { value: 'dict' }); // for messages
  }
  if ('$c' in tagged) return new PythonCallable(tagged['$c'], tagged['type']);
  if ('$p' in tagged) return new PythonObject(tagged['$p'], tagged['type']!, tagged['text']);
  if ('$i' in tagged)
    throw new TorchError(
      'NotImplementedError',
      `integers beyond 2**53 are not held exactly on this page, so ${String(tagged['$i'])} is refused.`,
    );
  throw new Error(`Python sent an unknown value: ${JSON.stringify(value)}`);
}

function pythonFloat(text: string): number {
  if (text === 'inf') return Infinity;
  if (text === '-inf') return -Infinity;
  return Number(text); // 'nan' gives NaN
}

/**
 * The same values with Python's floats as plain numbers, for what does not ask whether a number is a float.
 */
export function plain(value: unknown): unknown {
  if (value instanceof FloatScalar) return value.value;
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
