import { afterEach, expect, test } from 'vitest';
import { dropWeights, openIndexedStore, WEIGHTS_DATABASE } from './indexed-store.ts';
import { readKept } from './store.ts';

const FILE = { key: 'hub:timm/a', bytes: 5, sha256: null, commit: null };

afterEach(async () => {
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(WEIGHTS_DATABASE).addEventListener('success', resolve);
  });
});

test('pieces that follow each other are one file, in every tab that looks', async () => {
  const [one, two] = await Promise.all([openIndexedStore(indexedDB), openIndexedStore(indexedDB)]);
  await one.begin(FILE);
  expect(await one.append(FILE.key, 0, Uint8Array.of(1, 2, 3))).toBe(true);
  expect(await two.append(FILE.key, 3, Uint8Array.of(4, 5))).toBe(true);
  expect(await readKept(one, FILE.key)).toBeNull(); // nobody has checked it
  await two.markWhole(FILE.key);
  expect(await readKept(one, FILE.key)).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
  expect(await two.all()).toMatchObject([{ ...FILE, stored: 5, whole: true }]);
});

test('bytes that do not follow what is there are not added', async () => {
  const store = await openIndexedStore(indexedDB);
  await store.begin(FILE);
  await store.append(FILE.key, 0, Uint8Array.of(1, 2));
  expect(await store.append(FILE.key, 0, Uint8Array.of(1, 2))).toBe(false);
  expect(await store.append(FILE.key, 4, Uint8Array.of(9))).toBe(false);
  expect(await store.append('hub:timm/other', 0, Uint8Array.of(9))).toBe(false);
  expect((await store.find(FILE.key))?.stored).toBe(2);
});

test('a file begun anew, or dropped, leaves nothing, and its neighbours stay', async () => {
  const store = await openIndexedStore(indexedDB);
  const neighbour = { ...FILE, key: 'hub:timm/aa' };
  for (const file of [FILE, neighbour]) {
    await store.begin(file);
    await store.append(file.key, 0, Uint8Array.of(1, 2));
  }
  await store.begin(FILE);
  const piecesOf = async (key: string): Promise<number> => {
    let count = 0;
    for await (const _ of store.pieces(key)) count++;
    return count;
  };
  expect([await piecesOf(FILE.key), await piecesOf(neighbour.key)]).toEqual([0, 1]);
  await store.drop(FILE.key);
  expect((await store.all()).map(({ key }) => key)).toEqual([neighbour.key]);
});

test('a reset does not wait for a tab that sleeps; the weights go when it lets go of them', async () => {
  await openIndexedStore(indexedDB); // this one hears of the reset, and closes
  const request = indexedDB.open(WEIGHTS_DATABASE);
  await new Promise((resolve) => request.addEventListener('success', resolve));
  await dropWeights(indexedDB);
  request.result.close();
  await expect
    .poll(async () => (await indexedDB.databases()).map(({ name }) => name))
    .not.toContain(WEIGHTS_DATABASE);
});
