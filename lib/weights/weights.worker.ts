/**
 * Downloads and keeps weights beside the page, so that its figures and cells go on meanwhile. One job a
 * worker.
 */
import { describeKept, MismatchError } from './describe.ts';
import { WeightsError } from './error.ts';
import { keepHubFile } from './keep.ts';
import { openStore } from './open-store.ts';
import { PickleError, takeFile } from './own-file.ts';
import { readKept, type KeptFile, type WeightsStore } from './store.ts';
import type { FromWeightsWorker, PostedFault, ToWeightsWorker } from './weights-protocol.ts';

const stop = new AbortController();

const post = (message: FromWeightsWorker, transfer: Transferable[] = []): void => {
  postMessage(message, { transfer });
};

let goOn: (() => void) | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWeightsWorker>) => {
  if (data.type === 'stop') stop.abort();
  else if (data.type === 'go-on') goOn?.();
  else void carryOut(data);
});

/** The page's answer; it rejects when the page stops instead. */
const agree = (bytes: number): Promise<void> =>
  new Promise((resolve, reject) => {
    goOn = resolve;
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason as Error), { once: true });
    post({ type: 'asks', bytes });
  });

type Job = Extract<ToWeightsWorker, { type: 'download' | 'take' }>;

async function carryOut(job: Job): Promise<void> {
  try {
    const store = await openStore();
    const file = await keep(job, store);
    if (store.lasting) return post({ type: 'done', file });
    const bytes = await readKept(store, file.key);
    if (!bytes) throw new Error('what was just stored is gone');
    post({ type: 'done', file, bytes }, [bytes.buffer]);
  } catch (error) {
    post({ type: 'failed', fault: faultOf(error) });
  }
}

function keep(job: Job, store: WeightsStore): Promise<KeptFile> {
  const { signal } = stop;
  if (job.type === 'take')
    return takeFile(job.file, {
      store,
      signal,
      onProgress: (progress) => post({ type: 'progress', progress: { state: 'fetching', ...progress } }),
    });
  return keepHubFile(job.source, {
    fetch: (...request) => fetch(...request),
    locks: (navigator as Partial<Navigator>).locks,
    describe: describeKept,
    agree,
    store,
    signal,
    onProgress: (progress) => post({ type: 'progress', progress }),
  });
}

function faultOf(error: unknown): PostedFault {
  if (stop.signal.aborted) return { fault: 'stopped', message: '' };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof PickleError) return { fault: 'pickle', message, python: error.python };
  if (error instanceof MismatchError) return { fault: 'mismatch', message, fitsNot: error.fitsNot };
  if (error instanceof WeightsError) return { fault: error.fault, message, detail: error.detail };
  return { fault: 'unreadable', message };
}
