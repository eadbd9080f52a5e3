/**
 * What a reader puts in place of the library's own: methods of its classes (`Attention.forward = …`), by
 * which every module is meant that there is and will be, and functions of `torch.nn.functional`. Methods are
 * replaced on the prototypes, so a session that replaces nothing pays nothing.
 */
import * as nn from '#lib/nn/index.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import { replaceFunction } from '#lib/nn/functional.ts';
import * as timm from '#lib/timm/index.ts';
import { BasicBlock, Bottleneck } from '#lib/timm/resnet_block.ts';
import type { PythonSide } from './python.ts';

type Method = (...args: unknown[]) => unknown;

/** Python's names of methods that the library calls by others. */
const NAMES: Readonly<Record<string, string>> = { __repr__: 'repr', __call__: 'call' };

export const libraryName = (name: string): string => (Object.hasOwn(NAMES, name) ? NAMES[name]! : name);

const prototypes = new Map<string, object>(
  Object.entries({
    ...timm,
    ...nn,
    BasicBlock,
    Bottleneck,
    'timm.layers.LayerNorm': timm.LayerNorm,
  }).flatMap(([name, value]) =>
    typeof value === 'function' && (value === nn.Module || value.prototype instanceof nn.Module)
      ? [[name, value.prototype as object] as const]
      : [],
  ),
);

/** For each prototype what it had under the names that are replaced now. */
const originals = new Map<object, Map<string, PropertyDescriptor | undefined>>();

/** A method as the module's class has it, whatever Python put in its place on the object or the class. */
export function ownMethod(module: AnyModule, name: string): Method {
  let prototype = Object.getPrototypeOf(module) as object | null;
  for (; prototype !== null; prototype = Object.getPrototypeOf(prototype) as object | null) {
    const replaced = originals.get(prototype);
    const found = replaced?.has(name) ? replaced.get(name) : Object.getOwnPropertyDescriptor(prototype, name);
    if (typeof found?.value === 'function') return (found.value as Method).bind(module);
  }
  throw new Error(`${module.type_name} has no method ${name}`);
}

/**
 * The methods of the class that are Python's: exactly these. `kind` is the class's name, `Module` for all.
 */
export function patchClass(kind: string, names: readonly string[], python: PythonSide): void {
  const prototype = prototypes.get(kind);
  if (!prototype) return;
  restore(prototype);
  const kept = new Map<string, PropertyDescriptor | undefined>();
  for (const name of names) {
    const here = libraryName(name);
    if (typeof Reflect.get(prototype, here) !== 'function') continue;
    kept.set(here, Object.getOwnPropertyDescriptor(prototype, here));
    const value = function (this: AnyModule, ...args: unknown[]): unknown {
      return python.patched(this, name, args);
    };
    Object.defineProperty(prototype, here, { value, configurable: true, writable: true });
  }
  originals.set(prototype, kept);
}

function restore(prototype: object): void {
  for (const [name, descriptor] of originals.get(prototype) ?? []) {
    if (descriptor) Object.defineProperty(prototype, name, descriptor);
    else Reflect.deleteProperty(prototype, name);
  }
  originals.delete(prototype);
}

/** All that the library calls by `F.name` goes to Python's function, or to its own again. */
export function patchFunction(name: string, isReplaced: boolean, python: PythonSide): void {
  replaceFunction(name, isReplaced ? (args) => python.replacement(name, args) : null);
}

/** The library's own everywhere. */
export function unpatchAll(): void {
  for (const prototype of [...originals.keys()]) restore(prototype);
  replaceFunction(null, null);
}
