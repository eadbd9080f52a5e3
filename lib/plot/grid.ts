/**
 * Where a drawing's cells lie, kept on the SVG as `data-grid`, so that selection by pointer and keyboard
 * works on a picture drawn at build time before any drawing code is loaded.
 */

/** A grid's place in the SVG's own units, and its cells. */
export interface Grid {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly cols: number;
}

/** Writes the grid on the SVG. */
export function writeGrid(svg: Element, { x, y, width, height, rows, cols }: Grid): void {
  svg.setAttribute('data-grid', [x, y, width, height, rows, cols].join(' '));
}

/** Reads it back; `null` when the drawing has no grid. */
export function readGrid(svg: Element): Grid | null {
  const numbers = svg.getAttribute('data-grid')?.split(' ').map(Number);
  if (numbers?.length !== 6 || numbers.some((n) => !Number.isFinite(n))) return null;
  const [x, y, width, height, rows, cols] = numbers as [number, number, number, number, number, number];
  return { x, y, width, height, rows, cols };
}
