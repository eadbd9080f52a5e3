/** Whether a page has cells that run, from its Markdown. */
import { parseCells } from '#lib/notebook/cell.ts';

export const hasCells = ({ body }: { readonly body?: string }): boolean =>
  body !== undefined && parseCells(body).length > 0;
