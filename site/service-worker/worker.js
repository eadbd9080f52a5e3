/* global self, caches, clients, VERSION */
/**
 * The service worker, one a site: adds the isolation headers where the host sets none, and answers without a network.
 *
 * Files under `_astro/` carry their hash in their name and come from the cache first; all else comes from the network first and
 * from the cache when there is none. What a reader visits is kept; `keepEverything` (offline.ts) fills the same cache. The build
 * (site/integration/offline.ts) puts `const VERSION` before this text, so that a new build is a new worker, and writes
 * `offline-files.json`, the files of the build with sizes and digests. A new worker drops what is gone or changed, and keeps the rest.
 */
const scope = new URL(self.registration.scope);
const cacheName = `book ${scope.pathname}`;
const listUrl = new URL('offline-files.json', scope).href;
const digestHeader = 'x-book-digest';

/** The build's list, from the cache: `{version, shell, files: {name: [bytes, digest]}}`. */
let listed;
function list() {
  listed ??= caches
    .open(cacheName)
    .then((cache) => cache.match(listUrl))
    .then((response) => response?.json() ?? { version: VERSION, shell: [], files: {} });
  return listed;
}

/** The name of the built file that answers `url`: `a/` and `a` are `a/index.html`. Undefined where the build has none. */
function fileAt(url, files) {
  const path = decodeURIComponent(new URL(url).pathname.slice(scope.pathname.length));
  const candidates = [path, `${path}index.html`, `${path}/index.html`, `${path}.html`];
  return candidates.find((name) => Object.hasOwn(files, name));
}

const keyOf = (file) => new URL(file.split('/').map(encodeURIComponent).join('/'), scope).href;

async function keep(file, response) {
  const { files } = await list();
  const headers = new Headers(response.headers);
  headers.set(digestHeader, files[file][1]);
  const cache = await caches.open(cacheName);
  await cache.put(keyOf(file), new Response(response.body, { headers }));
}

async function kept(file) {
  const cache = await caches.open(cacheName);
  return cache.match(keyOf(file), { ignoreVary: true });
}

/** The same response with the headers of site/integration/isolation.mjs, which a host that sets none cannot give. */
function isolated(response) {
  if (response.status === 0 || response.headers.has('cross-origin-embedder-policy')) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

async function answer(event) {
  const { request } = event;
  const { files } = await list();
  const file = fileAt(request.url, files);
  // `reload` is keepEverything's: it keeps the response itself.
  const cacheable = file !== undefined && request.cache !== 'reload' && !request.headers.has('range');
  if (cacheable && file.startsWith('_astro/')) {
    const response = await kept(file);
    if (response) return isolated(response);
  }
  try {
    const response = await fetch(request);
    if (cacheable && response.status === 200) event.waitUntil(keep(file, response.clone()));
    return isolated(response);
  } catch (error) {
    const response = file === undefined ? undefined : await kept(file);
    if (response) return isolated(response);
    if (request.mode !== 'navigate') throw error;
    const locale =
      fileAt(request.url, { 'zh-cn/index.html': 1 }) ?? request.url.startsWith(`${scope.href}zh-cn/`);
    const apology = await kept(locale ? 'zh-cn/offline/index.html' : 'offline/index.html');
    if (!apology) throw error;
    return isolated(apology);
  }
}

self.addEventListener('install', (event) => {
  const install = async () => {
    const cache = await caches.open(cacheName);
    const response = await fetch(listUrl, { cache: 'reload' });
    if (!response.ok) throw new Error(`offline-files.json: HTTP ${response.status}`);
    await cache.put(listUrl, response);
    listed = undefined;
    const { shell } = await list();
    for (const file of shell) await keep(file, await fetch(keyOf(file), { cache: 'no-cache' }));
    await self.skipWaiting();
  };
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  const activate = async () => {
    const { files } = await list();
    const cache = await caches.open(cacheName);
    const digests = new Map(Object.entries(files).map(([file, [, digest]]) => [keyOf(file), digest]));
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const digest = response?.headers.get(digestHeader);
      if (digest && digests.get(request.url) !== digest) await cache.delete(request);
    }
    await clients.claim();
  };
  event.waitUntil(activate());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname))
    return;
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return;
  event.respondWith(answer(event));
});

/** A page that was loaded before there was a worker says what it loaded, so that it too opens without a network. */
self.addEventListener('message', (event) => {
  const keepVisited = async () => {
    const { files } = await list();
    for (const url of event.data.visited) {
      const file = url.startsWith(scope.href) ? fileAt(url, files) : undefined;
      if (file === undefined || (await kept(file))) continue;
      const response = await fetch(keyOf(file), { cache: 'force-cache' });
      if (response.status === 200) await keep(file, response);
    }
  };
  if (Array.isArray(event.data?.visited)) event.waitUntil(keepVisited());
});
