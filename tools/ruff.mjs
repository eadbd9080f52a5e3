// @ts-check
// `npm test ruff`: the Python of the project as Ruff wants it, by the configuration in ruff.toml, with Ruff
// from npm: its command line is not needed here. With --write, formats what is not.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { parse } from 'smol-toml';
import { project } from './install.mjs';

/** @type {any} */
const options = parse(readFileSync(join(project, 'ruff.toml'), 'utf8'));
/** @type {string[]} */
const excluded = options['extend-exclude'];
/** By a file's name. @type {Record<string, string[]>} */
const ignoredIn = options.lint['per-file-ignores'];
const ruff = new Workspace(options, PositionEncoding.Utf32);
const write = process.argv.includes('--write');

const files = ['lib', 'tools', 'tests']
  .flatMap((folder) => readdirSync(join(project, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
  .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((path) => !excluded.some((folder) => path.startsWith(`${folder}/`)) && !path.includes('/.venv/'))
  .sort();

let faults = 0;
for (const path of files) {
  const text = readFileSync(join(project, path), 'utf8');
  /** @type {import('@astral-sh/ruff-wasm-nodejs').Diagnostic[]} */
  const found = ruff.check(text);
  for (const { code, message, start_location } of found) {
    if (code && ignoredIn[basename(path)]?.includes(code)) continue;
    faults += 1;
    console.error(`${path}:${start_location.row}:${start_location.column}: ${code ?? ''} ${message}`);
  }
  if (found.some(({ code }) => code === 'invalid-syntax')) continue;
  const formatted = ruff.format(text);
  if (formatted === text) continue;
  if (write) writeFileSync(join(project, path), formatted);
  else {
    faults += 1;
    console.error(`${path}: not formatted; node tools/ruff.mjs --write`);
  }
}
console.log(`${files.length} files, ${faults} faults (Ruff ${Workspace.version()})`);
process.exitCode = faults ? 1 : 0;
