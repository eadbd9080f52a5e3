// The site as on an ordinary static host: under a base path, with no headers of its own, at an address of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/static-server.mjs';

export const subpath = '/a/book/';
export const origin = 'https://book.example';
export const subpathFolder = fileURLToPath(new URL('../../.cache/subpath-site/', import.meta.url));
const build = fileURLToPath(new URL('../../tools/build.mjs', import.meta.url));

/** Builds the site for `subpath`, if a source changed since it was built. */
export function buildSubpathSite(): void {
  const env = { ...process.env, BASE: subpath, SITE: origin, OUT_DIR: '.cache/subpath-site' };
  const { status } = spawnSync(process.execPath, [build, '--if-stale'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (status !== 0) throw new Error('the site does not build under a base path');
}

/** Serves what `buildSubpathSite` built, at `port` or at any free one. */
export const serveSubpathSite = (port = 0): ReturnType<typeof serve> =>
  serve({ root: subpathFolder, base: subpath, port });
