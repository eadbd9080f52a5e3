/**
 * Loads weights from wherever they come, checked: memory first, then what the browser keeps, then the
 * network. The caller passes `fetch`, `caches` and a store in, so the same code runs on a page, in a worker,
 * in Node and in tests.
 */
import { parseSafetensors } from '#lib/safetensors/read.ts';
import type { SafetensorsFile } from '#lib/safetensors/read.ts';
import { dropCached, findCached, isCurrent, writeCached } from './cache.ts';
import { compareStateDict, loadStateDictMessage } from '../nn/state_dict_report.ts';
import type { StateDictShapes } from '../nn/state_dict_report.ts';
import { download, megabytes, refuseOtherKinds } from './download.ts';
import type { Progress, Unfinished } from './download.ts';
import { refuseMalformed, WeightsError } from './error.ts';
import { bytesOf, refuseEmpty } from './file-bytes.ts';
import { SharedLoads } from './shared-loads.ts';
import { keepHubFile } from './keep.ts';
import { MemoryStore } from './memory-store.ts';
import { withoutPrefix } from './prefix.ts';
import { keptKey, sourceName } from './source.ts';
import type { BundledWeights, HubWeights, WeightsSource } from './source.ts';
import { readKept, type WeightsStore } from './store.ts';

export type { Progress } from './download.ts';

export interface LoadedWeights {
  readonly file: SafetensorsFile;
  readonly source: WeightsSource;
  /** A reader's own file is 'memory'. */
  readonly from: 'network' | 'cache' | 'memory';
  /**
   * What went wrong without harm, in sentences: a cache that is full or not to be opened. Settles when
   * nothing is being kept any more; the file is there before.
   */
  readonly warnings: Promise<readonly string[]>;
}

export interface LoadOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** The model that the weights are for: a file that does not fit it is refused, in PyTorch's words. */
  readonly expect?: { readonly model: string; readonly state_dict: StateDictShapes };
}

export interface LoaderDependencies {
  readonly fetch: typeof globalThis.fetch;
  /** Absent where the page has none (plain http): every load then comes from the network. */
  readonly caches?: CacheStorage | undefined;
  /** Where hub files and the reader's own are kept. Absent: in memory. */
  readonly store?: (() => Promise<WeightsStore>) | undefined;
  /** Absent on plain http. */
  readonly locks?: LockManager | undefined;
}

/** Loads weights, and remembers those that are still in use. One for a page or worker. */
export class WeightsLoader {
  readonly #fetch: typeof globalThis.fetch;
  readonly #caches: CacheStorage | undefined;
  readonly #locks: LockManager | undefined;
  readonly #openStore: () => Promise<WeightsStore>;
  #store: Promise<WeightsStore> | undefined;
  readonly #running = new SharedLoads<string | File, LoadedWeights, Progress>();
  /** Files by source, held weakly: memory is freed when nobody else uses them. */
  readonly #loaded = new Map<string | File, WeakRef<SafetensorsFile>>();
  readonly #unfinished = new Map<string, Unfinished>();

  constructor({ fetch, caches, store, locks }: LoaderDependencies) {
    this.#fetch = fetch;
    this.#caches = caches;
    this.#locks = locks;
    this.#openStore = store ?? (() => Promise.resolve(new MemoryStore()));
  }

  /**
   * Loads and checks a source. Calls for the same source while it loads share one download; it stops when all
   * of them have aborted.
   *
   * @throws {WeightsError} with a sentence for the reader.
   * @throws the signal's reason when it aborts.
   */
  async load(
    source: WeightsSource,
    { onProgress, signal, expect }: LoadOptions = {},
  ): Promise<LoadedWeights> {
    signal?.throwIfAborted();
    const key = identityOf(source);
    const loaded = this.#remembered(source, key) ?? (await this.#start(source, key, onProgress, signal));
    if (expect) refuseMismatch(loaded, expect.model, expect.state_dict);
    return loaded;
  }

  #remembered(source: WeightsSource, key: string | File): LoadedWeights | null {
    const file = this.#loaded.get(key)?.deref();
    // Bytes that were transferred to another thread have length 0 here.
    if (!file || file.bytes.byteLength === 0) return null;
    return { file, source, from: 'memory', warnings: Promise.resolve([]) };
  }

  async #start(
    source: WeightsSource,
    key: string | File,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<LoadedWeights> {
    const run = (report: (progress: Progress) => void, stop: AbortSignal): Promise<LoadedWeights> =>
      this.#run(source, report, stop);
    const loaded = await this.#running.join(key, run, { onProgress, signal });
    this.#loaded.set(key, new WeakRef(loaded.file));
    return { ...loaded, source };
  }

  #run(
    source: WeightsSource,
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<LoadedWeights> {
    switch (source.kind) {
      case 'file':
        return readFile(source.file, report);
      case 'kept':
        return this.#readKept(source, source.key, 'cache', report);
      case 'hub':
        return this.#loadHub(source, report, signal);
      case 'bundled':
        return this.#loadBundled(source, report, signal);
    }
  }

  /** A hub's file: kept from before, or downloaded now. */
  async #loadHub(
    source: HubWeights,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<LoadedWeights> {
    const store = await this.#opened();
    const key = keptKey(source);
    const from = (await store.find(key))?.whole ? 'cache' : 'network';
    await keepHubFile(source, { fetch: this.#fetch, store, locks: this.#locks, signal, onProgress });
    return this.#readKept(source, key, from, onProgress);
  }

  async #readKept(
    source: WeightsSource,
    key: string,
    from: 'network' | 'cache',
    onProgress: (progress: Progress) => void,
  ): Promise<LoadedWeights> {
    const store = await this.#opened();
    const name = sourceName(source);
    const bytes = await readKept(store, key);
    if (!bytes)
      throw new WeightsError('not-found', `${name} is not kept in this browser any more.`, {
        detail: { is: 'not-kept' },
      });
    if (!store.lasting) await store.drop(key); // one copy in memory is enough
    onProgress({ loaded: bytes.length, total: bytes.length });
    return { file: withoutPrefix(parse(bytes, name)).file, source, from, warnings: Promise.resolve([]) };
  }

  #opened(): Promise<WeightsStore> {
    this.#store ??= this.#openStore().catch((error: unknown) => {
      this.#store = undefined;
      throw error;
    });
    return this.#store;
  }

  async #loadBundled(
    source: BundledWeights,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<LoadedWeights> {
    const warnings: string[] = [];
    const cached = await this.#fromCache(source, signal, warnings);
    if (cached.file) return { file: cached.file, source, from: 'cache', warnings: Promise.resolve(warnings) };
    const { url } = source;
    const name = sourceName(source);
    const reload = cached.dropped;
    const options = { fetch: this.#fetch, signal, onProgress, name, reload, unfinished: this.#unfinished };
    const { bytes, etag } = await download(url, options);
    const file = parse(bytes, name, source.bytes);
    // Writing takes up to a second, for which no run waits.
    const kept = this.#withCaches(null, warnings, (caches) => writeCached(caches, url, { bytes, etag }));
    return { file, source, from: 'network', warnings: kept.then(() => warnings) };
  }

  /** The cached file, if it is sound and still what the server has; else it is dropped. */
  async #fromCache(
    source: BundledWeights,
    signal: AbortSignal,
    warnings: string[],
  ): Promise<{ file: SafetensorsFile | null; dropped: boolean }> {
    const { url } = source;
    const found = await this.#withCaches(signal, warnings, async (caches) => {
      const entry = await findCached(caches, url);
      if (!entry) return { file: null, dropped: false };
      const [bytes, current] = await Promise.all([entry.read(), isCurrent(this.#fetch, url, entry, signal)]);
      const file = bytes && parseCached(bytes, source);
      if (file && current) return { file, dropped: false };
      return { file: null, dropped: await dropCached(caches, url) };
    });
    return found ?? { file: null, dropped: false };
  }

  /** Uses the cache where there is one; when it fails, says so once in the warnings and goes on without. */
  async #withCaches<T>(
    signal: AbortSignal | null,
    warnings: string[],
    use: (caches: CacheStorage) => Promise<T>,
  ): Promise<T | null> {
    if (!this.#caches || warnings.length > 0) return null;
    try {
      return await use(this.#caches);
    } catch (error) {
      signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      warnings.push(`The weights are not kept for next time: the browser's cache answered "${reason}".`);
      return null;
    }
  }
}

/** Loads of the same thing share one: a file object is itself, all else has an address or a key. */
function identityOf(source: WeightsSource): string | File {
  switch (source.kind) {
    case 'file':
      return source.file;
    case 'kept':
      return source.key;
    case 'hub':
      return keptKey(source);
    case 'bundled':
      return source.url;
  }
}

async function readFile(file: File, onProgress: (progress: Progress) => void): Promise<LoadedWeights> {
  const { name, size } = file;
  refuseEmpty(file);
  refuseOtherKinds(await bytesOf(file, 0, 256), name);
  const bytes = await bytesOf(file);
  onProgress({ loaded: size, total: size });
  return {
    file: withoutPrefix(parse(bytes, name)).file,
    source: { kind: 'file', file },
    from: 'memory',
    warnings: Promise.resolve([]),
  };
}

function parse(bytes: Uint8Array, name: string, expectedBytes?: number): SafetensorsFile {
  if (expectedBytes !== undefined && bytes.length !== expectedBytes) {
    const [has, wanted] = [bytes.length, expectedBytes].map(megabytes);
    const message = `${name} is another file than this page expects: it has ${has} instead of ${wanted}.`;
    const detail = { is: 'size', bytes: bytes.length, expected: expectedBytes } as const;
    throw new WeightsError('wrong-file', message, { detail });
  }
  refuseOtherKinds(bytes, name);
  return refuseMalformed(name, () => parseSafetensors(bytes));
}

/** A cached file, or null when it is damaged. */
function parseCached(bytes: Uint8Array, source: BundledWeights): SafetensorsFile | null {
  try {
    return parse(bytes, sourceName(source), source.bytes);
  } catch (error) {
    if (error instanceof WeightsError) return null;
    throw error;
  }
}

function refuseMismatch({ file, source }: LoadedWeights, model: string, wanted: StateDictShapes): void {
  const message = loadStateDictMessage(compareStateDict(wanted, file.entries), model);
  if (message === null) return;
  throw new WeightsError('mismatch', message, { cause: source });
}
