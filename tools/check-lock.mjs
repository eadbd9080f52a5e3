// @ts-check
// `npm ci` must work on every machine, so the lock file must name every platform's optional packages (a
// registry that lacked one when the lock was made leaves it out in silence), and must not say from which
// registry it was made. And versions are exact.
import { readFileSync } from 'node:fs';

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json');
const { dependencies, devDependencies, optionalDependencies } = read('package.json');
/** @type {string[]} */
const problems = [];

/** Whether `name`, asked for by the package at `path`, is found as Node finds it: here, or in a folder above.
 * @param {string} path @param {string} name */
function isLocked(path, name) {
  for (
    let base = path;
    ;
    base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/'))).replace(/\/$/, '')
  ) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`]) return true;
    if (base === '') return false;
  }
}

for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isLocked(path, name)) problems.push(`missing: ${name}@${range}, of ${path || 'the project'}`);
  if (entry.resolved) problems.push(`says where it was downloaded (see .npmrc): ${path}`);
}
for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
  if (!/^\d+\.\d+\.\d+$/.test(range)) problems.push(`not an exact version: ${name}@${range}`);

for (const problem of problems) console.error(`package-lock.json: ${problem}`);
process.exitCode = problems.length ? 1 : 0;
