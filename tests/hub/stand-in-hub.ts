/**
 * A server in the place of the Hugging Face hub: the two requests that its client makes of it, and on request
 * each way in which a hub or a network fails. Bytes come from a second origin, as the hub's do.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Repository {
  readonly bytes: Uint8Array;
  readonly commit: string;
  /** What the hub says that the file's SHA-256 is; default what it is. */
  readonly sha256?: string;
  /** Only an index of several files is there. */
  readonly inParts?: boolean;
}

export interface Behaviour {
  /** Answers the file's request with this status. */
  status?: number;
  /** The connection is cut when the file's byte of this offset has been reached, once. */
  cutAt?: number;
  /** Nothing comes any more from this offset on, once. */
  stallAt?: number;
  /** The whole file comes whatever was asked for. */
  ignoreRange?: boolean;
  /** A web page comes in place of the file. */
  webPage?: boolean;
  /** The file's address leads to itself. */
  redirectLoop?: boolean;
  /** Bytes a second; default as fast as it goes. */
  rate?: number;
  /** From this offset on bytes only trickle: a tester is never too late to stop what has come so far. */
  trickleFrom?: number;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type, range',
  'access-control-expose-headers': 'content-range, etag',
  'cross-origin-resource-policy': 'cross-origin',
};
const CHUNK = 64 * 1024;
/** Of a trickle: bytes at a time, and milliseconds between them. */
const DROP = { bytes: 1024, every: 250 } as const;

export class StandInHub {
  readonly repositories = new Map<string, Repository>();
  readonly behaviour: Behaviour = {};
  /** As `look up a/b` and `bytes=100-199 of a/b` (`all of a/b` without a range). */
  readonly requests: string[] = [];
  /** Headers of the last request for bytes. */
  lastHeaders: IncomingMessage['headers'] = {};
  /** How many bytes of files were sent. */
  sent = 0;
  readonly #hub: Server;
  readonly #files: Server;

  private constructor() {
    this.#hub = createServer((request, response) => void this.#answer(request, response));
    this.#files = createServer((request, response) => void this.#serveFile(request, response));
  }

  static async start(): Promise<StandInHub> {
    const hub = new StandInHub();
    // A connection at rest would be closed after five seconds, on a busy machine while it is taken up again.
    for (const server of [hub.#hub, hub.#files]) server.keepAliveTimeout = 0;
    await Promise.all([listening(hub.#hub), listening(hub.#files)]);
    return hub;
  }

  /** The hub's own address, as the client takes it. */
  get address(): string {
    return addressOf(this.#hub);
  }

  /** Every address that answers: those a Content-Security-Policy must allow. */
  get origins(): string[] {
    return [addressOf(this.#hub), addressOf(this.#files)];
  }

  add(id: string, bytes: Uint8Array, more: Partial<Repository> = {}): void {
    const commit = createHash('sha1').update(bytes).digest('hex');
    this.repositories.set(id, { bytes, commit, ...more });
  }

  async close(): Promise<void> {
    for (const server of [this.#hub, this.#files]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
    const [, id] = /^\/api\/models\/([^/]+\/[^/]+)\/paths-info\//.exec(request.url ?? '') ?? [];
    if (id !== undefined) {
      for await (const _ of request) continue;
      this.requests.push(`look up ${id}`);
      return this.#lookUp(id, response);
    }
    const location = this.behaviour.redirectLoop ? request.url! : addressOf(this.#files) + request.url!;
    response.writeHead(302, { ...CORS, location }).end();
  }

  #lookUp(id: string, response: ServerResponse): void {
    const found = this.repositories.get(id);
    const headers = { ...CORS, 'content-type': 'application/json' };
    if (!found) return void response.writeHead(401, headers).end('{"error":"Repository not found"}');
    const { bytes, commit, sha256, inParts } = found;
    const file = {
      type: 'file',
      path: inParts ? 'model.safetensors.index.json' : 'model.safetensors',
      size: bytes.length,
      oid: commit,
      lfs: { oid: sha256 ?? digest(bytes), size: bytes.length, pointerSize: 134 },
      lastCommit: { id: commit, title: 'Upload', date: '2024-01-01T00:00:00.000Z' },
    };
    response.writeHead(200, headers).end(JSON.stringify([file]));
  }

  async #serveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
    const [, id = ''] = /^\/([^/]+\/[^/]+)\/resolve\//.exec(request.url ?? '') ?? [];
    const { range } = request.headers;
    this.requests.push(`${range ?? 'all'} of ${id}`);
    this.lastHeaders = request.headers;
    const found = this.repositories.get(id);
    const { status, webPage, ignoreRange } = this.behaviour;
    if (!found || status !== undefined) return void response.writeHead(status ?? 404, CORS).end('{}');
    if (webPage)
      return void response
        .writeHead(200, { ...CORS, 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>Welcome to the hotel’s network</title>');
    const { bytes } = found;
    const asked = ignoreRange ? undefined : /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
    const [from, to] = asked ? [Number(asked[1]), Number(asked[2]) + 1] : [0, bytes.length];
    const headers = { ...CORS, 'content-length': to - from, 'content-type': 'application/octet-stream' };
    if (asked) {
      const contentRange = `bytes ${from}-${to - 1}/${bytes.length}`;
      response.writeHead(206, { ...headers, 'content-range': contentRange });
    } else response.writeHead(200, headers);
    await this.#send(bytes, from, to, response);
  }

  async #send(bytes: Uint8Array, from: number, to: number, response: ServerResponse): Promise<void> {
    for (let at = from; at < to;) {
      const { cutAt, stallAt, rate, trickleFrom = Infinity } = this.behaviour;
      const trickles = at >= trickleFrom;
      const stop = cutAt ?? stallAt ?? (trickles ? Infinity : trickleFrom);
      const end = Math.min(at + (trickles ? DROP.bytes : CHUNK), to, stop > at ? stop : to);
      // The callback is called with an error, too, when the receiver has left.
      await new Promise((resolve) => response.write(bytes.subarray(at, end), resolve));
      if (response.destroyed) return;
      this.sent += end - at;
      at = end;
      if (at === cutAt) {
        delete this.behaviour.cutAt;
        await new Promise((resolve) => setTimeout(resolve, 20)); // what was written arrives before the end
        return void response.destroy();
      }
      if (at === stallAt) return void delete this.behaviour.stallAt;
      if (trickles) await new Promise((resolve) => setTimeout(resolve, DROP.every));
      else if (rate) await new Promise((resolve) => setTimeout(resolve, (CHUNK / rate) * 1000));
    }
    response.end();
  }
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
