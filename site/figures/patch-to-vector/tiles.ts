/**
 * The filters as tiles that can change places: all of them show parts of one sheet, so that sorting moves them and
 * draws nothing anew. Each tile keeps its element, whichever place it is in.
 */
import { writeGrid } from '#lib/plot/grid.ts';
import { SHEET_COLUMNS } from './sheet.ts';

const SVG = 'http://www.w3.org/2000/svg';
const PIXELS = 16;
const TILE = 24;
const PITCH = 26;
/** Room around all tiles, for the outline of one at the edge. */
const MARGIN = 2;
/** Tiles in a row. */
export const COLUMNS = 16;

/** @param order `order[k]` is the filter at place k */
export function drawTiles(
  order: readonly number[],
  sheet: string,
  document: Document,
  label: string,
): SVGSVGElement {
  const rows = Math.ceil(order.length / COLUMNS);
  const grid = { x: MARGIN, y: MARGIN, width: COLUMNS * PITCH, height: rows * PITCH, rows, cols: COLUMNS };
  const [width, height] = [grid.width + 2 * MARGIN, grid.height + 2 * MARGIN];
  const svg = element(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
  }) as SVGSVGElement;
  svg.setAttribute('aria-label', label);
  const [sheetWidth, sheetHeight] = [
    SHEET_COLUMNS * PIXELS,
    Math.ceil(order.length / SHEET_COLUMNS) * PIXELS,
  ];
  const image = element(document, 'image', {
    id: 'filter-sheet',
    href: sheet,
    width: sheetWidth,
    height: sheetHeight,
  });
  image.setAttribute('style', 'image-rendering: pixelated');
  const defs = element(document, 'defs', {});
  defs.append(image);
  svg.append(defs);
  for (let channel = 0; channel < order.length; channel++) {
    const [x, y] = [(channel % SHEET_COLUMNS) * PIXELS, Math.floor(channel / SHEET_COLUMNS) * PIXELS];
    const tile = element(document, 'g', { 'data-tile': channel, 'aria-hidden': 'true' });
    const view = element(document, 'svg', {
      width: TILE,
      height: TILE,
      viewBox: `${x} ${y} ${PIXELS} ${PIXELS}`,
    });
    view.append(element(document, 'use', { href: '#filter-sheet' }));
    tile.append(view);
    svg.append(tile);
  }
  writeGrid(svg, grid);
  placeTiles(svg, order);
  return svg;
}

/** Puts each tile at its place; `milliseconds` above 0 lets them travel there. */
export function placeTiles(svg: SVGSVGElement, order: readonly number[], milliseconds = 0): void {
  const gap = MARGIN + (PITCH - TILE) / 2;
  for (const [place, channel] of order.entries()) {
    const tile = svg.querySelector(`[data-tile="${channel}"]`)!;
    const x = (place % COLUMNS) * PITCH + gap;
    const y = Math.floor(place / COLUMNS) * PITCH + gap;
    const before = tile.getAttribute('transform');
    const now = `translate(${x},${y})`;
    tile.setAttribute('transform', now);
    if (milliseconds > 0 && before !== null && before !== now)
      tile.animate([{ transform: inCss(before) }, { transform: inCss(now) }], {
        duration: milliseconds,
        easing: 'ease-in-out',
      });
  }
}

/** `translate(3,4)` as CSS wants it, with units. */
const inCss = (transform: string): string => transform.replace(/(\d+(\.\d+)?)/g, '$1px');

function element(document: Document, name: string, attributes: Record<string, string | number>): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
