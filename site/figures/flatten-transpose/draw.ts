/** The maps that a row is taken from, and the model's answer as bars. The picture is `patch-picture.ts`'s. */
import type { DrawOptions } from '#lib/plot/canvas.ts';
import { bars } from '#lib/plot/bars.ts';
import { readGrid, writeGrid } from '#lib/plot/grid.ts';
import { image } from '#lib/plot/image.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import { matrixOf } from '#lib/plot/view.ts';
import type { View } from '#lib/plot/view.ts';
import { topClasses } from '../../book/model.ts';
import type { MapPart } from './row-source.ts';

const MAP_WIDTH = 104;
const TOP_WIDTH = 272;
/** The margin that `image` leaves around a picture. */
const INSET = 2;

/** One channel's map; what is not in the row lies in the dark. @param proj (1, C, h, w) */
export function drawMap(proj: View, part: MapPart, label: string, options: DrawOptions): SVGSVGElement {
  const [, , rows, cols] = proj.shape as [number, number, number, number];
  const picture = { href: mapAddress(proj, part.channel), width: cols, height: rows };
  const svg = image(picture, { ...options, width: MAP_WIDTH });
  const side = MAP_WIDTH - 2 * INSET;
  writeGrid(svg, { x: INSET, y: INSET, width: side, height: (side * rows) / cols, rows, cols });
  const veil = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path');
  veil.setAttribute('data-veil', '');
  veil.setAttribute('fill', '#111');
  veil.setAttribute('fill-opacity', '0.66');
  svg.append(veil);
  showPart(svg, part, label);
  return svg;
}

/** Another channel or other patches in a map that is drawn, in place. */
export function redrawMap(svg: SVGSVGElement, proj: View, part: MapPart, label: string): void {
  svg.querySelector('image')?.setAttribute('href', mapAddress(proj, part.channel));
  showPart(svg, part, label);
}

/** The five most probable classes. */
export function drawTop(logits: View, names: readonly string[], options: DrawOptions): SVGSVGElement {
  const top = topClasses(logits.data, names);
  return bars(
    top.map(({ name, probability }) => ({ name, share: probability })),
    { ...options, width: TOP_WIDTH },
  );
}

/** One scale for all maps, so that they compare. */
function mapAddress(proj: View, channel: number): string {
  const map = matrixOf(proj, 2, 3, [0, channel, 0, 0]);
  return pngDataUrl(rasterOf(map, divergingScale(symmetricMax(proj))));
}

function showPart(svg: SVGSVGElement, { patch, lastPatch }: MapPart, label: string): void {
  svg.setAttribute('aria-label', label);
  svg.querySelector('[data-veil]')?.setAttribute('d', outsidePath(svg, patch, lastPatch));
}

/** The cells before `first` and after `last`, row by row, as one path. */
function outsidePath(svg: SVGSVGElement, first: number, last: number): string {
  const { x, y, width, height, rows, cols } = readGrid(svg)!;
  const [cell, line] = [width / cols, height / rows];
  const path: string[] = [];
  const cover = (row: number, from: number, to: number) => {
    if (to > from)
      path.push(
        `M${round(x + from * cell)} ${round(y + row * line)}h${round((to - from) * cell)}v${round(line)}H${round(x + from * cell)}z`,
      );
  };
  for (let row = 0; row < rows; row++) {
    const inside = (patch: number) => Math.min(cols, Math.max(0, patch - row * cols));
    const [from, to] = [inside(first), inside(last + 1)];
    if (to > from) {
      cover(row, 0, from);
      cover(row, to, cols);
    } else cover(row, 0, cols);
  }
  return path.join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;
