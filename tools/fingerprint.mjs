// @ts-check
// A number for everything that the built site depends on, so that it is built again only where something
// changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './install.mjs';

/** Variables of the environment that the built site depends on. */
export const VARIABLES = ['SITE', 'BASE', 'HUBS', 'HUB_HOSTS', 'FAILING_CELLS'];

/** Files and folders that the built site depends on, tests left out. */
export const SOURCES = [
  'astro.config.mjs',
  'ec.config.mjs',
  'content.config.ts',
  'package-lock.json',
  'content',
  'lib',
  'site',
  'public',
];

/** @param {Readonly<Record<string, string | undefined>>} env @returns {string} */
export function fingerprint(env = process.env, sources = SOURCES) {
  const hash = createHash('sha256');
  for (const name of VARIABLES) hash.update(`${name}=${env[name] ?? ''}\n`);
  /** @param {string} path */
  const add = (path) => {
    const file = join(project, path);
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) add(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\n`).update(readFileSync(file));
  };
  sources.forEach(add);
  return hash.digest('hex');
}
