// The built site on a host that can be told to fail: what a `fault` answers, the site's own file does not.
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { isolation } from '../../site/integration/isolation.mjs';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface FaultySite {
  readonly url: string;
  /** Served from now on. */
  folder: string;
  /**
   * Answers in the file's place where it returns true. `path` is below the site's root, as it was asked for.
   */
  fault:
    | ((
        path: string,
        response: ServerResponse,
        file: Buffer | undefined,
        request: IncomingMessage,
      ) => boolean)
    | undefined;
  close(): Promise<void>;
}

export async function serveFaultySite(folder: string): Promise<FaultySite> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const site: FaultySite = {
    url: `http://127.0.0.1:${port}/`,
    folder,
    fault: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').slice(1).replace(/[?#].*$/, '');
    const file = await fileAt(site.folder, path);
    for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    if (site.fault?.(path, response, file?.bytes, request)) return;
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>not here: the host</h1>');
      return;
    }
    const type = TYPES[extname(file.name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(file.bytes);
  }
  return site;
}

async function fileAt(folder: string, path: string): Promise<{ name: string; bytes: Buffer } | undefined> {
  let name: string;
  try {
    name = join(folder, decodeURIComponent(path));
  } catch {
    return undefined;
  }
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) name = join(name, 'index.html');
  const bytes = await readFile(name).catch(() => undefined);
  return bytes && { name, bytes };
}
