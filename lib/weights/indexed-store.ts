/**
 * Weights kept in IndexedDB, which pages and workers have on https and on plain http, and where every tab
 * sees what another has stored. A piece and the note of how much is there are written together or not at all.
 */
import { begun, type KeptFile, type KeptModel, type NewFile, type WeightsStore } from './store.ts';

/** The database; who resets the site deletes it. */
export const WEIGHTS_DATABASE = 'book-weights';
const FILES = 'files';
const PIECES = 'pieces';

interface Piece {
  readonly key: string;
  /** Offset of its first byte in the file. */
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @throws {DOMException} where the browser lets a page store nothing. */
export async function openIndexedStore(indexedDB: IDBFactory): Promise<WeightsStore> {
  const request = indexedDB.open(WEIGHTS_DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(FILES, { keyPath: 'key' });
    request.result.createObjectStore(PIECES, { keyPath: ['key', 'at'] });
  });
  const database = await settled(request);
  // A reset deletes the database, and waits until nobody has it open.
  database.addEventListener('versionchange', () => database.close());
  return new IndexedStore(database);
}

/**
 * Deletes all weights, whole and in parts. Resolves also where a tab that sleeps still holds the database: it
 * goes when that tab lets go of it.
 */
export async function dropWeights(indexedDB: IDBFactory): Promise<void> {
  const request = indexedDB.deleteDatabase(WEIGHTS_DATABASE);
  const blocked = new Promise((resolve) => request.addEventListener('blocked', resolve));
  await Promise.race([settled(request), blocked]);
}

class IndexedStore implements WeightsStore {
  readonly lasting = true;
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  all(): Promise<KeptFile[]> {
    return settled(this.#read(FILES).getAll() as IDBRequest<KeptFile[]>);
  }

  async find(key: string): Promise<KeptFile | null> {
    return (await settled(this.#read(FILES).get(key) as IDBRequest<KeptFile | undefined>)) ?? null;
  }

  begin(file: NewFile): Promise<void> {
    return this.#write((files, pieces) => {
      pieces.delete(piecesOf(file.key));
      files.put(begun(file));
    });
  }

  async append(key: string, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    let added = false;
    await this.#write((files, pieces) => {
      const request = files.get(key) as IDBRequest<KeptFile | undefined>;
      request.addEventListener('success', () => {
        const file = request.result;
        if (file?.stored !== at) return;
        pieces.put({ key, at, bytes } satisfies Piece);
        files.put({ ...file, stored: at + bytes.length });
        added = true;
      });
    });
    return added;
  }

  describe(key: string, model: KeptModel): Promise<void> {
    return this.#change(key, { model });
  }

  markWhole(key: string): Promise<void> {
    return this.#change(key, { whole: true });
  }

  #change(key: string, change: Partial<KeptFile>): Promise<void> {
    return this.#write((files) => {
      const request = files.get(key) as IDBRequest<KeptFile | undefined>;
      request.addEventListener('success', () => {
        if (request.result) files.put({ ...request.result, ...change });
      });
    });
  }

  async *pieces(key: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    // One at a time: a file need not be in memory twice.
    for (let at = 0; ;) {
      const piece = await settled(this.#read(PIECES).get([key, at]) as IDBRequest<Piece | undefined>);
      if (!piece) return;
      yield piece.bytes;
      at += piece.bytes.length;
    }
  }

  drop(key: string): Promise<void> {
    return this.#write((files, pieces) => {
      pieces.delete(piecesOf(key));
      files.delete(key);
    });
  }

  #read(name: string): IDBObjectStore {
    return this.#database.transaction(name, 'readonly').objectStore(name);
  }

  #write(act: (files: IDBObjectStore, pieces: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction([FILES, PIECES], 'readwrite');
    act(transaction.objectStore(FILES), transaction.objectStore(PIECES));
    return new Promise((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new DOMException('The weights could not be stored.', 'AbortError')),
      );
    });
  }
}

const piecesOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key, 0], [key, Infinity]);

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('The weights could not be read.', 'UnknownError')),
    );
  });
}
