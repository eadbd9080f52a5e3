/**
 * Runs the cells of all chapters and records what came out, for `site/markdown/live-cell.ts` to put into the
 * pages.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { chaptersToExecute, executeChapter, type ExecutedCell } from '#lib/notebook/execute.node.ts';
import { libraryHash } from '#lib/notebook/library-hash.node.ts';
import { cellsCache, recordedIn, recordOutputs } from '#lib/notebook/recorded.node.ts';
import { createBridge } from '#lib/python/bridge.node.ts';
import { bookFiles } from '../book/checkpoint.node.ts';

export interface ChapterCellsOptions {
  readonly root: string;
  /** A chapter that failed: thrown when not given. */
  readonly onFailure?: (error: Error) => void;
}

/** What a thread is told once. */
export interface ChapterThreadData {
  readonly root: string;
  readonly libraryHash: string;
}

/** Each chapter in a fresh Python; both languages share what they share. */
export async function executeChapters({ root, onFailure }: ChapterCellsOptions): Promise<void> {
  // Without the tensor library's Python side nothing a chapter shows can run.
  if (!existsSync(join(root, 'lib/python/facade'))) return;
  const library = libraryHash([join(root, 'lib'), join(root, 'public/models')]);
  const sources = new Map(
    globSync('content/docs/**/*.{md,mdx}', { cwd: root })
      .sort()
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
  await executeInThreads(chaptersToExecute(sources, { cache: cellsCache(root), libraryHash: library }), {
    root,
    libraryHash: library,
  });
  const chapters = new Map<string, readonly ExecutedCell[]>();
  for (const [path, source] of sources) {
    try {
      chapters.set(join(root, path), await executeIn(root, path, source, library));
    } catch (error) {
      if (!onFailure || !(error instanceof Error)) throw error;
      onFailure(error);
    }
  }
  recordOutputs(recordedIn(root), chapters);
}

/** One chapter of the project at `root`, or what is kept of it. */
export async function executeIn(
  root: string,
  path: string,
  source: string,
  libraryHash: string,
): Promise<readonly ExecutedCell[]> {
  return executeChapter(path, source, {
    createBridge: async () => createBridge(await bookFiles()),
    cache: cellsCache(root),
    libraryHash,
  });
}

/** Fills the cache on all cores: Python and the library take one each. */
async function executeInThreads(paths: readonly string[], workerData: ChapterThreadData): Promise<void> {
  const waiting = [...paths];
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./chapter-thread.ts', import.meta.url), { workerData });
      const next = (): void => {
        const path = waiting.shift();
        if (path === undefined) void worker.terminate();
        else worker.postMessage(path);
      };
      worker
        .on('message', next)
        .on('error', reject)
        .on('exit', () => resolve());
      next();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, thread));
}
