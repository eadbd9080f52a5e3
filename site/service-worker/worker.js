/* global self, caches, clients, VERSION */
/**
 * The service worker, one a site: adds the isolation headers where the host sets none, and answers without a
 * network.
 *
 * Files under `_astro/` carry their hash in their name and come from the cache first; all else comes from the
 * network first and from the cache when there is none. What a reader visits is kept; `keepEverything`
 * (offline.ts) fills the same cache. The build (site/integration/offline.ts) puts `const VERSION` before this
 * text, so that a new build is a new worker, and writes `offline-files.json`, the files of the build with
 * sizes and digests. A body is kept only when it is what the build wrote: networks with a login page, hosts
 * in maintenance and connections that break answer something else under the same address.
 *
 * A new worker drops what changed and keeps the rest; what pages of an older build may still ask for, it
 * keeps until they close.
 */
const scope = new URL(self.registration.scope);
const cacheName = `book ${scope.pathname}`;
const listUrl = new URL('offline-files.json', scope).href;
/** Ids of the windows that were open when this build took over, as JSON. */
const olderUrl = new URL('older-windows', scope).href;
/** Names the last file that came other than it was built. */
const changedUrl = new URL('changed-on-the-way', scope).href;
const digestHeader = 'x-book-digest';

/** Set when the reader has had everything forgotten: what is still under way must not open the cache anew. */
let forgotten = false;

/**
 * Whether it was, perhaps before this worker was stopped and started again for a page that stayed open: the
 * cache, which `install` makes, is gone then.
 */
let looked;
function wasForgotten() {
  looked ??= caches.has(cacheName).then((has) => {
    forgotten ||= !has;
  }, reportCache);
  return looked.then(() => forgotten);
}

async function openCache() {
  if (await wasForgotten()) throw new Error('everything was forgotten');
  return caches.open(cacheName);
}

/** The build's list, from the cache: `{version, mark, shell, uses, files: {name: [bytes, digest]}}`. */
let listed;
function list() {
  listed ??= readList().catch((error) => {
    listed = undefined;
    throw error;
  });
  return listed;
}

async function readList() {
  const cache = await openCache();
  const response = await cache.match(listUrl);
  return response ? response.json() : { version: VERSION, mark: '', shell: [], uses: {}, files: {} };
}

/** The path below the site's root; undefined for what no file can be called. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url).pathname.slice(scope.pathname.length));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The name of the built file that answers `url`: `a/` and `a` are `a/index.html`. Undefined where the build
 * has none.
 */
function fileAt(url, files) {
  const path = pathOf(url);
  if (path === undefined) return undefined;
  const candidates = [path, `${path}index.html`, `${path}/index.html`, `${path}.html`];
  return candidates.find((name) => Object.hasOwn(files, name));
}

const keyOf = (file) => new URL(file.split('/').map(encodeURIComponent).join('/'), scope).href;

async function digestOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Keeps the response if it is the built file, or a page of this build that its host has added something to.
 */
async function keep(file, response) {
  const { files, mark } = await list();
  const [, digest] = files[file];
  const headers = new Headers(response.headers);
  const bytes = await response.arrayBuffer();
  const cache = await openCache();
  const isBuilt = (await digestOf(bytes)) === digest;
  const isMarked = file.endsWith('.html') && mark && new TextDecoder().decode(bytes).includes(mark);
  if (!isBuilt && !isMarked) return cache.put(changedUrl, new Response(file));
  headers.set(digestHeader, digest);
  await cache.put(keyOf(file), new Response(bytes, { headers }));
}

async function kept(file) {
  const cache = await openCache();
  return cache.match(keyOf(file), { ignoreVary: true });
}

/**
 * The response with the headers of site/integration/isolation.mjs, which a host that sets none cannot give.
 * Pages and workers need them; what these load from their own site does not, and goes through as it is.
 */
async function isolated({ mode, destination }, response) {
  const needed = mode === 'navigate' || destination === 'worker' || destination === 'sharedworker';
  if (!needed || response.status === 0 || response.headers.has('cross-origin-embedder-policy'))
    return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  const { status, statusText } = response;
  // Whole: what this worker would hand on piece by piece breaks off when another build's takes over.
  const body = response.body && (await response.arrayBuffer());
  return new Response(body, { status, statusText, headers });
}

/**
 * Answers as the network alone would have, or better: whatever goes wrong with the cache is for the console,
 * and only a request that the network fails too is one that fails.
 */
async function answer(event) {
  const { request } = event;
  if (await wasForgotten()) return isolated(request, await fetch(request));
  // `reload` is keepEverything's: it keeps the response itself.
  const ordinary = request.cache !== 'reload' && !request.headers.has('range');
  const path = pathOf(request.url);
  // By its name, in this build or not: pages of an older one are answered too.
  if (ordinary && path?.startsWith('_astro/')) {
    const answered = await fromCache(request, () => kept(path));
    if (answered) return answered;
  }
  if (request.mode === 'navigate') event.waitUntil(dropOlder().catch(reportCache));
  try {
    const response = await fetch(request);
    if (ordinary && response.status === 200) event.waitUntil(keepCopy(request.url, response.clone()));
    return await isolated(request, response);
  } catch (error) {
    const answered = await fromCache(request, () => withoutNetwork(request, path));
    if (answered) return answered;
    throw error;
  }
}

/** The answer that `find` finds, undefined where it finds none or the cache cannot be read. */
async function fromCache(request, find) {
  try {
    const response = await find();
    return response && (await isolated(request, response));
  } catch (error) {
    return reportCache(error);
  }
}

/**
 * What is kept under the address, or for a page the one that says there is no network; undefined where there
 * is neither.
 */
async function withoutNetwork(request, path) {
  const file = fileAt(request.url, (await list()).files);
  const response = file === undefined ? undefined : await kept(file);
  if (response || request.mode !== 'navigate') return response;
  return kept(path?.startsWith('zh-cn/') ? 'zh-cn/offline/index.html' : 'offline/index.html');
}

/**
 * Keeps a copy of what the page was answered, after it was: a full disk or a body that breaks off is not the
 * page's trouble.
 */
async function keepCopy(url, copy) {
  try {
    const file = fileAt(url, (await list()).files);
    if (file === undefined) await copy.body?.cancel();
    else await keep(file, copy);
  } catch (error) {
    reportCache(error);
  }
}

/** What the cache would not read or keep has been answered all the same; it is for the console. */
function reportCache(error) {
  console.warn('the cache:', error);
}

self.addEventListener('install', (event) => {
  const install = async () => {
    const cache = await caches.open(cacheName);
    const response = await fetch(listUrl, { cache: 'reload' });
    if (!response.ok) throw new Error(`offline-files.json: HTTP ${response.status}`);
    const fresh = await response.clone().json();
    if (fresh.version !== VERSION) throw new Error('offline-files.json is of another build');
    await cache.put(listUrl, response);
    listed = undefined;
    for (const file of fresh.shell) {
      const page = await fetch(keyOf(file), { cache: 'no-cache' });
      if (!page.ok) throw new Error(`${file}: HTTP ${page.status}`);
      await keep(file, page);
    }
    await self.skipWaiting();
  };
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  const activate = async () => {
    const cache = await openCache();
    const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    await cache.put(olderUrl, new Response(JSON.stringify(windows.map(({ id }) => id))));
    await dropChanged((file) => !file.startsWith('_astro/'));
    // Not awaited: Firefox asks the pages' workers too, and threads of onnxruntime that wait for work never
    // answer. Requests wait for this event's end.
    void clients.claim();
  };
  event.waitUntil(activate());
});

/** Drops what the present build has not, or has otherwise, of the files that `may` names. */
async function dropChanged(may) {
  const { files } = await list();
  const cache = await openCache();
  for (const request of await cache.keys()) {
    const file = pathOf(request.url);
    const digest = (await cache.match(request))?.headers.get(digestHeader);
    if (digest && file !== undefined && may(file) && files[file]?.[1] !== digest) await cache.delete(request);
  }
}

/** Drops older builds' files once none of the windows is open that had them. */
async function dropOlder() {
  const cache = await openCache();
  const stored = await cache.match(olderUrl);
  if (!stored) return;
  const older = new Set(await stored.json());
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(({ id }) => older.has(id))) return;
  await cache.delete(olderUrl);
  await dropChanged(() => true);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname))
    return;
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return;
  event.respondWith(answer(event));
});

/**
 * Keeps what a page may ask for later, and all scripts and styles that its scripts may load, so that it is
 * whole without a network.
 */
async function keepLater(urls) {
  const { files, uses } = await list();
  const wanted = new Set(
    urls.flatMap((url) => (url.startsWith(scope.href) ? (fileAt(url, files) ?? []) : [])),
  );
  for (const file of wanted)
    for (const used of uses[file.slice('_astro/'.length)] ?? []) wanted.add(`_astro/${used}`);
  const missing = await Promise.all([...wanted].map(async (file) => ((await kept(file)) ? [] : [file])));
  for (const file of missing.flat()) {
    if (forgotten) return;
    const response = await fetch(keyOf(file), { cache: 'force-cache', priority: 'low' });
    if (response.status === 200) await keep(file, response);
  }
}

/** Keeps nothing more, drops the cache and says so to the page that asked. */
async function forget(port) {
  forgotten = true;
  await caches.delete(cacheName);
  port.postMessage('forgotten');
}

/**
 * A page that was loaded before there was a worker says what it loaded, so that it too opens without a
 * network.
 */
self.addEventListener('message', (event) => {
  const keepVisited = async () => {
    const { files, shell } = await list();
    const visited = event.data.visited.map((url) =>
      url.startsWith(scope.href) ? fileAt(url, files) : undefined,
    );
    // The shell again: a network with a login page may have answered for it while the worker was installed.
    for (const file of [...visited, ...shell]) {
      if (forgotten) return;
      if (file === undefined || (await kept(file))) continue;
      const response = await fetch(keyOf(file), { cache: 'force-cache' });
      if (response.status === 200) await keep(file, response);
    }
  };
  if (event.data === 'forget') event.waitUntil(forget(event.ports[0]));
  if (Array.isArray(event.data?.visited)) event.waitUntil(keepVisited().catch(reportCache));
  if (Array.isArray(event.data?.later)) event.waitUntil(keepLater(event.data.later).catch(reportCache));
});
