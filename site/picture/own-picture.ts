/** The reader's own picture between pages: one entry in IndexedDB, in this browser only. */
const DATABASE = 'vit-book';
const STORE = 'own-picture';
const ENTRY = 'picture';

export const keepOwnPicture = (picture: Blob): Promise<unknown> =>
  inStore('readwrite', (store) => store.put(picture, ENTRY));

export const forgetOwnPicture = (): Promise<unknown> => inStore('readwrite', (store) => store.delete(ENTRY));

export const ownPicture = (): Promise<Blob | undefined> =>
  inStore('readonly', (store) => store.get(ENTRY) as IDBRequest<Blob | undefined>);

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

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
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
