/**
 * Where a figure's axes stand, in pixels; after matplotlib's `SubplotParams`, `GridSpec` and `tight_layout`.
 */
import type { AxesSpec, FigureSpec, GridPlace } from './spec.ts';
import { axisTexts } from './axis.ts';
import { widthOf } from './text.ts';

/** Pixels an inch and a point: matplotlib's 100 dpi. */
export const DPI = 100;
export const POINT = DPI / 72;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How much of the room around an axes its own texts take. */
function marginsOf(axes: AxesSpec, width: number, height: number): Margins {
  const pad = 4 * POINT;
  const margins = { left: pad, right: pad, top: pad, bottom: pad };
  if (axes.title) margins.top += axes.titleSize * POINT * 1.2 * axes.title.split('\n').length + 6 * POINT;
  if (!axes.framed) return margins;
  if (axes.x.shown && axes.x.labelled)
    margins.bottom += 3.5 * POINT + axes.x.tickSize * POINT * (axes.x.rotation ? 2.6 : 1.2);
  if (axes.x.label) margins.bottom += axes.x.labelSize * POINT * 1.2 + 4 * POINT;
  if (axes.y.shown && axes.y.labelled) {
    const texts = axisTexts(axes.y, height).texts;
    margins.left += 7 * POINT + Math.max(0, ...texts.map((text) => widthOf(text, axes.y.tickSize * POINT)));
  }
  if (axes.y.label) margins.left += axes.y.labelSize * POINT * 1.2 + 4 * POINT;
  if (axes.x.shown && axes.x.labelled) margins.right += width > 0 ? 6 * POINT : 0;
  return margins;
}

/**
 * The box of each axes before its picture's proportions narrow it; colorbars take theirs from their hosts.
 */
export function placedAxes(figure: FigureSpec): Box[] {
  const boxes = rooms(figure);
  figure.axes.forEach(({ beside }, i) => {
    if (!beside) return;
    const { hosts, horizontal, fraction, shrink, pad } = beside;
    const around = union(hosts.map((host) => boxes[host]!));
    const share = 1 - fraction - pad;
    for (const host of hosts) boxes[host] = squeezed(boxes[host]!, around, share, horizontal);
    const axes = figure.axes[hosts[0]!]!;
    const only = hosts.length === 1 && axes.equal;
    const inner = only
      ? withEqualUnits(boxes[hosts[0]!]!, axes.x.limits, axes.y.limits)
      : union(hosts.map((host) => boxes[host]!));
    const size = Math.min(horizontal ? inner.height : inner.width, horizontal ? around.width : around.height);
    const thick = Math.max(8, Math.min(size * 0.06, 18));
    boxes[i] = horizontal
      ? {
          x: inner.x + (inner.width * (1 - shrink)) / 2,
          y: inner.y + inner.height + pad * around.height + 24,
          width: inner.width * shrink,
          height: thick,
        }
      : {
          x: inner.x + inner.width + Math.max(10, pad * inner.width),
          y: inner.y + (inner.height * (1 - shrink)) / 2,
          width: thick,
          height: inner.height * shrink,
        };
  });
  return boxes;
}

function union(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** A box moved and narrowed as all of them are to a share of the room. */
function squeezed(box: Box, around: Box, share: number, horizontal: boolean): Box {
  return horizontal
    ? { ...box, y: around.y + (box.y - around.y) * share, height: box.height * share }
    : { ...box, x: around.x + (box.x - around.x) * share, width: box.width * share };
}

function rooms(figure: FigureSpec): Box[] {
  const [width, height] = figure.size.map((inches) => inches * DPI) as [number, number];
  return figure.axes.map((axes) => {
    if (axes.place)
      return figure.tight
        ? tightBox(figure, axes.place, width, height)
        : gridBox(figure, axes.place, width, height);
    const [left, bottom, wide, high] = axes.box ?? [0.125, 0.11, 0.775, 0.77];
    return { x: left * width, y: (1 - bottom - high) * height, width: wide * width, height: high * height };
  });
}

function gridBox({ adjust }: FigureSpec, place: GridPlace, width: number, height: number): Box {
  const { left = 0.125, right = 0.9, bottom = 0.11, top = 0.88, wspace = 0.2, hspace = 0.2 } = adjust;
  const [cellWidth, gapWidth] = cells((right - left) * width, place.columns, wspace);
  const [cellHeight, gapHeight] = cells((top - bottom) * height, place.rows, hspace);
  const [column, lastColumn] = place.column;
  const [row, lastRow] = place.row;
  return {
    x: left * width + column * (cellWidth + gapWidth),
    y: (1 - top) * height + row * (cellHeight + gapHeight),
    width: cellWidth * (lastColumn - column + 1) + gapWidth * (lastColumn - column),
    height: cellHeight * (lastRow - row + 1) + gapHeight * (lastRow - row),
  };
}

/** The size of a cell and of the gaps, which are `space` of a cell. */
function cells(total: number, count: number, space: number): [number, number] {
  const cell = total / (count + space * (count - 1));
  return [cell, cell * space];
}

/** Cells of one size, with the largest margins that any axes of the figure needs. */
function tightBox(figure: FigureSpec, place: GridPlace, width: number, height: number): Box {
  const head = figure.title ? 20 * POINT : 0;
  const [cellWidth, cellHeight] = [width / place.columns, (height - head) / place.rows];
  const margins: Margins = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const each of figure.axes) {
    if (!each.place) continue;
    const own = marginsOf(each, cellWidth, cellHeight);
    for (const side of ['left', 'right', 'top', 'bottom'] as const)
      margins[side] = Math.max(margins[side], own[side]);
  }
  const x = place.column[0] * cellWidth + margins.left;
  const y = head + place.row[0] * cellHeight + margins.top;
  return {
    x,
    y,
    width: Math.max(10, (place.column[1] + 1) * cellWidth - margins.right - x),
    height: Math.max(10, head + (place.row[1] + 1) * cellHeight - margins.bottom - y),
  };
}

/** The box narrowed so that a unit is as long across as down. */
export function withEqualUnits(box: Box, xs: readonly number[], ys: readonly number[]): Box {
  const ratio = Math.abs((ys[1]! - ys[0]!) / (xs[1]! - xs[0]!));
  const height = Math.min(box.height, box.width * ratio);
  const width = height / ratio;
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}
