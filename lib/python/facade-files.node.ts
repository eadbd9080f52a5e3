/** The Python side of the facade as text, read from disk: path in Python's file system → source. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** `torch/__init__.py` → its text. */
export function facadeFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const root of [join(HERE, 'runner'), join(HERE, 'facade')]) {
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.py')) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  }
  return files;
}
