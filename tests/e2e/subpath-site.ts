// The site as on an ordinary static host: under a base path, with no headers of its own, at an address of its
// own.
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/static-server.mjs';
import { buildSite } from './build-site.ts';

export const subpath = '/a/book/';
export const origin = 'https://book.example';
export const subpathFolder = fileURLToPath(new URL('../../.cache/subpath-site/', import.meta.url));

/** Builds the site for `subpath`, if a source changed since it was built. */
export function buildSubpathSite(): void {
  buildSite({ BASE: subpath, SITE: origin, OUT_DIR: '.cache/subpath-site' });
}

/** Serves what `buildSubpathSite` built, at `port` or at any free one. */
export const serveSubpathSite = (port = 0): ReturnType<typeof serve> =>
  serve({ root: subpathFolder, base: subpath, port });
