/**
 * The Python worker with a bridge of a few lines in place of the tensor library: what a hostile cell would
 * meet.
 */
import { servePython } from '#lib/python/worker.ts';

class Handle {
  secret = 42;
  get fetch(): unknown {
    return globalThis.fetch;
  }
}

servePython(globalThis, async () => ({
  call: (verb, argsJson, ...handles) => {
    switch (verb) {
      case 'handle':
        return { kind: 'handle', handle: new Handle() };
      case 'list':
        return { kind: 'list', items: [1, 2, 3] };
      case 'invoke':
        return { kind: 'value', value: (handles[0] as (text: string) => unknown)(argsJson) };
      default:
        return { kind: 'error', type: 'RuntimeError', message: `there is no verb ${verb}` };
    }
  },
  functions: { probe },
  beforeRun: async (source) => {
    if (source.includes('missing_weights')) throw new Error('the weights did not load');
  },
  reset: () => {},
}));

/** A function made from text by the constructor that `example` inherits. */
function codeFrom(example: () => unknown): unknown {
  return Reflect.construct(example.constructor as FunctionConstructor, ['return 1']);
}

/** What JavaScript in the worker, the bridge's own, still finds of a global or a way to run text. */
function probe(name: string): string {
  const ways: Record<string, () => unknown> = {
    eval: () => (globalThis.eval as (text: string) => unknown)('1 + 1'),
    Function: () => codeFrom(() => {}),
    AsyncFunction: () => codeFrom(async () => {}),
  };
  try {
    const way = ways[name];
    return typeof (way ? way() : Reflect.get(globalThis, name));
  } catch (error) {
    return `refused: ${(error as Error).name}`;
  }
}
