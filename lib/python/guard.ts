/**
 * The one place where Python meets JavaScript: the functions that Pyodide's WebAssembly imports. They are
 * wrapped before the module is instantiated, so no Python code, by whatever road it comes to a `JsProxy`
 * (garbage collector, frames, subclasses of `object`, `_pyodide_core`), can get more out of it than is let
 * through here: attributes of plain records and arrays, their own and never a prototype's; calls of the
 * functions in them; nothing of any other object. Roads that need no proxy are closed as well: JavaScript run
 * from C, compiled modules, calls of C by address, sockets. After pyodide 314.0.7, `pyodide.asm.mjs`; the
 * names are checked when the guard is put up.
 */

/** Imports by name, as Emscripten hands them to `instantiateWasm`. */
export type WasmImports = Record<string, Record<string, unknown>>;

type Import = (...args: never[]) => unknown;

/** What the guard needs of Emscripten's module; `error` marks "no such attribute". */
export interface GuardedModule {
  readonly error: unknown;
  UTF8ToString(pointer: number): string;
}

export interface Guard {
  /** From now on only what a reader's code may do. */
  lock(): void;
  /** The greatest size in bytes that the heap was refused since the last call, 0 when none was. */
  refusedHeap(): number;
}

/** Attributes that lead out of a record, own or not. */
const FORBIDDEN = new Set(['constructor', '__proto__', 'prototype', 'caller', 'callee', 'arguments']);

/** C functions that run JavaScript, load compiled code, or call by address. Each fails in C's own way. */
const CLOSED: Record<string, unknown> = {
  emscripten_run_script: undefined,
  emscripten_run_script_int: 0,
  emscripten_run_script_string: 0,
  emscripten_async_run_script: undefined,
  _dlopen_js: 0,
  _emscripten_dlopen_js: undefined,
  _dlsym_js: 0,
  ffi_call_js: undefined,
  ffi_prep_closure_loc_js: 1,
  ffi_closure_alloc_js: 0,
  emscripten_websocket_new: -1,
};

/** errno EPERM, negated, as a system call reports it. */
const NOT_PERMITTED = -63;
const CLOSED_CALLS = ['__syscall_socket', '__syscall_connect', '__syscall_bind', '_emscripten_system'];

/**
 * Wraps `imports` in place. `heapLimit` is in bytes; Python gets a MemoryError at it.
 * Throws when Pyodide lacks a function that must be wrapped: then this is not the version it was written for.
 */
export function guardImports(imports: WasmImports, module: () => GuardedModule, heapLimit: number): Guard {
  const env = imports['env'];
  if (!env) throw new Error('guard: the WebAssembly imports have no env');
  let locked = false;
  let refused = 0;

  const wrap = (name: string, make: (original: Import) => Import): void => {
    const original = env[name];
    if (typeof original !== 'function') throw new Error(`guard: pyodide has no import ${name}`);
    // Emscripten keeps the WebAssembly signature on the function itself.
    env[name] = Object.assign(make(original as Import), original);
  };
  /** `allowed` is asked once locked; what it refuses gives `refusal`. */
  const gate = (name: string, allowed: (...args: never[]) => boolean, refusal: () => unknown): void =>
    wrap(name, (original) => (...args) => {
      if (locked && !allowed(...args)) return refusal();
      return original(...args);
    });
  const noAttribute = (): unknown => module().error;

  // Asked for every field of every record: read here, not by the original, which would decode the name again.
  wrap('JsProxy_GetAttr_js', (original) => (...args) => {
    if (!locked) return original(...args);
    const [object, pointer] = args as unknown as [object, number];
    const key = module().UTF8ToString(pointer);
    return mayRead(object, key) ? (object as Record<string, unknown>)[key] : noAttribute();
  });
  for (const name of [
    'JsProxy_SetAttr_js',
    'JsProxy_DelAttr_js',
    'JsObjMap_ass_subscript_js',
    'JsMap_clear_js',
  ])
    gate(name, never, () => -1);
  for (const name of [
    'JsProxy_GetIter_js',
    'JsProxy_GetAsyncIter_js',
    'JsMap_GetIter_js',
    'JsObjMap_GetIter_js',
  ])
    gate(name, isPlain, noAttribute);
  gate('JsProxy_subscript_js', never, noAttribute);
  gate('JsObjMap_subscript_js', (object: unknown, key: unknown) => mayRead(object, String(key)), noAttribute);
  gate('JsProxy_Dir_js', isPlain, () => []);
  gate('JsModule_GetAll_js', isPlain, () => []);

  for (const [name, result] of Object.entries(CLOSED))
    if (typeof env[name] === 'function') gate(name, never, () => result);
  for (const name of CLOSED_CALLS)
    if (typeof env[name] === 'function') gate(name, never, () => NOT_PERMITTED);
  wrap('emscripten_resize_heap', (original) => (...args) => {
    const size = Number(args[0]) >>> 0;
    if (size <= heapLimit) return original(...args);
    refused = Math.max(refused, size);
    return 0;
  });

  return {
    lock: () => {
      locked = true;
    },
    refusedHeap: () => {
      const size = refused;
      refused = 0;
      return size;
    },
  };
}

const never = (): boolean => false;

/** Records and arrays of the bridge, and the functions in them; nothing with a class of its own. */
function isPlain(object: unknown): boolean {
  if (typeof object !== 'object' || object === null) return false;
  if (Array.isArray(object)) return true;
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || prototype === Object.prototype;
}

function mayRead(object: unknown, key: string): boolean {
  if (FORBIDDEN.has(key) || !isPlain(object)) return false;
  const property = Object.getOwnPropertyDescriptor(object, key);
  return property !== undefined && 'value' in property;
}
