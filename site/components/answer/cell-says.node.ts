/**
 * What a cell of the page printed last when the page was built, so that no author types a number that a cell
 * prints.
 */
import { parseCells } from '#lib/notebook/cell.ts';
import { recordedIn, recordedOutputs } from '#lib/notebook/recorded.node.ts';

const outputsOf = recordedOutputs(recordedIn(process.cwd()));

/**
 * @param page the chapter's entry
 * @param id the cell's
 * @returns the last line of its output
 * @throws Error when there is no such cell, or it printed nothing
 */
export function cellSays(page: { readonly body?: string; readonly filePath?: string }, id: string): string {
  const cell = parseCells(page.body ?? '').find((each) => each.id === id);
  if (!cell) throw new Error(`there is no cell ${id} on this page`);
  const outputs = outputsOf(page.filePath ?? '', cell.source, id)?.outputs ?? [];
  const text = outputs.map((output) => ('text' in output ? output.text : '')).join('');
  const last = text.trim().split('\n').at(-1);
  if (!last) throw new Error(`cell ${id} prints nothing`);
  return last.trim();
}
