/**
 * A matrix as coloured cells: rectangles with a title each up to `MAX_CELLS`, one unsmoothed PNG above.
 * The heart of `heatmap`, `row` and `planes`.
 */
import { image, rect } from './observable.ts';
import type { Markish } from './observable.ts';
import { MAX_CELLS, pngDataUrl, rasterOf } from './raster.ts';
import type { ColorScale } from './scale.ts';
import type { NdArray } from './ndarray.ts';

/** A cell of the grid. */
export interface Cell {
  readonly row: number;
  readonly col: number;
}

/** Cells up to which each is read out by name; more are summed up in one sentence. */
export const READ_CELLS = 64;

/** Cells up to which each has a title that the pointer shows; live figures have a readout for all. */
export const TITLED_CELLS = 256;

/**
 * The marks of a matrix (rows, cols) filling the frame. The x and y scales must be `cellScales`.
 * @param size the frame in px.
 */
export function cells(
  matrix: NdArray,
  scale: ColorScale,
  size: { readonly width: number; readonly height: number },
  title: (cell: Cell, value: number) => string,
): Markish {
  const [rows, cols] = matrix.shape as [number, number];
  if (rows * cols > MAX_CELLS)
    return image([0], {
      frameAnchor: 'middle',
      width: size.width,
      height: size.height,
      preserveAspectRatio: 'none',
      imageRendering: 'pixelated',
      src: pngDataUrl(rasterOf(matrix, scale)),
    });
  const places = Array.from({ length: rows * cols }, (_, i) => ({
    row: Math.floor(i / cols),
    col: i % cols,
  }));
  return rect(places, {
    x1: 'col',
    x2: ({ col }: Cell) => col + 1,
    y1: 'row',
    y2: ({ row }: Cell) => row + 1,
    fill: (_: Cell, i: number) => scale.css(matrix.data[i]!),
    inset: Math.min(size.width / cols, size.height / rows) >= 8 ? 0.5 : 0,
    ...(rows * cols <= TITLED_CELLS
      ? { title: (cell: Cell, i: number) => title(cell, matrix.data[i]!) }
      : {}),
    shapeRendering: 'crispEdges',
  });
}

/**
 * An outline around a cell, or around a whole row or column when only one is given: black with a white ring,
 * to be seen on every colour of every scale and in both themes.
 */
export function outline(
  { row, col }: { readonly row?: number; readonly col?: number },
  rows: number,
  cols: number,
): Markish[] {
  const box = {
    x1: col ?? 0,
    x2: col === undefined ? cols : col + 1,
    y1: row ?? 0,
    y2: row === undefined ? rows : row + 1,
    fill: 'none',
  };
  return [
    rect([0], { ...box, inset: -2.25, stroke: '#fff', strokeWidth: 1.5 }),
    rect([0], { ...box, inset: -0.75, stroke: '#111', strokeWidth: 1.5 }),
  ];
}

/** Plot's x and y for a grid: cell (r, c) covers r to r + 1 downwards and c to c + 1 to the right. */
export function cellScales(rows: number, cols: number) {
  return {
    x: { type: 'linear', domain: [0, cols], axis: null },
    y: { type: 'linear', domain: [0, rows], reverse: true, axis: null },
    color: { type: 'identity' },
  } as const;
}
