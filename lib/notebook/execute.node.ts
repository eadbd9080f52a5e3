/**
 * Runs the cells of chapters in order, in the Python of the pages, before the pages are built. A chapter
 * starts in a fresh interpreter. What came out is kept by a hash of all it depends on.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNodeInterpreter } from '#lib/python/interpreter.node.ts';
import type { Output, PythonBridge } from '#lib/python/contract.ts';
import { append } from '#lib/python/output-queue.ts';
import { parseCells, type Cell } from './cell.ts';
import { parseOutputs, stringifyOutputs } from './outputs-json.ts';

export interface ExecutedCell {
  readonly id: string;
  readonly source: string;
  readonly outputs: readonly Output[];
}

export interface ExecuteOptions {
  readonly createBridge: () => Promise<PythonBridge>;
  /** Where outputs are kept between builds. */
  readonly cache: string;
  /** Hash of all that outputs depend on beside the cells: the library, the facade, the weights. */
  readonly libraryHash: string;
}

/** A cell that did what its chapter does not say: it raised, or it did not raise where it should. */
export class CellFailure extends Error {
  constructor(chapter: string, cell: Cell, traceback: string) {
    super(`${chapter}:${cell.line}: cell ${cell.id} ${traceback}`);
    this.name = 'CellFailure';
  }
}

/**
 * The cells of one chapter with their outputs. `name` is its path, for messages.
 * Throws CellFailure when a cell raises that is not marked `raises`, or does not raise that is.
 */
export async function executeChapter(
  name: string,
  chapter: string,
  options: ExecuteOptions,
): Promise<readonly ExecutedCell[]> {
  const cells = parseCells(chapter);
  if (cells.length === 0) return [];
  const cached = keptAt(cells, options);
  const known = await readIfThere(cached);
  if (known)
    return cells.map(({ id, source }, index) => ({ id, source, outputs: parseOutputs(known[index]!) }));
  const executed = await executeCells(name, cells, await options.createBridge());
  await mkdir(options.cache, { recursive: true });
  await writeFile(cached, JSON.stringify(executed.map(({ outputs }) => stringifyOutputs(outputs))));
  return executed;
}

/** Of chapters by their paths, those whose outputs are not kept yet; of those with the same cells one. */
export function chaptersToExecute(
  chapters: ReadonlyMap<string, string>,
  options: Pick<ExecuteOptions, 'cache' | 'libraryHash'>,
): string[] {
  const byFile = new Map<string, string>();
  for (const [path, chapter] of chapters) {
    const cells = parseCells(chapter);
    const file = keptAt(cells, options);
    if (cells.length > 0 && !byFile.has(file) && !existsSync(file)) byFile.set(file, path);
  }
  return [...byFile.values()];
}

async function executeCells(
  name: string,
  cells: readonly Cell[],
  bridge: PythonBridge,
): Promise<ExecutedCell[]> {
  const python = await createNodeInterpreter(bridge);
  const executed: ExecutedCell[] = [];
  for (const [index, cell] of cells.entries()) {
    const outputs: Output[] = [];
    const stream = (stream: 'stdout' | 'stderr') => (text: string) =>
      append(outputs, { kind: 'stream', name: stream, text });
    const { error } = await python.run(cell.source, {
      name: `<cell ${index + 1}>`,
      settings: { pretendCuda: cell.options.pretendCuda },
      onStdout: stream('stdout'),
      onStderr: stream('stderr'),
      onDisplay: (text, record) => outputs.push({ kind: 'display', text, ...(record ? { record } : {}) }),
    });
    if (error && !cell.options.raises) throw new CellFailure(name, cell, `raised\n${error.traceback}`);
    if (!error && cell.options.raises)
      throw new CellFailure(name, cell, 'is marked `raises` and did not raise');
    if (error) outputs.push({ kind: 'error', ...error });
    executed.push({ id: cell.id, source: cell.source, outputs });
  }
  return executed;
}

/** Both languages of a chapter have one file where their cells are the same. */
function keptAt(
  cells: readonly Cell[],
  { cache, libraryHash }: Pick<ExecuteOptions, 'cache' | 'libraryHash'>,
): string {
  const parts = cells.map(({ source, options }) => [source, options]);
  const hash = createHash('sha256').update(JSON.stringify([libraryHash, parts]));
  return join(cache, `${hash.digest('hex').slice(0, 24)}.json`);
}

async function readIfThere(path: string): Promise<string[] | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as string[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
