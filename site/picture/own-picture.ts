/**
 * The reader's own picture between pages: an entry a tab in IndexedDB, in this browser only. Where the
 * browser keeps nothing (private windows of some), the picture holds for the page.
 */
import { KeptText } from '../storage/kept-text.ts';

export const PICTURE_DATABASE = 'vit-book';
const STORE = 'own-picture';
/** Tabs that close take nothing along: of all entries the newest stay. */
const MOST = 4;
/** Key of this tab's entry: other tabs have pictures of their own. */
const entry = new KeptText('sessionStorage', 'book-own-picture');

let onThisPage: Blob | undefined;

/** @returns whether the next page will have it too. */
export async function keepOwnPicture(picture: Blob): Promise<boolean> {
  onThisPage = picture;
  const before = entry.get();
  const key = newKey();
  const stored = await succeeds(
    inStore('readwrite', (store) => {
      if (before !== null) store.delete(before);
      store.put(picture, key);
      const keys = store.getAllKeys();
      keys.addEventListener('success', () => {
        for (const old of keys.result.slice(0, -MOST)) store.delete(old);
      });
      return keys;
    }),
  );
  return entry.set(stored ? key : null) && stored;
}

/** Keys sort by their time, also those of two tabs. */
const newKey = (): string => `${new Date().toISOString()} ${Math.random()}`;

export async function forgetOwnPicture(): Promise<void> {
  onThisPage = undefined;
  const key = entry.get();
  entry.set(null);
  // What could not be kept need not be forgotten.
  if (key !== null) await succeeds(inStore('readwrite', (store) => store.delete(key)));
}

/** The picture, or `undefined` when the browser has let it go. */
export async function ownPicture(): Promise<Blob | undefined> {
  const key = entry.get();
  if (key !== null)
    onThisPage ??= await inStore('readonly', (store) => store.get(key) as IDBRequest<Blob | undefined>).catch(
      () => undefined,
    );
  return onThisPage;
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const [result] = await Promise.all([settled(act(transaction.objectStore(STORE))), stored(transaction)]);
    return result;
  } finally {
    database.close();
  }
}

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(PICTURE_DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(STORE);
  });
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('The picture could not be kept.'));
    });
  });
}

/** A full disk refuses at the end of a transaction what each request in it has agreed to. */
function stored(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => {
      resolve();
    });
    transaction.addEventListener('abort', () => {
      reject(transaction.error ?? new Error('The picture could not be kept.'));
    });
  });
}
