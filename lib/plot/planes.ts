/**
 * The colour planes of a small picture, the number written in each cell: what a patch is before the model.
 */
import { rect, text } from './observable.ts';
import type { Markish } from './observable.ts';
import { draw } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { TITLED_CELLS } from './cells.ts';
import { formatValue, formatIndexed } from './format.ts';
import { planeTint, PLANES } from './plane-color.ts';
import { say } from './language.ts';
import { stats } from './stats.ts';
import { at } from './ndarray.ts';
import type { NdArray } from './ndarray.ts';

/** How planes are drawn. */
export interface PlanesOptions extends DrawOptions {
  /** Planes in a row: 3 where there is room, 1 on a phone. Default by width. */
  readonly columns?: number;
  /** The values shown as black and as the full channel colour; default 0 and 255. */
  readonly range?: readonly [number, number];
  /** Writes a cell's number; default whole numbers as they are, others with two digits. */
  readonly format?: (value: number) => string;
  /** Name for the cells' titles: `patch[0, 3, 5] = 121`. */
  readonly name?: string;
  /** Cell to outline in all planes. */
  readonly selected?: { readonly row: number; readonly col: number } | null;
}

const GAP = 14;
const HEAD = 18;

/** Draws (3, h, w). @throws RangeError for any other shape. */
export function planes(patch: NdArray, options: PlanesOptions = {}): SVGSVGElement {
  const { shape } = patch;
  if (shape.length !== 3 || shape[0] !== 3)
    throw new RangeError(`planes are (3, h, w), not (${shape.join(', ')})`);
  const [, h, w] = shape as [number, number, number];
  const { width: outer = 960, range = [0, 255], name = 'patch', selected = null, lang = 'en' } = options;
  const columns = options.columns ?? (outer >= 600 ? 3 : 1);
  const width = columns === 1 ? Math.min(outer, 420) : outer;
  const format = options.format ?? (isWhole(patch) ? formatValue : formatFixed);
  const side = (width - GAP * (columns - 1)) / columns;
  const cell = side / w;
  const lines = Math.ceil(3 / columns);
  const height = lines * (HEAD + cell * h) + (lines - 1) * GAP;
  const numbers = Array.from({ length: 3 * h * w }, (_, i) => {
    const c = Math.floor(i / (h * w));
    const row = Math.floor(i / w) % h;
    const col = i % w;
    const x = (c % columns) * (side + GAP) + col * cell;
    const y = Math.floor(c / columns) * (HEAD + cell * h + GAP) + HEAD + row * cell;
    const share = shareOf(at(patch, c, row, col), range);
    return { c, row, col, x, y, share, value: at(patch, c, row, col) };
  });
  type Place = (typeof numbers)[number];
  const size = Math.min(11, cell * 0.5, (cell * 1.4) / longest(numbers.map(({ value }) => format(value))));
  const box = { x1: 'x', x2: (n: Place) => n.x + cell, y1: 'y', y2: (n: Place) => n.y + cell } as const;
  const marks: Markish[] = [
    text(PLANES, {
      x: (_: unknown, c: number) => (c % columns) * (side + GAP),
      y: (_: unknown, c: number) => Math.floor(c / columns) * (HEAD + cell * h + GAP),
      text: ({ en, zh }: (typeof PLANES)[number], c: number) => `${name}[${c}] ${say(lang, en, zh)}`,
      textAnchor: 'start',
      lineAnchor: 'top',
      dy: 1,
      fill: 'currentColor',
    }),
    rect(numbers, {
      ...box,
      inset: 0.5,
      fill: ({ c, share }: Place) => tint(c, share),
      ...(numbers.length <= TITLED_CELLS
        ? { title: ({ c, row, col, value }: Place) => formatIndexed(name, [c, row, col], value) }
        : {}),
      shapeRendering: 'crispEdges',
    }),
    text(numbers, {
      x: ({ x }: Place) => x + cell / 2,
      y: ({ y }: Place) => y + cell / 2,
      text: ({ value }: Place) => format(value),
      fontSize: size,
      fill: ({ c, share }: Place) => ink(c, share),
      pointerEvents: 'none',
    }),
  ];
  if (selected)
    for (const [inset, stroke] of [
      [-2.25, '#fff'],
      [-0.75, '#111'],
    ] as const)
      marks.push(
        rect(
          numbers.filter(({ row, col }) => row === selected.row && col === selected.col),
          { ...box, inset, stroke, fill: 'none', strokeWidth: 1.5 },
        ),
      );
  return draw(
    {
      width,
      height: Math.ceil(height),
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
      marks,
      scales: {
        x: { type: 'linear', domain: [0, width], axis: null },
        y: { type: 'linear', domain: [0, Math.ceil(height)], reverse: true, axis: null },
        color: { type: 'identity' },
      },
      label: describePlanes(patch, options),
    },
    options,
  );
}

/** Each plane's mean and range in a sentence. */
export function describePlanes(patch: NdArray, { lang = 'en' }: PlanesOptions = {}): string {
  const [, h, w] = patch.shape as [number, number, number];
  const each = PLANES.map(({ en, zh }, c) => {
    const { min, max, mean } = stats(patch.data.slice(c * h * w, (c + 1) * h * w));
    return say(
      lang,
      `${en} ${formatValue(min)} to ${formatValue(max)}, mean ${formatValue(mean)}`,
      `${zh} ${formatValue(min)} 到 ${formatValue(max)}，平均 ${formatValue(mean)}`,
    );
  });
  return say(
    lang,
    `Three planes of ${h} by ${w} numbers, ${3 * h * w} in all: ${each.join('; ')}.`,
    `三个 ${h} × ${w} 的平面，共 ${3 * h * w} 个数：${each.join('；')}。`,
  );
}

function shareOf(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function tint(c: number, share: number): string {
  return `rgb(${planeTint(c, share).join(', ')})`;
}

/** White on dark cells; black once the tint is bright enough for a contrast of 4.5. */
function ink(c: number, share: number): string {
  const [r, g, b] = PLANES[c]!.color.map((full) => ((full * share) / 255) ** 2.2) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000' : '#fff';
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

function isWhole({ data }: NdArray): boolean {
  return Array.prototype.every.call(data, Number.isInteger);
}

/** Two digits after the point, without the zeros that a cell has no room for: `−.31`, `−1`, `0`. */
function formatFixed(value: number): string {
  const rounded = Number(value.toFixed(2));
  if (Number.isInteger(rounded)) return formatValue(rounded);
  return value
    .toFixed(2)
    .replace('-', '\u2212')
    .replace(/^(\u2212?)0\./, '$1.');
}
