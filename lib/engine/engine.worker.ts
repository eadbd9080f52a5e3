/** The page's engine worker: does one job after another as the page sends them. */
import { openIndexedStore } from '../weights/indexed-store.ts';
import { WeightsLoader } from '../weights/load.ts';
import type { LoadedModel, Progress, RunResult } from './contract.ts';
import { LocalEngine } from './engine.ts';
import { tellOfThreads } from './making-threads.ts';
import { memoryInUse, watchMemory } from './memory.ts';
import { postError } from './posted-error.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { tapOfPath } from './tap.ts';

watchMemory();
const loader = new WeightsLoader({
  fetch: (...request) => fetch(...request),
  caches: globalThis.caches,
  store: () => openIndexedStore(indexedDB),
});
let engine = new LocalEngine({ loader });
const models = new Map<number, LoadedModel>();
const running = new Map<number, AbortController>();

const held = (): number => memoryInUse() + engine.weightBytes;

const post = (message: FromWorker, transfer: Transferable[] = []): void => {
  postMessage(message, { transfer });
};

tellOfThreads(globalThis, (making) => post({ type: 'threads', making }));

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'start':
      engine = new LocalEngine({ ...data.options, loader });
      break;
    case 'forget':
      models.clear();
      engine.forget();
      break;
    case 'cancel':
      running.get(data.job)?.abort();
      break;
    case 'load':
    case 'outline':
    case 'run':
    case 'race':
      void carryOut(data);
  }
});

async function carryOut(
  order: Extract<ToWorker, { type: 'load' | 'run' | 'race' | 'outline' }>,
): Promise<void> {
  const { job } = order;
  const controller = new AbortController();
  running.set(job, controller);
  const onProgress = (progress: Progress): void => {
    post({ type: 'progress', job, progress });
  };
  try {
    const { signal } = controller;
    if (order.type === 'load') {
      const model = await engine.load(order.spec, { signal, onProgress });
      models.set(order.model, model);
      post({ type: 'done', job, result: { ...model, id: order.model }, memory: held() });
    } else if (order.type === 'outline') {
      const result = await engine.outline(order.spec, { signal });
      post({ type: 'done', job, result, memory: held() });
    } else {
      const model = models.get(order.model);
      if (!model) throw new Error('the worker has no such model');
      const { taps, through, ...request } = order.request;
      const asked = {
        ...request,
        taps: taps.map(tapOfPath),
        ...(through ? { through: through.map(tapOfPath) } : {}),
        model,
        signal,
        onProgress,
      };
      if (order.type === 'race') {
        const result = await engine.race(asked);
        post({ type: 'done', job, result, memory: held() });
      } else {
        const result = await engine.run(asked);
        post({ type: 'done', job, result, memory: held() }, buffersOf(result));
      }
    }
  } catch (error) {
    post({ type: 'failed', job, error: postError(error) });
  } finally {
    running.delete(job);
  }
}

/** Several taps may be one tensor, and a buffer is transferred once. */
const buffersOf = ({ tensors }: RunResult): Transferable[] => [
  ...new Set(Array.from(tensors.values(), ({ data }) => data.buffer)),
];
