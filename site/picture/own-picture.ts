/**
 * The reader's own picture between pages: one entry in IndexedDB, in this browser only. Where the browser keeps
 * nothing (private windows of some), the picture holds for the page.
 */
export const PICTURE_DATABASE = 'vit-book';
const STORE = 'own-picture';
const ENTRY = 'picture';

let onThisPage: Blob | undefined;

/** @returns whether the next page will have it too. */
export async function keepOwnPicture(picture: Blob): Promise<boolean> {
  onThisPage = picture;
  return succeeds(inStore('readwrite', (store) => store.put(picture, ENTRY)));
}

export async function forgetOwnPicture(): Promise<void> {
  onThisPage = undefined;
  // What could not be kept need not be forgotten.
  await succeeds(inStore('readwrite', (store) => store.delete(ENTRY)));
}

/** The picture, or `undefined` when the browser has let it go. */
export async function ownPicture(): Promise<Blob | undefined> {
  onThisPage ??= await inStore('readonly', (store) => store.get(ENTRY) as IDBRequest<Blob | undefined>).catch(
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
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
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
