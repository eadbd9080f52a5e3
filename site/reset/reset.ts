/** Forgets all that this site keeps in the browser. */
import { forgetOwnPicture } from '../picture/own-picture.ts';
import { dropWeights } from '#lib/weights/indexed-store.ts';
import { canKeep, forgetEverything } from '../service-worker/offline.ts';

/**
 * Keys of the site in `localStorage` and `sessionStorage`: Starlight's own, the chosen picture, and all that begins with
 * `book-`. The origin may belong to other sites too (a host with one folder a project), so nothing else is touched.
 */
export const isOwnKey = (key: string): boolean => /^(starlight-|sl-|book-)|^picture$/.test(key);

/**
 * Clears choices, edited cells, cached weights, offline copies and the own picture.
 * @throws what the browser answers when it will not let go of something; the rest is gone by then.
 */
export async function resetEverything(): Promise<void> {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (isOwnKey(key)) storage.removeItem(key);
  const done = await Promise.allSettled([forgetOwnPicture(), forgetWeights(), forgetOffline()]);
  for (const result of done) if (result.status === 'rejected') throw result.reason as Error;
}

/** The cache that lib/weights/cache.ts fills, and the database of downloaded and dropped weights. */
async function forgetWeights(): Promise<void> {
  if ('caches' in globalThis) await caches.delete('weights');
  await dropWeights(indexedDB);
}

async function forgetOffline(): Promise<void> {
  if (canKeep()) await forgetEverything();
}
