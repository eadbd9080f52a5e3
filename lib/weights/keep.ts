/**
 * Downloads a hub's file into a store and checks it. What was stored is never asked for again: after a broken
 * connection, a stall or a closed tab the download goes on where it was.
 */
import { joined, megabytes, refuseOtherKinds, type Progress } from './download.ts';
import { WeightsError } from './error.ts';
import { lookUp, openFrom, type HubFile, type HubStream } from './hub.ts';
import { Sha256 } from './sha256.ts';
import { keptKey, type HubWeights } from './source.ts';
import { isFull, type KeptFile, type KeptModel, type WeightsStore } from './store.ts';

export interface KeepProgress extends Progress {
  /** `stalled`: nothing has come for a while. `elsewhere`: another tab fetches the same file. */
  readonly state: 'asking' | 'fetching' | 'stalled' | 'retrying' | 'elsewhere' | 'checking';
}

export interface KeepOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly store: WeightsStore;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: KeepProgress) => void;
  /**
   * Looks at what is stored as soon as there is something: which model it is, null while its header is not
   * all there. What it throws ends the download before the rest is fetched. Default: nobody looks.
   */
  readonly describe?: (store: WeightsStore, key: string) => Promise<KeptModel | null>;
  /**
   * Asked once the hub has said how large the file is, before a byte of it is fetched. It rejects where the
   * file is not wanted. Default: every file is.
   */
  readonly agree?: (bytes: number) => Promise<void>;
  /** Absent on plain http: then tabs notice each other by what is stored. */
  readonly locks?: LockManager | undefined;
  /** Milliseconds without a byte after which a connection is given up for a new one. Default 10 000. */
  readonly stallAfter?: number;
  /** Milliseconds before the first new attempt; each further one waits twice as long. Default 1000. */
  readonly retryAfter?: number;
}

/**
 * Received bytes are stored when there are so many: with one piece on its way, less than 1 MiB can be lost.
 */
const PIECE = 512 * 1024;
/** Attempts in a row that bring nothing before the reader is told. */
const ATTEMPTS = 4;

/**
 * The file in the store, whole and checked. Nothing is asked of the hub when it is there already.
 *
 * @throws {WeightsError} with a sentence for the reader; what was stored stays, unless it is of no use.
 * @throws the signal's reason when it aborts.
 */
export async function keepHubFile(source: HubWeights, options: KeepOptions): Promise<KeptFile> {
  const { store, signal, locks } = options;
  signal.throwIfAborted();
  const key = keptKey(source);
  const kept = await store.find(key);
  if (kept?.whole) return kept;
  if (!locks) return new HubDownload(source, options).finish();
  const watching = new AbortController();
  void watchStored(key, options, watching.signal);
  try {
    return await locks.request(`weights ${key}`, { signal }, () => {
      watching.abort();
      return new HubDownload(source, options).finish();
    });
  } finally {
    watching.abort();
  }
}

/**
 * Whether the hub has another file now than the one that is kept. Nothing of it is fetched, and what is kept
 * stays as it is.
 *
 * @throws {WeightsError} as `lookUp` does.
 */
export async function changedSince(
  kept: KeptFile,
  source: HubWeights,
  request: Pick<KeepOptions, 'fetch' | 'signal'>,
): Promise<boolean> {
  const now = await lookUp(source, request);
  return now.sha256 === null
    ? now.bytes !== kept.bytes || now.commit !== kept.commit
    : now.sha256 !== kept.sha256;
}

/** Tells how far another tab is, until this one's turn comes. */
async function watchStored(
  key: string,
  { store, onProgress }: KeepOptions,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(500, signal).catch(() => undefined);
    if (signal.aborted) return;
    const file = await store.find(key);
    if (file) onProgress({ state: 'elsewhere', loaded: file.stored, total: file.bytes });
  }
}

class HubDownload {
  readonly #source: HubWeights;
  readonly #key: string;
  readonly #options: KeepOptions;

  constructor(source: HubWeights, options: KeepOptions) {
    this.#source = source;
    this.#key = keptKey(source);
    this.#options = options;
  }

  async finish(): Promise<KeptFile> {
    const { store } = this.#options;
    const kept = await store.find(this.#key);
    if (kept?.whole) return kept;
    this.#report('asking', kept?.stored ?? 0, kept?.bytes ?? null);
    const file = await lookUp(this.#source, this.#options);
    await this.#options.agree?.(file.bytes);
    const same = kept?.sha256 === file.sha256 && kept.bytes === file.bytes;
    if (!same) await store.begin({ key: this.#key, ...file });
    await this.#fetchAll(file, same ? kept.stored : 0);
    await this.#check(file);
    await store.markWhole(this.#key);
    return (await store.find(this.#key))!;
  }

  async #fetchAll(file: HubFile, stored: number): Promise<void> {
    const { signal, retryAfter = 1000 } = this.#options;
    for (let failures = 0, at = stored; at < file.bytes;) {
      try {
        at = await this.#fetchOn(file, at);
        failures = 0;
      } catch (error) {
        signal.throwIfAborted();
        const now = (await this.#options.store.find(this.#key))?.stored ?? 0;
        failures = now > at ? 1 : failures + 1;
        at = now;
        if (!isPassing(error) || failures > ATTEMPTS) throw error;
        if (error instanceof Elsewhere) at = await this.#whileElsewhere(at, file.bytes);
        else {
          this.#report(error instanceof Stalled ? 'stalled' : 'retrying', at, file.bytes);
          await pause(retryAfter * 2 ** (failures - 1), signal);
        }
      }
    }
  }

  /** One request, stored as it comes. @returns how much is stored when it is over. */
  async #fetchOn(file: HubFile, at: number): Promise<number> {
    const { store, fetch, signal, stallAfter = 10_000 } = this.#options;
    const connection = new AbortController();
    const leave = (): void => connection.abort(signal.reason);
    signal.addEventListener('abort', leave);
    const stalled = new Stalled(this.#source.id, stallAfter);
    let patience: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(patience);
      patience = setTimeout(() => connection.abort(stalled), stallAfter);
    };
    heard();
    try {
      const stream = await openFrom(this.#source, file, at, { fetch, signal: connection.signal });
      if (stream.from !== at) await store.begin({ key: this.#key, ...file });
      if (stream.from !== at && stream.from !== 0)
        throw new WeightsError(
          'interrupted',
          `The hub sent another part of ${this.#source.id} than was asked for.`,
        );
      return await this.#storeAll(file, stream, heard);
    } catch (error) {
      signal.throwIfAborted();
      if (connection.signal.aborted) throw stalled;
      throw error;
    } finally {
      clearTimeout(patience);
      signal.removeEventListener('abort', leave);
      connection.abort();
    }
  }

  async #storeAll(file: HubFile, { from, reader }: HubStream, heard: () => void): Promise<number> {
    let at = from;
    let waiting: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const put = async (): Promise<void> => {
      const piece = joined(waiting);
      [waiting, bytes] = [[], 0];
      if (piece.length > 0) at = await this.#put(at, piece);
    };
    try {
      for (;;) {
        const { value } = await reader.read().catch((error: unknown) => {
          throw brokeOff(this.#source.id, at + bytes, file.bytes, error);
        });
        if (!value) break;
        heard();
        if (at + bytes === 0) refuseOtherKinds(value, this.#source.id);
        waiting.push(value);
        bytes += value.length;
        if (at + bytes > file.bytes) {
          [waiting, bytes] = [[], 0];
          await this.#options.store.drop(this.#key);
          const message = `More bytes of ${this.#source.id} came than the hub stated.`;
          throw new WeightsError('wrong-file', message, { detail: { is: 'longer' } });
        }
        this.#report('fetching', at + bytes, file.bytes);
        if (bytes < PIECE) continue;
        await put();
        heard(); // a slow disk is no silent hub
      }
    } finally {
      await put();
    }
    if (at < file.bytes) throw brokeOff(this.#source.id, at, file.bytes);
    return at;
  }

  async #put(at: number, piece: Uint8Array<ArrayBuffer>): Promise<number> {
    const added = await this.#options.store.append(this.#key, at, piece).catch((error: unknown) => {
      if (!isFull(error)) throw error;
      const message =
        `This browser has no room for more of ${this.#source.id}: ${megabytes(at)} are stored. ` +
        'Delete other weights or free space on the disk; then the download goes on from there.';
      throw new WeightsError('no-room', message, { cause: error });
    });
    if (!added) throw new Elsewhere(this.#source.id);
    await this.#describe();
    return at + piece.length;
  }

  /** A file that no model here can use is not fetched to its end. */
  async #describe(): Promise<void> {
    const { store, describe } = this.#options;
    if (!describe || (await store.find(this.#key))?.model) return;
    try {
      const model = await describe(store, this.#key);
      if (model) await store.describe(this.#key, model);
    } catch (error) {
      await store.drop(this.#key);
      throw error;
    }
  }

  /** Waits for as long as another tab stores more and more of the file. @returns how much is stored then. */
  async #whileElsewhere(at: number, total: number): Promise<number> {
    const { store, signal, retryAfter = 1000 } = this.#options;
    for (let before = -1; before < at && at < total;) {
      this.#report('elsewhere', at, total);
      await pause(retryAfter * 2, signal);
      before = at;
      at = (await store.find(this.#key))?.stored ?? 0;
    }
    return at;
  }

  /** Reads what was stored once more: what is checked is what will be loaded. */
  async #check({ bytes, sha256 }: HubFile): Promise<void> {
    const { store, signal } = this.#options;
    if (sha256 === null) return;
    const hash = new Sha256();
    let checked = 0;
    for await (const piece of store.pieces(this.#key)) {
      signal.throwIfAborted();
      hash.update(piece);
      checked += piece.length;
      this.#report('checking', checked, bytes);
    }
    if (hash.hex() === sha256) return;
    await store.drop(this.#key);
    const message = `What came of ${this.#source.id} is not the file that the hub states: its SHA-256 differs. It is not kept.`;
    throw new WeightsError('wrong-file', message, { detail: { is: 'hash' } });
  }

  #report(state: KeepProgress['state'], loaded: number, total: number | null): void {
    this.#options.onProgress({ state, loaded, total });
  }
}

/** Nothing came for a while. */
class Stalled extends WeightsError {
  constructor(id: string, after: number) {
    super('interrupted', `Nothing of ${id} has come for ${after / 1000} seconds.`);
  }
}

/** Another tab stores the same file. */
class Elsewhere extends WeightsError {
  constructor(id: string) {
    super('interrupted', `Another tab downloads ${id} too.`);
  }
}

/** Whether trying again may help. */
const isPassing = (error: unknown): boolean =>
  error instanceof WeightsError && (error.fault === 'interrupted' || error.fault === 'unreachable');

function brokeOff(id: string, loaded: number, total: number, cause?: unknown): WeightsError {
  const message = `The download of ${id} broke off: ${megabytes(loaded)} of ${megabytes(total)} are stored, and it goes on from there.`;
  return new WeightsError('interrupted', message, { cause });
}

/** @throws the signal's reason when it aborts. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', leave, { once: true });
  });
}
