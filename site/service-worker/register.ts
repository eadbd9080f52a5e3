// Registers the service worker. Where the host sets no isolation headers, the page is loaded once more,
// through the worker, which adds them; where it does, the worker only keeps what was visited.
import { pageRecord } from '../book/record.ts';
import { KeptText } from '../storage/kept-text.ts';
import { canKeep, keepEverything, keepsEverything, siteRoot } from './offline.ts';

const reloaded = new KeptText('sessionStorage', 'book-isolation-reload');

/**
 * Loads the page again, once a session: a browser that will not isolate it even so must not loop, nor one
 * that forgets it did.
 */
function reloadOnce(): void {
  if (reloaded.get() === null && reloaded.set('done')) location.reload();
}

const loaded = (): Promise<void> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('load', () => resolve(), { once: true }));

/** How long a page is left alone after its load before what it may need later is fetched. */
const SETTLE = 2000;

/** The page has loaded, and does nothing else. */
const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    setTimeout(() => idle(() => resolve()), SETTLE);
  });

/** The book's picture and what is said of it, which every figure that shows it asks for. */
const picturesOf = (root: URL): string[] =>
  ['scenes.json', pageRecord().picture].map((file) => new URL(`images/${file}`, root).href);

/** Whether the reader has asked to save data; only some browsers say so. */
const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData: boolean } }).connection?.saveData === true;

/**
 * Registers the worker for the whole site.
 *
 * @returns its registration; undefined where there can be none (plain http on a network, an old browser). The
 *   site works all the same, on one thread.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!canKeep()) return undefined;
  const root = siteRoot();
  const container = navigator.serviceWorker;
  const controlled = container.controller !== null;
  if (globalThis.crossOriginIsolated) await loaded();
  else if (controlled) reloadOnce();
  else container.addEventListener('controllerchange', reloadOnce, { once: true });

  const registration = await container.register(new URL('service-worker.js', root), {
    scope: root.pathname,
    updateViaCache: 'none',
  });
  if (globalThis.crossOriginIsolated) {
    const { active } = await container.ready;
    const visited = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
    if (!controlled) active?.postMessage({ visited });
    if (controlled && navigator.onLine && (await keepsEverything())) await keepEverything();
    await whenIdle();
    if (!savesData()) active?.postMessage({ later: [...visited, ...picturesOf(root)] });
  }
  return registration;
}
