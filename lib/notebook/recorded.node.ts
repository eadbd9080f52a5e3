/**
 * The outputs of all chapters as the last pass recorded them: written once before pages render, read while
 * they do, through a file, as the two may live in different module graphs of one build.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Output } from '#lib/python/contract.ts';
import type { ExecutedCell } from './execute.node.ts';
import { parseOutputs, stringifyOutputs } from './outputs-json.ts';

interface RecordedCell {
  readonly id: string;
  readonly source: string;
  readonly outputs: string;
}

type Recorded = Readonly<Record<string, readonly RecordedCell[]>>;

/** Where a project keeps what its cells gave: by hash, and in `recorded.json` for the build at hand. */
export const cellsCache = (root: string): string => join(root, 'node_modules/.cache/inside-vit/cells');

/** The file that holds the outputs of all chapters of a project. */
export const recordedIn = (root: string): string => join(cellsCache(root), 'recorded.json');

/** Writes what chapters, by their absolute paths, gave. */
export function recordOutputs(file: string, chapters: ReadonlyMap<string, readonly ExecutedCell[]>): void {
  const recorded = Object.fromEntries(
    [...chapters].map(([path, cells]) => [
      path,
      cells.map((cell) => ({ ...cell, outputs: stringifyOutputs(cell.outputs) })),
    ]),
  );
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(recorded));
  renameSync(draft, file);
}

/** What a cell gave when its chapter ran from the top. */
export interface RecordedOutputs {
  readonly outputs: readonly Output[];
  /** The cell's place in its chapter, from 1. */
  readonly count: number;
}

/**
 * Finds a cell's outputs by its chapter's path, its source, and its id where it has one. Of two cells with
 * the same source and no id the first is meant. Undefined where the cell was not recorded as it is now.
 */
export function recordedOutputs(
  file: string,
): (chapter: string, source: string, id: string | undefined) => RecordedOutputs | undefined {
  let read: { at: number; recorded: Recorded } | undefined;
  return (chapter, source, id) => {
    const at = modified(file);
    if (at === undefined) return undefined;
    if (read?.at !== at) read = { at, recorded: JSON.parse(readFileSync(file, 'utf8')) as Recorded };
    const cells = read.recorded[resolve(chapter)] ?? [];
    const place = cells.findIndex((cell) => cell.source === source && (id === undefined || cell.id === id));
    const cell = cells[place];
    return cell && { outputs: parseOutputs(cell.outputs), count: place + 1 };
  };
}

function modified(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
