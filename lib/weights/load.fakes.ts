/** A server and a Cache Storage in memory, for the tests of loading: no network, no browser. */
import type { BundledWeights } from './source.ts';

export interface ServedFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly status?: number;
}

const PIECE = 65_536;

/** Answers requests with files, in pieces, and notes what was asked. */
export class FakeServer {
  readonly files: Record<string, ServedFile>;
  /** As 'GET https://…', with ' reload' where the request goes past the browser's cache. */
  readonly requests: string[] = [];
  offline = false;
  /** Whether it gives the rest of a file. */
  ranges = true;
  /** The connection breaks when the first piece has been sent. */
  breakAfterFirstPiece = false;
  /** Nothing comes any more when the first piece has been sent. */
  pauseAfterFirstPiece = false;
  /** Whether a download was stopped by its receiver. */
  cancelled = false;

  constructor(files: Record<string, ServedFile>) {
    this.files = files;
  }

  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const url = input as string;
    const method = init?.method ?? 'GET';
    if (init?.signal?.aborted) return Promise.reject(init.signal.reason as Error);
    if (this.offline) return Promise.reject(new TypeError('fetch failed'));
    const asked = new Headers(init?.headers);
    const from = Number(/^bytes=(\d+)-$/.exec(asked.get('range') ?? '')?.[1] ?? 0);
    const range = from > 0 ? ` from ${from}` : '';
    this.requests.push(`${method} ${url}${init?.cache === 'reload' ? ' reload' : ''}${range}`);
    const file = this.files[url];
    if (!file) return Promise.resolve(new Response(null, { status: 404 }));
    const headers = { 'content-length': String(file.body.length), ...file.headers };
    if (from > 0 && this.ranges && asked.get('if-range') === file.headers?.['etag']) {
      const { length } = file.body;
      const partial = {
        ...headers,
        'content-length': String(length - from),
        'content-range': `bytes ${from}-${length - 1}/${length}`,
      };
      const rest = this.#stream(file.body.slice(from), init?.signal ?? null);
      return Promise.resolve(new Response(rest, { status: 206, headers: partial }));
    }
    const stream = method === 'HEAD' ? null : this.#stream(file.body, init?.signal ?? null);
    return Promise.resolve(new Response(stream, { status: file.status ?? 200, headers }));
  };

  #stream(
    body: Uint8Array<ArrayBuffer>,
    signal: AbortSignal | null,
  ): ReadableStream<Uint8Array<ArrayBuffer>> {
    let at = 0;
    return new ReadableStream(
      {
        start: (controller) => {
          signal?.addEventListener('abort', () => {
            if (at < body.length) this.cancelled = true;
            controller.error(signal.reason);
          });
        },
        pull: async (controller) => {
          if (at > 0 && this.breakAfterFirstPiece) controller.error(new TypeError('terminated'));
          else if (at > 0 && this.pauseAfterFirstPiece) await new Promise(() => undefined);
          else if (at >= body.length) controller.close();
          else {
            controller.enqueue(body.slice(at, at + PIECE));
            at += PIECE;
          }
        },
        cancel: () => {
          this.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
  }
}

/** The part of CacheStorage that loading uses, over a Map. */
export class FakeCaches implements CacheStorage {
  readonly #entries = new Map<string, { bytes: Uint8Array<ArrayBuffer>; headers: Headers }>();
  /** Every write fails, as when the disk is full. */
  full = false;
  /** Every write waits for it. */
  slow: Promise<void> | null = null;

  get size(): number {
    return this.#entries.size;
  }

  /** Changes the bytes of an entry behind everybody's back. */
  damage(url: string, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): void {
    const entry = this.#entries.get(url);
    if (!entry) throw new Error(`${url} is not in the cache`);
    entry.bytes = change(entry.bytes);
  }

  open(): Promise<Cache> {
    const cache: Pick<Cache, 'match' | 'put' | 'delete'> = {
      match: (url) => {
        const entry = this.#entries.get(url as string);
        return Promise.resolve(entry && new Response(entry.bytes, { headers: entry.headers }));
      },
      put: async (url, response) => {
        if (this.full) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
        await this.slow;
        const bytes = new Uint8Array(await response.arrayBuffer());
        this.#entries.set(url as string, { bytes, headers: response.headers });
      },
      delete: (url) => Promise.resolve(this.#entries.delete(url as string)),
    };
    return Promise.resolve(cache as Cache);
  }

  match(): never {
    throw new Error('not used by loading');
  }
  has(): never {
    throw new Error('not used by loading');
  }
  delete(): never {
    throw new Error('not used by loading');
  }
  keys(): never {
    throw new Error('not used by loading');
  }
}

export const URL_BUNDLED = 'https://site.example/models/mini.safetensors';
export const BUNDLED: BundledWeights = {
  kind: 'bundled',
  url: URL_BUNDLED,
};

/** A server that gives this file. */
export const serverWith = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): FakeServer =>
  new FakeServer({ [URL_BUNDLED]: { body, headers } });
