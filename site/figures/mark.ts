/**
 * Outlines on a drawing that has a grid (`data-grid`), in the drawing itself: drawn at build time, moved live without
 * drawing anew, and there in print and in saved files.
 */
import { readGrid } from '#lib/plot/grid.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A block of cells; one cell by default. */
export interface Block {
  readonly row: number;
  readonly col: number;
  readonly rows?: number;
  readonly cols?: number;
}

/** Outlines `blocks` in black with a white ring, in place of what was marked under the same name. */
export function mark(svg: SVGSVGElement, name: string, blocks: readonly Block[]): void {
  const grid = readGrid(svg);
  if (!grid) throw new Error('mark: the drawing has no data-grid');
  const cell = { width: grid.width / grid.cols, height: grid.height / grid.rows };
  let group = svg.querySelector(`[data-mark="${name}"]`);
  if (!group) {
    group = svg.ownerDocument.createElementNS(SVG, 'g');
    group.setAttribute('data-mark', name);
    group.setAttribute('fill', 'none');
    group.setAttribute('pointer-events', 'none');
    svg.append(group);
  }
  const outlines = blocks.flatMap(({ row, col, rows = 1, cols = 1 }) => {
    const box = {
      x: grid.x + col * cell.width,
      y: grid.y + row * cell.height,
      width: cols * cell.width,
      height: rows * cell.height,
    };
    // Lines as thick as a small cell would hide it.
    const line = Math.min(1.5, cell.width / 6);
    return [
      rect(svg.ownerDocument, box, line * 1.5, '#fff', line),
      rect(svg.ownerDocument, box, line * 0.5, '#111', line),
    ];
  });
  group.replaceChildren(...outlines);
}

function rect(
  document: Document,
  box: { x: number; y: number; width: number; height: number },
  outside: number,
  stroke: string,
  width: number,
): Element {
  const element = document.createElementNS(SVG, 'rect');
  const look = {
    x: box.x - outside,
    y: box.y - outside,
    width: box.width + 2 * outside,
    height: box.height + 2 * outside,
  };
  for (const [key, value] of Object.entries(look)) element.setAttribute(key, String(round(value)));
  element.setAttribute('stroke', stroke);
  element.setAttribute('stroke-width', String(round(width)));
  return element;
}

const round = (value: number): number => Math.round(value * 100) / 100;
