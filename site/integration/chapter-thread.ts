/** A thread that executes the chapters it is told into the cells' cache, and asks for the next. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { CellFailure } from '#lib/notebook/execute.node.ts';
import { executeIn, type ChapterThreadData } from './chapter-cells.ts';

const { root, libraryHash } = workerData as ChapterThreadData;

async function execute(path: string): Promise<void> {
  try {
    await executeIn(root, path, readFileSync(join(root, path), 'utf8'), libraryHash);
  } catch (error) {
    // Nothing is kept of such a chapter: the build executes it again and tells.
    if (!(error instanceof CellFailure)) throw error;
  }
  parentPort!.postMessage(path);
}

parentPort!.on('message', (path: string) => void execute(path));
