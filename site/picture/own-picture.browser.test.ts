/** The own picture in the browser's database, as pages of one and of several tabs have it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as OwnPicture from './own-picture.ts';

const DATABASE = 'vit-book';
let pages = 0;

/** A tab's `sessionStorage`. */
function tab(): Storage {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
    removeItem: (key: string) => texts.delete(key),
  } as unknown as Storage;
}

/** A page that the tab opens: the module afresh. */
function open(storage: Storage): Promise<typeof OwnPicture> {
  vi.stubGlobal('sessionStorage', storage);
  const url = new URL('./own-picture.ts', import.meta.url);
  url.searchParams.set('page', String(pages++));
  return import(/* @vite-ignore */ url.href) as Promise<typeof OwnPicture>;
}

const deleted = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error('the database could not be deleted')));
  });

beforeEach(deleted);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('the next page of a tab has its picture, until it is forgotten', async () => {
  const storage = tab();
  expect(await (await open(storage)).keepOwnPicture(new Blob(['one']))).toBe(true);
  expect(await (await (await open(storage)).ownPicture())?.text()).toBe('one');
  await (await open(storage)).forgetOwnPicture();
  expect(await (await open(storage)).ownPicture()).toBeUndefined();
});

test('two tabs have each their own: neither changes nor forgets the other’s', async () => {
  const [first, second] = [tab(), tab()];
  await (await open(first)).keepOwnPicture(new Blob(['first']));
  await (await open(second)).keepOwnPicture(new Blob(['second']));
  expect(await (await (await open(first)).ownPicture())?.text()).toBe('first');
  expect(await (await (await open(second)).ownPicture())?.text()).toBe('second');
  await (await open(second)).forgetOwnPicture();
  expect(await (await (await open(first)).ownPicture())?.text()).toBe('first');
});

test('of tabs that were closed a few pictures stay', async () => {
  for (let at = 0; at < 12; at++) await (await open(tab())).keepOwnPicture(new Blob([String(at)]));
  const request = indexedDB.open(DATABASE);
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const all = request.result.transaction('own-picture').objectStore('own-picture').getAll() as IDBRequest<
    Blob[]
  >;
  await new Promise((resolve) => all.addEventListener('success', resolve));
  expect(await Promise.all(all.result.map((blob) => blob.text()))).toEqual(
    Array.from({ length: 4 }, (_, at) => String(at + 8)),
  );
  request.result.close();
});

test('where the database refuses, at its opening or at the end, the picture holds for the page', async () => {
  const denied = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  /** Agrees to the request, and refuses when the transaction ends. */
  const full = function (this: IDBObjectStore): IDBRequest {
    const request = this.count();
    request.addEventListener('success', () => this.transaction.abort());
    return request;
  };
  for (const spoil of [
    () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(denied),
    () => vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full as never),
  ]) {
    const storage = tab();
    const page = await open(storage);
    spoil();
    expect(await page.keepOwnPicture(new Blob(['mine']))).toBe(false);
    expect(await (await page.ownPicture())?.text()).toBe('mine');
    expect(await (await open(storage)).ownPicture()).toBeUndefined();
    vi.restoreAllMocks();
  }
});
