/** A vector as a strip of cells: one token, one row of a matrix, one column of weights. */
import { draw, MUTED } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { text } from './observable.ts';
import type { Markish } from './observable.ts';
import { cells, cellScales, outline, READ_CELLS } from './cells.ts';
import { formatCount, formatIndexed, formatSigned } from './format.ts';
import { say } from './language.ts';
import { legend, LEGEND_HEIGHT } from './legend.ts';
import { divergingScale, symmetricMax } from './scale.ts';
import type { ColorScale } from './scale.ts';
import { stats } from './stats.ts';
import type { Numbers } from './ndarray.ts';

/** How a strip is drawn. */
export interface RowOptions extends DrawOptions {
  /** Default: diverging, symmetric around 0. Pass one scale to strips that are compared. */
  readonly scale?: ColorScale;
  /** Height of the strip in px; default 24. */
  readonly height?: number;
  readonly selected?: number | null;
  /** Name and index for titles: `x[0, 57, 12] = -0.318`. */
  readonly name?: string;
  readonly index?: (i: number) => readonly number[];
  /** Default true. */
  readonly legend?: boolean;
  /** What stands above the strip's left end. */
  readonly caption?: string;
}

/** Draws a vector from left to right. */
export function row(data: Numbers, options: RowOptions = {}): SVGSVGElement {
  const { width: outer = 640, height = 24, selected = null, name = 'x', caption } = options;
  const index = options.index ?? ((i: number) => [i]);
  const matrix = { data, shape: [1, data.length] };
  const scale = options.scale ?? divergingScale(symmetricMax(matrix));
  const margins = {
    top: caption === undefined ? 3 : 18,
    right: 3,
    bottom: options.legend === false ? 3 : LEGEND_HEIGHT,
    left: 3,
  };
  const area = { width: outer - margins.left - margins.right, height };
  const marks: Markish[] = [
    cells(matrix, scale, area, ({ col }, value) => formatIndexed(name, index(col), value)),
  ];
  if (caption !== undefined)
    marks.push(text([caption], { frameAnchor: 'top-left', lineAnchor: 'bottom', dy: -4, fill: MUTED }));
  if (selected !== null) marks.push(...outline({ row: 0, col: selected }, 1, data.length));
  if (options.legend !== false) marks.push(...legend(scale, 6));
  return draw(
    {
      width: outer,
      height: height + margins.top + margins.bottom,
      margins,
      marks,
      scales: cellScales(1, data.length),
      label: describeRow(data, options),
      readCells: data.length <= READ_CELLS,
      grid: { x: margins.left, y: margins.top, ...area, rows: 1, cols: data.length },
    },
    options,
  );
}

/** Length, extremes and where they are. */
export function describeRow(data: Numbers, options: RowOptions = {}): string {
  const { lang = 'en', name = 'x' } = options;
  const index = options.index ?? ((i: number) => [i]);
  const { min, max } = stats(data);
  const place = (value: number) => `${name}[${index(Array.prototype.indexOf.call(data, value)).join(', ')}]`;
  const n = formatCount(data.length);
  if (Number.isNaN(min)) return say(lang, `${n} numbers, none finite.`, `${n} 个数，没有有限的数值。`);
  return say(
    lang,
    `${n} numbers: lowest ${formatSigned(min)} at ${place(min)}, highest ${formatSigned(max)} at ${place(max)}.`,
    `${n} 个数：最小 ${formatSigned(min)} 在 ${place(min)}，最大 ${formatSigned(max)} 在 ${place(max)}。`,
  );
}
