/** One page of a tensor as a table: the last dimension runs along a line, the others are index columns. */
import { stridesOf } from '#lib/plot/ndarray.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';

/** Lines and columns on a page. */
export const PAGE = { rows: 20, cols: 12 } as const;

/** What one page shows; all numbers are exact, as stored. */
export interface TablePage {
  /** How many lines and columns of numbers the whole table has. */
  readonly rows: number;
  readonly cols: number;
  readonly firstRow: number;
  readonly firstCol: number;
  /** Indices along the last dimension. */
  readonly header: readonly number[];
  readonly lines: readonly { readonly index: readonly number[]; readonly values: readonly number[] }[];
}

/** The page that starts at a line and a column; both are moved inside the table. */
export function tablePage({ data, shape }: NdArray, row: number, col: number): TablePage {
  const cols = shape.at(-1) ?? 1;
  const outer = shape.slice(0, -1);
  const strides = stridesOf(outer);
  const rows = cols === 0 ? 0 : data.length / cols;
  const firstRow = firstOn(row, rows, PAGE.rows);
  const firstCol = firstOn(col, cols, PAGE.cols);
  const header = range(firstCol, Math.min(cols, firstCol + PAGE.cols));
  const lines = range(firstRow, Math.min(rows, firstRow + PAGE.rows)).map((line) => ({
    index: outer.map((size, i) => Math.floor(line / strides[i]!) % size),
    values: header.map((place) => data[line * cols + place]!),
  }));
  return { rows, cols, firstRow, firstCol, header, lines };
}

/** The start of the page that holds `place`. */
function firstOn(place: number, count: number, page: number): number {
  const inside = Math.max(0, Math.min(count - 1, place));
  return Math.floor(inside / page) * page;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
