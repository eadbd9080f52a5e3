// @ts-check
// A static file server on Node's own modules: what `npm start` serves the built site with, and, without
// headers and under a base path, what the tests take for an ordinary host.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.py': 'text/x-python; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};
const compressible = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;
const compress = promisify(gzip);

/**
 * @typedef {object} ServeOptions
 * @property {string} root the folder to serve
 * @property {string} [base] the path it stands under, `/` unless told
 * @property {Record<string, string>} [headers] sent with every answer
 * @property {number} [port] tried first, then the next ones; 0 for any free one
 * @property {string} [host] `localhost` unless told
 */

/**
 * The file that answers `path`, or undefined. A folder is answered by its index.html. @param {string} root
 * @param {string} path
 */
async function fileAt(root, path) {
  const file = join(root, path);
  if (file !== root && !file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isDirectory())
    return path.endsWith('/') ? undefined : { file, size: found.size, time: found.mtimeMs };
  const index = join(file, 'index.html');
  const inside = await stat(index).catch(() => undefined);
  return inside && { file: index, size: inside.size, time: inside.mtimeMs, folder: true };
}

/**
 * The 404 page nearest to `path`: its language's, or the site's. @param {string} root @param {string} path
 */
async function missingPage(root, path) {
  const language = path.split('/')[1] ?? '';
  for (const candidate of [`/${language}/404.html`, '/404.html']) {
    const found = await fileAt(root, candidate);
    if (found) return found;
  }
  return undefined;
}

/**
 * Serves a folder until `close` is called.
 * @param {ServeOptions} options
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 */
export async function serve({ root, base = '/', headers = {}, port = 0, host = 'localhost' }) {
  const prefix = `${base.replace(/\/$/, '')}/`;
  /** Compressed text, by its ETag. @type {Map<string, Promise<Uint8Array>>} */
  const compressed = new Map();

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });

  /**
   * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    let path = url.pathname;
    let isMalformed = false;
    try {
      path = decodeURIComponent(path);
    } catch {
      isMalformed = true;
    }
    if (path === prefix.slice(0, -1)) {
      response.writeHead(301, { location: prefix + url.search }).end();
      return;
    }
    const inside = path.startsWith(prefix) ? `/${path.slice(prefix.length)}` : undefined;
    let found = inside === undefined || isMalformed ? undefined : await fileAt(root, inside);
    if (found?.folder && !path.endsWith('/')) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    const status = found ? 200 : isMalformed ? 400 : 404;
    found ??= inside === undefined ? undefined : await missingPage(root, inside);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404: there is nothing here\n');
      return;
    }
    const { file, size, time } = found;
    const type = types[extname(file)] ?? 'application/octet-stream';
    const zipped =
      compressible.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const etag = `"${createHash('sha256').update(`${file} ${size} ${time} ${zipped}`).digest('base64url').slice(0, 20)}"`;
    response.setHeader('content-type', type);
    response.setHeader('etag', etag);
    response.setHeader('vary', 'accept-encoding');
    // What carries its hash in its name never changes; all else is asked for again.
    response.setHeader(
      'cache-control',
      file.includes(`${sep}_astro${sep}`) ? 'max-age=31536000, immutable' : 'no-cache',
    );
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    /** @type {Uint8Array} */
    let body = await readFile(file);
    if (zipped) {
      response.setHeader('content-encoding', 'gzip');
      const pending = compressed.get(etag) ?? compress(body);
      compressed.set(etag, pending);
      body = await pending;
    }
    response.setHeader('content-length', body.length);
    response.writeHead(status).end(request.method === 'HEAD' ? undefined : body);
  }

  const bound = await listen(server, port, host);
  return {
    url: `http://localhost:${bound}${prefix}`,
    port: bound,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/**
 * Listens on the first free port from `port` on. @param {import('node:http').Server} server @param {number}
 * port @param {string} host
 */
async function listen(server, port, host) {
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, host, () => {
          server.off('error', reject);
          resolve(undefined);
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!busy || port === 0 || candidate >= port + 100) throw error;
    }
  }
}
