/**
 * The Python worker's side of the protocol: starts the interpreter and the tensor library, seals the worker,
 * then runs what it is sent, one source after the other.
 */
import type { BridgeEnvironment, Output, PythonBridge } from './contract.ts';
import { createInterpreter, type Interpreter } from './interpreter.ts';
import { outputQueue } from './output-queue.ts';
import { errorOf, lossOf } from './loss.ts';
import type { FromWorker, Port, ToWorker } from './protocol.ts';
import { runClock, type RunClock } from './run-clock.ts';
import { openIndexedStore } from '#lib/weights/indexed-store.ts';
import { tellOfThreads } from '#lib/engine/making-threads.ts';
import type { WeightsStore } from '#lib/weights/store.ts';
import { sealScope } from './seal.ts';
import { NotLoadedError, startFiles } from './start-files.ts';

type Start = Extract<ToWorker, { type: 'start' }>;
type Run = Extract<ToWorker, { type: 'run' }>;

/** Serves Python on `scope`, a dedicated worker's global scope, which is sealed on the way. */
export function servePython(
  scope: Port<ToWorker, FromWorker>,
  createBridge: (environment: BridgeEnvironment) => Promise<PythonBridge>,
): void {
  // The globals are gone when Python runs: these are all that is left of them.
  const send = scope.postMessage.bind(scope);
  const request = fetch.bind(globalThis);
  const storage = 'caches' in globalThis ? caches : undefined;
  const databases = indexedDB;
  let opened: Promise<WeightsStore> | undefined;
  const weights = (): Promise<WeightsStore> => (opened ??= openIndexedStore(databases));
  let clock: RunClock | undefined;
  let python: Promise<Interpreter> | undefined;
  let work: Promise<unknown> = Promise.resolve();

  tellOfThreads(globalThis, (making) => send({ type: 'threads', making }));

  const start = async (message: Start): Promise<Interpreter> => {
    const { assets, book, threads } = message;
    clock = runClock(message.signal);
    const interrupted = clock.interrupted;
    const sizes = request(`${assets}sizes.json`)
      .then((response) => response.json() as Promise<Record<string, number>>)
      .catch(() => ({})); // then no total is told
    const files = startFiles(request, sizes, (progress) => send({ type: 'progress', ...progress }));
    globalThis.fetch = files.fetch; // Pyodide and onnxruntime fetch their WebAssembly themselves
    // A lost file rejects promises inside of them that nobody hears; `lost` says it.
    const unheard = (event: Event): void => event.preventDefault();
    globalThis.addEventListener('unhandledrejection', unheard);
    const asset = async (name: string, get = files.fetch): Promise<Response> => {
      const response = await get(assets + name);
      if (!response.ok) throw new NotLoadedError(name, `HTTP ${response.status}`);
      return response;
    };
    const bytesOf = async (name: string, get = files.fetch): Promise<Uint8Array> =>
      new Uint8Array(await (await asset(name, get)).arrayBuffer());
    const created = createInterpreter({
      pyodide: assets,
      stdlib: `${assets}python_stdlib.zip`,
      lockFile: asset('pyodide-lock.json').then((response) => response.text()),
      facade: bytesOf('python_facade.zip'),
      packages: () => bytesOf('python_packages.zip', request),
      bridge: createBridge({ fetch: request, caches: storage, weights, assets, book, threads, interrupted }),
      importModule: (url) =>
        import(/* @vite-ignore */ url).catch((error: unknown) => {
          throw new NotLoadedError(url.replace(/^.*\//, ''), String(error));
        }),
      interrupted,
      ...(message.heapLimit === undefined ? {} : { heapLimit: message.heapLimit }),
    });
    const interpreter = await Promise.race([created, files.lost]);
    globalThis.removeEventListener('unhandledrejection', unheard);
    sealScope(globalThis);
    return interpreter;
  };

  const run = async (
    interpreter: Interpreter,
    { id, source, name, settings, timeLimit }: Run,
  ): Promise<void> => {
    const queue = outputQueue((outputs) => send({ type: 'output', id, outputs }));
    const stream = (stream: 'stdout' | 'stderr') => (text: string) =>
      queue.add({ kind: 'stream', name: stream, text });
    let begun = performance.now();
    try {
      const { error, lost, wanted } = await interpreter.run(source, {
        name,
        ...(settings ? { settings } : {}),
        onStdout: stream('stdout'),
        onStderr: stream('stderr'),
        onDisplay: (text, record) => queue.add(display(text, record)),
        onBegin: () => {
          begun = performance.now();
          send({ type: 'begun', id });
          clock?.begin(timeLimit, queue);
        },
        onEnd: () => clock?.quiet(),
      });
      queue.flush();
      const interruption = clock?.end();
      const ended = { ...(error ? { error } : {}), ...(error && interruption ? { interruption } : {}) };
      const told = { wanted, ms: performance.now() - begun, memory: interpreter.memory() };
      send({ type: 'done', id, ...(lost ? { lost } : {}), ...told, ...ended });
    } catch (reason) {
      // Not an exception in Python: what the run needs did not load.
      clock?.end();
      queue.flush();
      const lost = lossOf(reason);
      const error = errorOf(reason, lost);
      send({ type: 'done', id, ...(lost ? { lost } : {}), ms: performance.now() - begun, error });
    }
  };

  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'start') {
      python = start(data);
      python.then(
        () => send({ type: 'ready' }),
        (reason: unknown) =>
          send({
            type: 'failed',
            message: reason instanceof Error ? reason.message : String(reason),
            ...(reason instanceof NotLoadedError ? { file: reason.file } : {}),
          }),
      );
    } else {
      if (data.type === 'run') send({ type: 'heard', id: data.id });
      work = work.then(async () => {
        const interpreter = await python;
        if (!interpreter) return;
        if (data.type === 'run') await run(interpreter, data);
        else {
          interpreter.reset();
          send({ type: 'done', id: data.id, ms: 0, memory: interpreter.memory() });
        }
      });
    }
  });
}

function display(text: string, record: Extract<Output, { kind: 'display' }>['record']): Output {
  return { kind: 'display', text, ...(record ? { record } : {}) };
}
