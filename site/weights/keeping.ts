/** The page's side of what it keeps: one worker a download, and the list of what is there. */
import type { ModelSpec } from '#lib/engine/contract.ts';
import { asksForWeights, nameInCode } from '#lib/weights/in-code.ts';
import type { WeightsStore, KeptFile } from '#lib/weights/store.ts';
import { openIndexedStore } from '#lib/weights/indexed-store.ts';
import type { KeepProgress } from '#lib/weights/keep.ts';
import type { HubWeights } from '#lib/weights/source.ts';
import type { FromWeightsWorker, PostedFault, ToWeightsWorker } from '#lib/weights/weights-protocol.ts';
import { holdBytes } from './held.ts';

/** Weights that were not kept; `fault` says why. */
export class KeepingError extends Error {
  readonly fault: PostedFault;

  constructor(fault: PostedFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export interface Keeping {
  readonly file: KeptFile;
  /** Whether the next page will have it too. */
  readonly lasting: boolean;
}

export interface KeepingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: KeepProgress) => void;
  /** Whether the reader wants a hub's file of this size; asked before a byte of it comes. */
  readonly isWanted: (bytes: number) => Promise<boolean>;
}

/**
 * Downloads from a hub.
 * @throws {KeepingError}, also when `signal` aborts or the file is not wanted: what was stored stays.
 */
export const downloadWeights = (source: HubWeights, options: KeepingOptions): Promise<Keeping> =>
  inWorker({ type: 'download', source }, options);

/** Takes a reader's file. @throws {KeepingError}, also when `signal` aborts. */
export const takeWeights = (file: File, options: Omit<KeepingOptions, 'isWanted'>): Promise<Keeping> =>
  inWorker({ type: 'take', file }, { ...options, isWanted: () => Promise.resolve(true) });

function inWorker(job: ToWeightsWorker, { signal, onProgress, isWanted }: KeepingOptions): Promise<Keeping> {
  const worker = new Worker(new URL('../../lib/weights/weights.worker.ts', import.meta.url), {
    type: 'module',
  });
  const tell = (message: ToWeightsWorker): void => worker.postMessage(message);
  signal.addEventListener('abort', () => tell({ type: 'stop' }), { once: true });
  return new Promise<Keeping>((resolve, reject) => {
    const fail = (fault: PostedFault): void => reject(new KeepingError(fault));
    worker.addEventListener('message', ({ data }: MessageEvent<FromWeightsWorker>) => {
      if (data.type === 'progress') onProgress(data.progress);
      else if (data.type === 'asks')
        void isWanted(data.bytes).then((wanted) => tell({ type: wanted ? 'go-on' : 'stop' }));
      else if (data.type === 'failed') fail(data.fault);
      else {
        if (data.bytes) holdBytes(data.file.key, data.bytes);
        resolve({ file: data.file, lasting: data.bytes === undefined });
      }
    });
    worker.addEventListener('error', ({ message }) =>
      fail({ fault: 'unreadable', message: message || 'The script that keeps weights did not load.' }),
    );
    tell(job);
  }).finally(() => worker.terminate());
}

/** Whether the hub has another file now; asked only when the reader wants to know. @throws {WeightsError} */
export async function hasChanged(file: KeptFile, source: HubWeights): Promise<boolean> {
  const { changedSince } = await import('#lib/weights/keep.ts');
  const signal = AbortSignal.timeout(30_000);
  return changedSince(file, source, { fetch: (...request) => fetch(...request), signal });
}

let opened: Promise<WeightsStore> | undefined;

function store(): Promise<WeightsStore> {
  // Where storage is forbidden, reading `indexedDB` may throw.
  opened ??= (async () => openIndexedStore(indexedDB))().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** What is kept, whole or in part; nothing where the browser lets a page store nothing. */
export const keptFiles = (): Promise<KeptFile[]> =>
  store().then(
    (weights) => weights.all(),
    () => [],
  );

/** Bytes of weights that the reader chose; 0 of the site's own. */
export async function keptBytesOf(weights: ModelSpec['weights']): Promise<number> {
  if (weights.kind === 'bytes') return weights.bytes.length;
  if (weights.kind !== 'kept') return 0;
  return (await keptFiles()).find(({ key }) => key === weights.key)?.bytes ?? 0;
}

/** Bytes of the kept files that a cell's text names. */
export async function bytesNamedIn(source: string): Promise<number> {
  const asks = asksForWeights(source);
  if (asks === null) return 0;
  const named = (await keptFiles()).filter(({ key, whole }) => whole && asks.includes(nameInCode(key)));
  return named.reduce((sum, { bytes }) => sum + bytes, 0);
}

export const dropKept = async (key: string): Promise<void> => (await store()).drop(key);

/** Asks the browser to keep the site's storage when the disk runs low; it may ask the reader. */
export async function askToPersist(): Promise<void> {
  await navigator.storage?.persist?.();
}

/** How much the site may store, and how much it has; null where the browser does not tell. */
export async function room(): Promise<{ readonly usage: number; readonly quota: number } | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? null : { usage, quota };
}
