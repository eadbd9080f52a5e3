/**
 * A hash of all files that a cell's output depends on: the library in TypeScript and Python, and the weights.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const COUNTS = /\.(ts|py|safetensors|json)$/;
const DOES_NOT = /\.test\.ts$/;

/** Of files under `roots`, absolute paths; a root that is not there counts as empty. */
export function libraryHash(roots: readonly string[]): string {
  const hash = createHash('sha256');
  for (const root of roots) {
    if (!existsSync(root)) continue;
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && COUNTS.test(entry.name) && !DOES_NOT.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files)
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 24);
}
