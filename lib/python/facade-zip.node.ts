/**
 * The Python side of the facade, compiled: `torch/__init__.py` → `torch/__init__.pyc` in a zip, so that no
 * reader waits for 150 files to be compiled. Nothing of the sources is left out but their text. NumPy and
 * others are a second zip.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGES, ZIPS } from './packages.ts';
import { compiledZip } from './compiled-zip.node.ts';
import { VERBS_PATH, verbsSource } from './verbs.node.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

const BUILDER = `
import json
with zipfile.ZipFile('/compiled.zip', 'w') as facade:
    for name, text in json.loads(SOURCES):
        write_compiled(facade, name, text.encode(), ZIP + '/' + name, 0)
`;

/** Which zip a file goes into: what every cell has, or what is loaded when a cell's text names it. */
export type FacadePart = 'facade' | 'packages';

const partOf = (name: string): FacadePart =>
  (PACKAGES as readonly string[]).includes(name.replace(/[/.].*$/, '')) ? 'packages' : 'facade';

/**
 * Paths in Python's file system with their sources, sorted: `torch/__init__.py`. The verbs are as TypeScript
 * has them.
 */
function sources(part: FacadePart): [path: string, text: string][] {
  const files: [string, string][] = [];
  for (const root of [join(HERE, 'runner'), join(HERE, 'facade')]) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.py')) continue;
      const path = join(entry.parentPath, entry.name);
      const name = relative(root, path).split(sep).join('/');
      if (partOf(name) !== part) continue;
      files.push([name, name === VERBS_PATH ? verbsSource() : readFileSync(path, 'utf8')]);
    }
  }
  return files.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** All that goes into the zip, as a text to hash. */
export const facadeInputs = (part: FacadePart): string => BUILDER + part + JSON.stringify(sources(part));

export const buildFacade = (part: FacadePart): Promise<Uint8Array> =>
  compiledZip(BUILDER, { SOURCES: JSON.stringify(sources(part)), ZIP: ZIPS[part] });
