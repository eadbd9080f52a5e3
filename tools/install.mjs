// @ts-check
// What the other tools stand on: the dependencies, installed as the lock file says, and a Node that is new
// enough. Uses Node's own modules only, of Node 20 on: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './process.mjs';

/** The project's folder. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(project, 'node_modules');
const lock = join(project, 'package-lock.json');
/** The lock file's hash as it was installed. */
const stamp = join(modules, '.installed-lock');

const lockHash = () => createHash('sha256').update(readFileSync(lock)).digest('hex');

/** Whether node_modules holds what the lock file says. */
export function isInstalled() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
  const hidden = join(modules, '.package-lock.json'); // npm's own note of what it installed
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs what the lock file says, where it is not there yet. Throws where that fails. */
export function ensureInstalled() {
  if (!isInstalled()) {
    console.log('Installing dependencies (npm ci) …');
    // npm tells its scripts where it is; without it, the one on the PATH.
    const npm = process.env.npm_execpath;
    const { status } = npm
      ? spawnSync(process.execPath, [npm, 'ci', '--loglevel=error'], { cwd: project, stdio: 'inherit' })
      : spawnSync('npm', ['ci', '--loglevel=error'], {
          cwd: project,
          stdio: 'inherit',
          shell: process.platform === 'win32',
        });
    if (status !== 0) throw new Error('npm ci failed: is the npm registry reachable?');
  }
  writeFileSync(stamp, lockHash());
}

/** @param {string} version as in `process.versions.node` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/** The Node that runs the project's tools: this one, or the one that came with the dependencies. */
export function newerNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const bundled = join(modules, '.bin', 'node');
  if (existsSync(bundled)) return bundled;
  throw new Error(
    `This is Node ${process.versions.node}; the project needs 22.12 or newer (only Linux on x64 brings its own): https://nodejs.org`,
  );
}

/** The environment in which the project's tools find each other, and that Node. */
export const environment = () => ({
  ...process.env,
  PATH: [dirname(newerNode()), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter),
});

/**
 * Runs this script again under the newer Node, where this one is too old; then does not return.
 * @returns {Promise<void>}
 */
export async function continueUnderNewerNode() {
  if (isNewEnough(process.versions.node)) return;
  process.exit(await run(newerNode(), process.argv.slice(1), { env: environment() }));
}
