/**
 * Python itself: starts Pyodide with the trimmed library, mounts the facade, closes the sandbox, and runs
 * sources in one namespace. The same in a worker and in Node. Only plain text goes in, and text and records
 * come out.
 */
import { loadPyodide, type PyodideInterface } from 'pyodide';
import type { CellSettings, DisplayRecord, PythonBridge, PythonError } from './contract.ts';
import { limitDisk, type FileSystem } from './disk.ts';
import { namesPackage, ZIPS } from './packages.ts';
import { guardImports, type Guard, type GuardedModule, type WasmImports } from './guard.ts';
import { errorOf, lossOf } from './loss.ts';
import type { Loss } from './protocol.ts';
import { textStream } from './text-stream.ts';

const MiB = 2 ** 20;
/**
 * Bytes of Python's stack: a third of what has filled JavaScript's stack of a megabyte, as some have less.
 */
const STACK = 64 * 1024;

type CreateModule = NonNullable<NonNullable<Parameters<typeof loadPyodide>[0]>['createPyodideModule']>;

export interface InterpreterSpec {
  /** Where `pyodide.asm.mjs` and `pyodide.asm.wasm` are: a URL or a folder, ending in a slash. */
  readonly pyodide: string;
  /** URL or path of the trimmed standard library. */
  readonly stdlib: string;
  /** Pyodide's lock file, without packages, as JSON text. */
  readonly lockFile: string | Promise<string>;
  /** The facade and what runs the cells, compiled, as a zip. */
  readonly facade: Uint8Array | Promise<Uint8Array>;
  /** NumPy and others, compiled, as a zip: asked for when a source first names one of them. */
  readonly packages: () => Uint8Array | Promise<Uint8Array>;
  /** May still be loading while Python starts. */
  readonly bridge: PythonBridge | Promise<PythonBridge>;
  /** Most bytes that Python's own heap may take; default 512 MiB. */
  readonly heapLimit?: number;
  /** Most bytes that all of Python's files may take; default 512 MiB. */
  readonly diskLimit?: number;
  /** Imports `pyodide.asm.mjs`. */
  readonly importModule: (url: string) => Promise<unknown>;
  /** Asked often while Python runs; a true answer raises KeyboardInterrupt there. */
  readonly interrupted?: () => boolean;
}

export interface RunOptions {
  /** The source's name in tracebacks: `<cell 3>`, or a file's path. */
  readonly name: string;
  /** 'cell' shows the value of a last expression, 'script' does not; default 'cell'. */
  readonly mode?: 'cell' | 'script';
  readonly onStdout: (text: string) => void;
  readonly onStderr: (text: string) => void;
  /** What the bridge is told of the cell; default: nothing special. */
  readonly settings?: CellSettings;
  /** Called when all is loaded and Python begins. */
  readonly onBegin?: () => void;
  /** Called when the reader's code has ended: what Python does then is not to be interrupted. */
  readonly onEnd?: () => void;
  /** A shown value: its `repr`, and a record where it has one. */
  readonly onDisplay?: (text: string, record: DisplayRecord | undefined) => void;
}

export interface RunResult {
  readonly error?: PythonError;
  /** Why the interpreter should be replaced, where it should. */
  readonly lost?: Loss;
  /** Hub ids of weights that it asked for and that are not here. */
  readonly wanted: readonly string[];
}

export interface Interpreter {
  run(source: string, options: RunOptions): Promise<RunResult>;
  /** Clears the namespace and the bridge's handles. */
  reset(): void;
  /** Bytes of Python's heap. */
  heapSize(): number;
  /** Bytes of the heap and of what the bridge holds. */
  memory(): number;
}

interface Runner {
  mount(zip: string): void;
  setup(display: (json: string) => void, ended: () => void): void;
  run_cell(source: string, name: string): string;
  run_script(source: string, name: string): string;
  /** Mends what it can of what a source did to Python itself; whether the rest is as it was. */
  is_sound(): boolean;
  reset(): void;
}

export async function createInterpreter(spec: InterpreterSpec): Promise<Interpreter> {
  const { heapLimit = 512 * MiB, diskLimit = 512 * MiB } = spec;
  const limits = { heapLimit, diskLimit };
  const [{ python, guard, files }, bridge] = await Promise.all([startPyodide(spec, limits), spec.bridge]);
  let current: RunOptions | undefined;
  const out = textStream((text) => current?.onStdout(text));
  const err = textStream((text) => current?.onStderr(text));
  python.setStdout(out);
  python.setStderr(err);
  python.setStdin({ stdin: () => undefined });
  if (spec.interrupted) python.setInterruptBuffer(interruptBuffer(spec.interrupted));
  python.registerJsModule('_tv', pythonModule(bridge));
  python.runPython(`import sys; sys.path.insert(0, '${ZIPS.facade}'); import _tv, _ffi, _runner, _sandbox`);
  for (const name of bridge.preload ?? []) python.pyimport(name);
  protectStack(python);
  const runner = python.pyimport('_runner') as Runner;
  const sandbox = python.pyimport('_sandbox') as { close(): void };
  runner.setup(
    (json) => {
      const { text, record } = JSON.parse(json) as { text: string; record: DisplayRecord | null };
      out.flush();
      current?.onDisplay?.(text, record ? (bridge.display?.(record) ?? record) : undefined);
    },
    () => current?.onEnd?.(),
  );
  sandbox.close();
  guard.lock();
  let hasPackages = false;
  const mountPackages = async (): Promise<void> => {
    files.writeFile(ZIPS.packages, await spec.packages());
    runner.mount(ZIPS.packages);
    hasPackages = true;
  };

  const heapSize = (): number =>
    (python as unknown as { _module: { HEAP8: Int8Array } })._module.HEAP8.length;

  return {
    async run(source, options) {
      if (!hasPackages && namesPackage(source)) await mountPackages();
      await bridge.beforeRun(source, options.settings ?? { pretendCuda: false });
      guard.refusedHeap();
      options.onBegin?.();
      current = options;
      try {
        const { name, mode } = options;
        const report = mode === 'script' ? runner.run_script(source, name) : runner.run_cell(source, name);
        const refused = guard.refusedHeap();
        const error = report
          ? withHeapLimit(JSON.parse(report) as PythonError, refused, heapLimit)
          : undefined;
        const wanted = bridge.wanted?.() ?? [];
        const lost = refused > 0 ? 'memory' : isSound(runner) ? undefined : 'spoiled';
        return { ...(error ? { error } : {}), ...(lost ? { lost } : {}), wanted };
      } catch (reason) {
        // What runs a cell reports every exception of its source. One that leaves it is of its own, as the
        // source changed it, or of an interpreter that broke.
        const lost = lossOf(reason) ?? 'spoiled';
        return { error: errorOf(reason, lost), lost, wanted: [] };
      } finally {
        out.flush();
        err.flush();
        current = undefined;
      }
    },
    reset() {
      runner.reset();
      bridge.reset();
    },
    heapSize,
    memory: () => heapSize() + (bridge.memory?.() ?? 0),
  };
}

async function startPyodide(
  spec: InterpreterSpec,
  { heapLimit, diskLimit }: { readonly heapLimit: number; readonly diskLimit: number },
): Promise<{ python: PyodideInterface; guard: Guard; files: FileSystem }> {
  let files: FileSystem | undefined;
  let guard: Guard | undefined;
  // Not awaited here: Pyodide fetches its WebAssembly and the library meanwhile.
  const imported = spec.importModule(`${spec.pyodide}pyodide.asm.mjs`) as Promise<{ default: CreateModule }>;
  const python = await loadPyodide({
    indexURL: spec.pyodide,
    stdLibURL: spec.stdlib,
    lockFileContents: spec.lockFile,
    packageBaseUrl: spec.pyodide,
    env: { HOME: '/home/reader', PYTHONDONTWRITEBYTECODE: '1' },
    createPyodideModule: async (settings) => {
      const { instantiateWasm } = settings;
      if (!instantiateWasm) throw new Error('pyodide did not bring its instantiateWasm');
      const guarded = {
        ...settings,
        instantiateWasm: (imports: WasmImports, success: Parameters<typeof instantiateWasm>[1]) => {
          guard = guardImports(imports, () => guarded as unknown as GuardedModule, heapLimit);
          return instantiateWasm(imports, success);
        },
      };
      return (await imported).default(guarded);
    },
    fsInit: async (FS: FileSystem) => {
      files = FS;
      limitDisk(FS, diskLimit);
      FS.writeFile(ZIPS.facade, await spec.facade);
    },
  });
  if (!guard || !files) throw new Error('pyodide started without its guard');
  return { python, guard, files };
}

/** Whether the next source will find Python as it should be; a runner that cannot say so is not sound. */
function isSound(runner: Runner): boolean {
  try {
    return runner.is_sound();
  } catch {
    return false;
  }
}

/** CPython's own functions, by the names under which Emscripten exports them. */
interface StackFunctions {
  _PyThreadState_Get(): number;
  _emscripten_stack_get_base(): number;
  _PyUnstable_ThreadState_SetStackProtection(threadState: number, start: number, bytes: number): number;
}

/**
 * Deep recursion through C (`__repr__`, `__call__`, nested modules) meets JavaScript's stack before the one
 * that CPython watches, and that ends the interpreter. So CPython is told of a smaller one: it raises
 * RecursionError at its end.
 */
function protectStack(python: PyodideInterface): void {
  const module = (python as unknown as { _module: StackFunctions })._module;
  const start = module._emscripten_stack_get_base() - STACK;
  const state = module._PyThreadState_Get();
  if (module._PyUnstable_ThreadState_SetStackProtection(state, start, STACK) !== 0)
    throw new Error('Python’s stack could not be protected');
}

/** What Python gets as `_tv`: plain functions of an object without a prototype, frozen. */
function pythonModule(bridge: PythonBridge): object {
  const call: PythonBridge['call'] = (verb, argsJson, ...handles) => bridge.call(verb, argsJson, ...handles);
  return Object.freeze({ __proto__: null, call, ...bridge.functions });
}

/**
 * Pyodide reads element 0 every few dozen bytecodes and writes it back to 0: a question asked instead of a
 * cell read.
 */
function interruptBuffer(interrupted: () => boolean): Uint8Array {
  const SIGINT = 2;
  const buffer = {
    get 0() {
      return interrupted() ? SIGINT : 0;
    },
    set 0(_: number) {},
  };
  return buffer as unknown as Uint8Array;
}

/** CPython's MemoryError says nothing; this page's says what the limit is. */
function withHeapLimit(error: PythonError, refused: number, limit: number): PythonError {
  if (error.type !== 'MemoryError' || refused === 0) return error;
  const note = `Python may take ${Math.round(limit / MiB)} MB in this page.`;
  return { ...error, traceback: `${error.traceback}\n${note}` };
}
