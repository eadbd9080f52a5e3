/**
 * Keeps every worker's entry a script that nothing imports. WebKit does not find a worker's main script in
 * its module map, so a chunk that imports something from it has it run a second time: two listeners in one
 * worker, the second one knowing nothing of what the first was told. Vite lets rolldown put what an entry
 * shares with a chunk into the entry: here it may not, and a build in which an entry is imported all the same
 * fails.
 */
import { readdir, readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/**
 * A Vite plugin for workers: an entry exports what its source exports, nothing. What chunks need of it gets
 * one of its own.
 */
export function closedEntries() {
  return {
    name: 'closed-entries',
    options: <Options>(options: Options) => ({ ...options, preserveEntrySignatures: 'strict' as const }),
  };
}

/** What is wrong, in sentences; `scripts` are the built scripts' texts by name. */
export function importedEntries(scripts: ReadonlyMap<string, string>): string[] {
  return [...scripts].flatMap(([name, text]) =>
    Array.from(
      text.matchAll(/\b(?:from|import)\s*\(?\s*["'`](?:[^"'`]*\/)?([\w.-]*\.worker-[\w-]+\.js)["'`]/g),
      ([, entry]) => `${name} imports from ${entry}, a worker’s entry, which WebKit would run twice.`,
    ),
  );
}

export function workers(): AstroIntegration {
  return {
    name: 'workers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = new URL('_astro/', dir);
        const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
        const scripts = new Map(
          await Promise.all(
            names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const),
          ),
        );
        const wrong = importedEntries(scripts);
        if (wrong.length > 0) throw new Error(wrong.join(' '));
      },
    },
  };
}
