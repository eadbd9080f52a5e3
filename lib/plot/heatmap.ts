/**
 * A matrix as a picture: axes named by dimension letter and colour, counted from 0, the range printed below.
 */
import { axisX, axisY, text } from './observable.ts';
import type { Markish } from './observable.ts';
import { draw, RULE } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { cells, cellScales, outline, READ_CELLS } from './cells.ts';
import { dimensionColor, dimensionName } from './dimension.ts';
import type { DimensionLetter } from './dimension.ts';
import { formatIndexed, formatShape, formatSigned, formatValue } from './format.ts';
import { say } from './language.ts';
import type { Language } from './language.ts';
import { legend, LEGEND_HEIGHT } from './legend.ts';
import { divergingScale, symmetricMax } from './scale.ts';
import type { ColorScale } from './scale.ts';
import { stats } from './stats.ts';
import { labelWidth, tickPlaces } from './ticks.ts';
import type { NdArray } from './ndarray.ts';

/** How a matrix is drawn. */
export interface HeatmapOptions extends DrawOptions {
  /** Letters of the two dimensions; they name and colour the axes. */
  readonly rowDim?: DimensionLetter | null;
  readonly colDim?: DimensionLetter | null;
  /** Default: diverging, symmetric around 0. Pass one scale to pictures that are compared. */
  readonly scale?: ColorScale;
  /** Height of the cells' area in px; default square cells, at most `maxHeight`. */
  readonly height?: number;
  /** Default 480. */
  readonly maxHeight?: number;
  /** Cell, row or column to outline. */
  readonly selected?: { readonly row?: number; readonly col?: number } | null;
  /** The tensor's name and the index of a cell in it, for titles: `x[0, 57, 12] = -0.318`. */
  readonly name?: string;
  readonly index?: (row: number, col: number) => readonly number[];
  /** Default true. */
  readonly legend?: boolean;
}

/** Draws `matrix` (rows, cols). */
export function heatmap(matrix: NdArray, options: HeatmapOptions = {}): SVGSVGElement {
  const [rows, cols] = matrix.shape as [number, number];
  const { rowDim = null, colDim = null, maxHeight = 480, selected = null, name = 'x', lang = 'en' } = options;
  const scale = options.scale ?? divergingScale(symmetricMax(matrix));
  const index = options.index ?? ((row: number, col: number) => [row, col]);
  const [rowLabel, colLabel] = [rows, cols].map((count) => labelWidth(String(count - 1))) as [number, number];
  const margins = {
    top: colDim ? 36 : 20,
    right: Math.max(10, Math.ceil(colLabel / 2)),
    bottom: options.legend === false ? 6 : LEGEND_HEIGHT,
    left: Math.max(rowDim ? 50 : 34, rowLabel + (rowDim ? 22 : 8)),
  };
  const width = options.width ?? 640;
  const area = areaOf(width - margins.left - margins.right, rows, cols, options.height, maxHeight);
  const marks: Markish[] = [
    cells(matrix, scale, area, ({ row, col }, value) => formatIndexed(name, index(row, col), value)),
    ...ticks(rows, cols, area),
  ];
  if (colDim) marks.push(axisName(colDim, lang, cols, 0, area.width < 110));
  if (rowDim) marks.push(axisName(rowDim, lang, rows, margins.left, area.height < 110));
  if (selected) marks.push(...outline(selected, rows, cols));
  if (options.legend !== false) marks.push(...legend(scale));
  return draw(
    {
      width: area.width + margins.left + margins.right,
      height: area.height + margins.top + margins.bottom,
      margins,
      marks,
      scales: cellScales(rows, cols),
      label: describeHeatmap(matrix, options),
      readCells: rows * cols <= READ_CELLS,
      grid: { x: margins.left, y: margins.top, ...area, rows, cols },
    },
    options,
  );
}

/** The picture in a sentence: shape, dimensions, range and where the extremes are. */
export function describeHeatmap(matrix: NdArray, options: HeatmapOptions = {}): string {
  const { rowDim, colDim, name = 'x', lang = 'en' } = options;
  const index = options.index ?? ((row: number, col: number) => [row, col]);
  const cols = matrix.shape[1]!;
  const { min, max } = stats(matrix.data);
  const place = (value: number) => {
    const i = Array.prototype.indexOf.call(matrix.data, value);
    return `${name}[${index(Math.floor(i / cols), i % cols).join(', ')}]`;
  };
  const shape = formatShape(matrix.shape);
  const number = min < 0 ? formatSigned : formatValue;
  const dims = rowDim && colDim ? [dimensionName(rowDim, lang), dimensionName(colDim, lang)] : null;
  if (Number.isNaN(min))
    return say(lang, `Heatmap ${shape}, no finite values.`, `热图 ${shape}，没有有限的数值。`);
  return say(
    lang,
    `Heatmap ${shape}${dims ? `, ${dims[0]} by ${dims[1]}` : ''}: lowest ${number(min)} at ${place(min)}, highest ${number(max)} at ${place(max)}.`,
    `热图 ${shape}${dims ? `，${dims[0]} × ${dims[1]}` : ''}：最小 ${number(min)} 在 ${place(min)}，最大 ${number(max)} 在 ${place(max)}。`,
  );
}

/** Square cells where they fit, otherwise as high as allowed. */
function areaOf(width: number, rows: number, cols: number, height: number | undefined, maxHeight: number) {
  if (height !== undefined) return { width, height };
  const square = (width / cols) * rows;
  if (square <= maxHeight) return { width, height: Math.round(square) };
  const shrunk = Math.round((maxHeight / rows) * cols);
  return shrunk >= width / 3 ? { width: shrunk, height: maxHeight } : { width, height: maxHeight };
}

function ticks(rows: number, cols: number, area: { width: number; height: number }): Markish[] {
  const middle = (places: number[]) => places.map((place) => place + 0.5);
  const look = { tickSize: 3, tickPadding: 3, label: null, stroke: RULE, fill: 'currentColor' } as const;
  const tickFormat = (place: number) => String(place - 0.5);
  return [
    axisX({ ...look, anchor: 'top', ticks: middle(tickPlaces(cols, area.width, 34)), tickFormat }),
    axisY({ ...look, anchor: 'left', ticks: middle(tickPlaces(rows, area.height, 22)), tickFormat }),
  ];
}

/** @param left px left of the frame, for the name of rows; 0 for that of columns. */
function axisName(
  letter: DimensionLetter,
  lang: Language,
  size: number,
  left: number,
  short: boolean,
): Markish {
  const label = short ? letter : `${letter} = ${size} ${dimensionName(letter, lang)}`;
  const look = { fill: dimensionColor(letter), fontWeight: 600 } as const;
  return left
    ? text([label], { ...look, frameAnchor: 'left', textAnchor: 'middle', rotate: -90, dx: 10 - left })
    : text([label], { ...look, frameAnchor: 'top', lineAnchor: 'bottom', dy: -22 });
}
