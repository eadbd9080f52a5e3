/**
 * The way from the library to Python: a reader's `forward`, hooks, and classes of layers given as arguments.
 * All go through one function that Python hands over once. An exception there stays in Python; here it is
 * `PythonRaised`.
 *
 * That function returns a number only; its result comes by a second call from Python, the verb `answer`, made
 * before it returns. A returned value would be converted by Pyodide: a tensor or list becomes a PyProxy, a
 * live Python object in JavaScript's hands which someone must destroy, and an exception becomes a JavaScript
 * error without its Python object. By `answer` the result takes the one way in that there is, JSON with
 * handles, read and checked as any argument is.
 */
import type { AnyModule } from '#lib/nn/index.ts';
import type { BridgeRecord } from './record.ts';

/** What the library may ask of Python; `target` is a module's or callable's id. */
type Callback =
  | 'forward'
  | 'method'
  | 'patched'
  | 'function'
  | 'replacement'
  | 'reset'
  | 'hook'
  | 'function_backward'
  | 'traceback'
  | 'anomaly';

/** What Python hands over: 1, or 0 when it raised and kept the exception. */
export type Called = (what: Callback, target: number, name: string, args: BridgeRecord) => number;

/**
 * Ends the library's work on its way back to the Python call that began it, which raises the exception kept
 * there.
 */
export class PythonRaised extends Error {
  constructor() {
    super('a Python exception is on its way through the library');
    this.name = 'PythonRaised';
  }
}

/** A Python object that passes through the library; only its type has a name here. */
export class PythonObject {
  readonly id: number;
  readonly pythonType: string;
  /** What a string says that is the name of a type too. */
  declare readonly text?: string;
  constructor(id: number, pythonType: string, text?: string) {
    this.id = id;
    this.pythonType = pythonType;
    if (text !== undefined) this.text = text;
  }
}

/** A Python function or class, for the time of the call that it is an argument of. */
export class PythonCallable {
  readonly id: number;
  readonly pythonType: string;
  constructor(id: number, pythonType = 'function') {
    this.id = id;
    this.pythonType = pythonType;
  }
}

export class PythonSide {
  #called: Called | null = null;
  #answer: unknown;
  readonly #encode: (values: readonly unknown[]) => BridgeRecord;

  constructor(encode: (values: readonly unknown[]) => BridgeRecord) {
    this.#encode = encode;
  }

  connect(called: Called): void {
    this.#called = called;
  }

  /** Python's result; see above. */
  answer(value: unknown): void {
    this.#answer = value;
  }

  /** The module's call in Python, hooks included. */
  forward(module: number, args: readonly unknown[]): unknown {
    return this.ask('forward', module, '', args);
  }

  method(module: number, name: string, args: readonly unknown[]): unknown {
    return this.ask('method', module, name, args);
  }

  /** A method that Python has put on the module's class. */
  patched(module: AnyModule, name: string, args: readonly unknown[]): unknown {
    return this.ask('patched', 0, name, [module, ...args]);
  }

  /** What Python has put in the place of `F.name`. */
  replacement(name: string, args: readonly unknown[]): unknown {
    return this.ask('replacement', 0, name, args);
  }

  function({ id }: PythonCallable, args: readonly unknown[]): unknown {
    return this.ask('function', id, '', args);
  }

  /** Puts the facade's own switches back. */
  reset(): void {
    if (this.#called) this.ask('reset', 0, '', []);
  }

  /** Also for what lives longer than a call, by its number: a tensor's hook, a function's `backward`. */
  ask(what: Callback, target: number, name: string, args: readonly unknown[]): unknown {
    if (!this.#called) throw new Error('Python has not connected to the library');
    this.#answer = undefined;
    if (this.#called(what, target, name, this.#encode(args)) !== 1) throw new PythonRaised();
    const answer = this.#answer;
    this.#answer = undefined;
    return answer;
  }
}
