import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';

/** Answers every request for a database with an error, as Firefox does in a window that keeps nothing. */
const refusing = {
  open: () => {
    const request = new EventTarget();
    Object.assign(request, {
      error: new DOMException('A mutation operation was attempted', 'InvalidStateError'),
    });
    queueMicrotask(() => {
      const event = new Event('error');
      request.dispatchEvent(event);
      (request as { onerror?: (event: Event) => void }).onerror?.(event);
    });
    return request;
  },
} as unknown as IDBFactory;

test.each<[string, () => IDBFactory | null | undefined]>([
  ['there is no IndexedDB', () => undefined],
  ['it is null', () => null],
  [
    'reading it throws',
    () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  ],
  ['opening it fails', () => refusing],
])('where %s, weights are kept for as long as the page lives', async (_, factory) => {
  const store = await openStore(factory);
  expect(store.lasting).toBe(false);
  await store.begin({ key: 'file:a', bytes: 2, sha256: null, commit: null });
  expect(await store.append('file:a', 0, Uint8Array.of(1, 2))).toBe(true);
  expect(await store.all()).toMatchObject([{ key: 'file:a', stored: 2 }]);
});
