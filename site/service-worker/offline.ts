// What is kept of the site for use without a network: all of it on request, how much there is, and forgetting
// it. The service worker (worker.js) answers from the same cache; `offline-files.json` is written by the
// build.

/** `kept` and `total` in bytes, as the files are on disk. */
export interface Kept {
  kept: number;
  total: number;
}

interface FileList {
  version: string;
  /** Stands in every page of the build. */
  mark: string;
  files: Record<string, [bytes: number, digest: string]>;
}

const digestHeader = 'x-book-digest';
const parallel = 4;

/**
 * The host, or something on the way, changes files: those cannot be told from broken ones and are not kept.
 */
export class ChangedError extends Error {
  readonly file: string;
  constructor(file: string) {
    super(`${file} came other than it was built`);
    this.file = file;
  }
}

/** The file as it was built, or a page of this build that its host has added something to. */
async function isBuilt(file: string, body: ArrayBuffer, digest: string, mark: string): Promise<boolean> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const hex = Array.from(hash.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === digest || (file.endsWith('.html') && new TextDecoder().decode(body).includes(mark));
}

/** The site's root, with its closing slash. */
export const siteRoot = (): URL =>
  new URL(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/`, globalThis.location.href);

const openCache = (): Promise<Cache> => caches.open(`book ${siteRoot().pathname}`);
const keyOf = (file: string): string =>
  new URL(file.split('/').map(encodeURIComponent).join('/'), siteRoot()).href;
const flag = (): string => keyOf('keep-everything');

/**
 * Whether this browser and this address can keep anything: https or localhost, and no private mode that
 * forbids it.
 */
export const canKeep = (): boolean =>
  globalThis.isSecureContext && 'caches' in globalThis && 'serviceWorker' in navigator;

async function listFiles(): Promise<FileList> {
  const response = await fetch(keyOf('offline-files.json'), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`offline-files.json: HTTP ${response.status}`);
  return (await response.json()) as FileList;
}

/** Files of `list` that the cache has not, or has of another build, and the bytes of those that it has. */
async function missing(cache: Cache, { files }: FileList): Promise<{ missing: string[]; state: Kept }> {
  const missing: string[] = [];
  const state: Kept = { kept: 0, total: 0 };
  for (const [file, [bytes, digest]] of Object.entries(files)) {
    state.total += bytes;
    const response = await cache.match(keyOf(file), { ignoreVary: true });
    if (response?.headers.get(digestHeader) === digest) state.kept += bytes;
    else missing.push(file);
  }
  return { missing, state };
}

/** How many bytes of the site are kept, of how many. */
export async function bytes(): Promise<Kept> {
  const [cache, list] = [await openCache(), await listFiles()];
  return (await missing(cache, list)).state;
}

/** The file that last came other than it was built, where the worker has met one. */
export async function changedOnTheWay(): Promise<string | undefined> {
  return (await (await openCache()).match(keyOf('changed-on-the-way')))?.text();
}

/** Whether the reader asked to keep everything: then a new build is fetched whole too. */
export async function keepsEverything(): Promise<boolean> {
  return (await (await openCache()).match(flag())) !== undefined;
}

/**
 * Fetches and keeps every file of the site that is not kept yet.
 *
 * @param onProgress told after each file.
 * @throws Error naming the file that could not be fetched or stored; what was kept until then stays, and a
 *   second call goes on.
 * @throws {ChangedError} when all else is kept and a file came other than it was built.
 */
export async function keepEverything(onProgress: (state: Kept) => void = () => undefined): Promise<void> {
  const [cache, list] = [await openCache(), await listFiles()];
  const { missing: queue, state } = await missing(cache, list);
  await cache.put(flag(), new Response(list.version));
  onProgress({ ...state });
  const changed: string[] = [];
  const work = async (): Promise<void> => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      const [size, digest] = list.files[file]!;
      const response = await fetch(keyOf(file), { cache: 'reload' });
      if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
      const headers = new Headers(response.headers);
      const body = await response.arrayBuffer();
      if (!(await isBuilt(file, body, digest, list.mark))) {
        changed.push(file);
        continue;
      }
      headers.set(digestHeader, digest);
      await cache.put(keyOf(file), new Response(body, { headers }));
      state.kept += size;
      onProgress({ ...state });
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (changed.length > 0) throw new ChangedError(changed[0]!);
}

/** Drops everything that is kept, visited pages included. */
export async function forgetEverything(): Promise<void> {
  const cache = await openCache();
  const list = keyOf('offline-files.json');
  for (const request of await cache.keys()) if (request.url !== list) await cache.delete(request);
}
