// @ts-check
// Builds the site into dist (or $OUT_DIR), under $SITE and $BASE. With --if-stale, only when a source changed
// since the last build.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { environment, project } from './install.mjs';
import { endWithParents, run } from './process.mjs';

endWithParents();

/**
 * Vitest sets these in its process; a build that saw them would be a development build, which has no search.
 */
const foreign = /^(NODE_ENV|VITEST.*|MODE|DEV|PROD|SSR|TEST|BASE_URL)$/;
const env = Object.fromEntries(Object.entries(environment()).filter(([name]) => !foreign.test(name)));

const target = process.env.OUT_DIR ?? 'dist';
const cache = join(project, '.cache');
const stamp = join(cache, `built-${basename(target)}`);
const lock = join(cache, 'build.lock');

/**
 * Two builds at once would write into each other's folders: the second waits until the first is done or dead.
 */
async function takeTurn() {
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.on('exit', () => rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (!isAlive(Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0))) rmSync(lock, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (pid === 0) return true; // its lock is being written, or is gone
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

await takeTurn();
const current = fingerprint();
const fresh =
  existsSync(join(project, target, 'index.html')) &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === current;
if (!(fresh && process.argv.includes('--if-stale'))) {
  rmSync(stamp, { force: true });
  const astro = join(project, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const status = await run(process.execPath, [astro, 'build'], { cwd: project, env });
  if (status === 0) writeFileSync(stamp, current);
  else process.exitCode = status;
}
