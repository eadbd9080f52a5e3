/**
 * Runs the cells of all chapters and records what came out, for `site/markdown/live-cell.ts` to put into the
 * pages.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executeChapter, type ExecutedCell } from '#lib/notebook/execute.node.ts';
import { libraryHash } from '#lib/notebook/library-hash.node.ts';
import { cellsCache, recordedIn, recordOutputs } from '#lib/notebook/recorded.node.ts';
import { createBridge } from '#lib/python/bridge.node.ts';
import { bookFiles } from '../book/checkpoint.node.ts';

export interface ChapterCellsOptions {
  readonly root: string;
  /** A chapter that failed: thrown when not given. */
  readonly onFailure?: (error: Error) => void;
}

/** Both languages share what they share; one chapter after the other, each in a fresh Python. */
export async function executeChapters({ root, onFailure }: ChapterCellsOptions): Promise<void> {
  const cache = cellsCache(root);
  // Without the tensor library's Python side nothing a chapter shows can run.
  if (!existsSync(join(root, 'lib/python/facade'))) return;
  const library = libraryHash([join(root, 'lib'), join(root, 'public/models')]);
  const chapters = new Map<string, readonly ExecutedCell[]>();
  for (const path of globSync('content/docs/**/*.{md,mdx}', { cwd: root }).sort()) {
    const file = join(root, path);
    try {
      const options = {
        createBridge: async () => createBridge(await bookFiles()),
        cache,
        libraryHash: library,
      };
      chapters.set(file, await executeChapter(path, readFileSync(file, 'utf8'), options));
    } catch (error) {
      if (!onFailure || !(error instanceof Error)) throw error;
      onFailure(error);
    }
  }
  recordOutputs(recordedIn(root), chapters);
}
