/** Forgets all that this site keeps in the browser. */
import { dropWeights } from '#lib/weights/indexed-store.ts';
import { PICTURE_DATABASE } from '../picture/own-picture.ts';
import { canKeep, siteRoot } from '../service-worker/offline.ts';
import { storage } from '../storage/kept-text.ts';

/**
 * Keys of the site in `localStorage` and `sessionStorage`: Starlight's own, the chosen picture, and all that
 * begins with `book-`. The origin may belong to other sites too (a host with one folder a project), so
 * nothing else is touched.
 */
export const isOwnKey = (key: string): boolean => /^(starlight-|sl-|book-)|^picture$/.test(key);

/**
 * Clears choices, answers, cached weights, offline copies and the own picture, with the worker and the
 * databases that held them.
 * @throws what the browser answers when it will not let go of something; the rest is gone by then.
 */
export async function resetEverything(): Promise<void> {
  for (const kept of [storage('localStorage'), storage('sessionStorage')])
    for (const key of Object.keys(kept ?? {})) if (isOwnKey(key)) kept!.removeItem(key);
  const done = await Promise.allSettled([deleteDatabase(PICTURE_DATABASE), forgetWeights(), forgetOffline()]);
  for (const result of done) if (result.status === 'rejected') throw result.reason as Error;
}

/** The cache that lib/weights/cache.ts fills, and the database of downloaded and dropped weights. */
async function forgetWeights(): Promise<void> {
  if ('caches' in globalThis) await caches.delete('weights');
  await dropWeights(indexedDB);
}

/** The worker first, or what it is still keeping would open its cache anew. */
async function forgetOffline(): Promise<void> {
  if (!canKeep()) return;
  const registration = await navigator.serviceWorker.getRegistration(siteRoot());
  if (registration) {
    const { installing, waiting, active } = registration;
    await Promise.all([installing, waiting, active].flatMap((worker) => (worker ? [forgotten(worker)] : [])));
    await registration.unregister();
  }
  await caches.delete(`book ${siteRoot().pathname}`);
}

/** How long a worker is waited for, in milliseconds: one that hangs must not keep the reader's data. */
const ANSWER = 3000;

/** Resolves when the worker (worker.js) keeps nothing more, or has not answered in time. */
function forgotten(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const done = (): void => {
      clearTimeout(timer);
      port1.close();
      resolve();
    };
    const timer = setTimeout(done, ANSWER);
    port1.onmessage = done;
    worker.postMessage('forget', [port2]);
  });
}

/** Resolves also where another tab still holds the database: it goes when that tab lets go of it. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('blocked', () => resolve());
    request.addEventListener('error', () =>
      reject(request.error ?? new Error(`${name} could not be deleted.`)),
    );
  });
}
