/**
 * Downloaded weights in the browser's Cache Storage, which only pages on https or localhost have.
 * An entry keeps its size and, where the server gave one, its ETag; an entry that disagrees is worthless.
 */

const CACHE_NAME = 'weights';
const SIZE_HEADER = 'x-weights-bytes';

export interface CachedWeights {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The ETag at the time of the download, or null. */
  readonly etag: string | null;
}

/** An entry whose bytes are still to be read. */
export interface CacheEntry {
  readonly etag: string | null;
  /** null where the size is not what was put in. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** The entry of an address; null where there is none. */
export async function findCached(caches: CacheStorage, url: string): Promise<CacheEntry | null> {
  const response = await (await caches.open(CACHE_NAME)).match(url);
  if (!response) return null;
  return {
    etag: response.headers.get('etag'),
    read: async () => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      return response.headers.get(SIZE_HEADER) === String(bytes.length) ? bytes : null;
    },
  };
}

/** The bytes are copied at once: the caller may hand them to another thread while they are being written. */
export async function writeCached(
  caches: CacheStorage,
  url: string,
  { bytes, etag }: CachedWeights,
): Promise<void> {
  const headers = new Headers({ [SIZE_HEADER]: String(bytes.length) });
  if (etag !== null) headers.set('etag', etag);
  const response = new Response(bytes, { headers });
  await (await caches.open(CACHE_NAME)).put(url, response);
}

/** True when there was an entry. */
export async function dropCached(caches: CacheStorage, url: string): Promise<boolean> {
  return (await caches.open(CACHE_NAME)).delete(url);
}

/**
 * Whether the server still has what was cached: false only when it answers with another ETag. Offline, or
 * where the server tells no ETag, the entry is as good as any.
 */
export async function isCurrent(
  fetch: typeof globalThis.fetch,
  url: string,
  { etag }: CacheEntry,
  signal: AbortSignal,
): Promise<boolean> {
  if (etag === null) return true;
  try {
    const response = await fetch(url, { method: 'HEAD', signal });
    const now = response.ok ? response.headers.get('etag') : null;
    return now === null || strong(now) === strong(etag);
  } catch {
    signal.throwIfAborted();
    return true;
  }
}

/** An ETag without the mark of weakness, which servers add when they compress. */
function strong(etag: string): string {
  return etag.replace(/^W\//, '');
}
