/**
 * Colour scales: a value to a colour, for pixels and for Plot alike.
 *
 * Three kinds. *diverging*: signed numbers, white at 0, blue below, vermilion above, always symmetric.
 * *sequential*: attention, from 0, dark to light. *gray*: brightness of a plane. The colours of data are the
 * same in both themes (a picture drawn at build time cannot know the theme); only text, rules and frames
 * follow it.
 *
 * Two pictures that are compared share one scale: `symmetricMax(a, b)`, `sharedRange(a, b)`. Nothing here
 * stretches one picture by its own minimum and maximum.
 */
import { fromLch, labToRgb, mixStops, rgbToLab } from './oklab.ts';
import type { Lab, Rgb } from './oklab.ts';
import { stats } from './stats.ts';
import type { NdArray } from './ndarray.ts';

/** A colour scale with the range it prints. */
export interface ColorScale {
  readonly kind: 'diverging' | 'sequential' | 'gray';
  readonly domain: readonly [number, number];
  /** The colour of a value; values outside the range take its ends, NaN and infinities `MISSING`. */
  rgb(value: number): Rgb;
  /** The same as CSS, `#rrggbb`. */
  css(value: number): string;
}

/** Colour of NaN and infinities: a magenta that no scale holds. */
export const MISSING: Rgb = [230, 0, 200];

/** Control points of the diverging scale in OKLCH; lightness is the same at equal distance from 0. */
export const DIVERGING_STOPS: readonly Lab[] = [
  fromLch(0.36, 0.1, 255),
  fromLch(0.64, 0.125, 248),
  fromLch(0.975, 0, 0),
  fromLch(0.64, 0.155, 48),
  fromLch(0.36, 0.09, 42),
];

/** Control points of the attention scale: five colours of viridis (Smith and van der Walt, CC0). */
export const SEQUENTIAL_STOPS: readonly Lab[] = (
  [
    [68, 1, 84],
    [59, 82, 139],
    [33, 145, 140],
    [94, 201, 98],
    [253, 231, 37],
  ] as const
).map(rgbToLab);

const GRAY_STOPS: readonly Lab[] = [
  [0, 0, 0],
  [1, 0, 0],
];

/** Signed values, white at 0, symmetric: the range is −max to +max. */
export function divergingScale(max: number): ColorScale {
  const size = Math.abs(max) || 1;
  return scaleOf('diverging', [-size, size], DIVERGING_STOPS);
}

/** Attention and other shares: from 0, dark, to `max`, light. Give all heads the same `max`. */
export function attentionScale(max = 1): ColorScale {
  return scaleOf('sequential', [0, max > 0 ? max : 1], SEQUENTIAL_STOPS);
}

/** Black at `low`, white at `high`; the range is given, never taken from one picture. */
export function grayscale(low = 0, high = 255): ColorScale {
  return scaleOf('gray', [low, high], GRAY_STOPS);
}

/** The largest finite absolute value in all the arrays: the shared end of a diverging scale. */
export function symmetricMax(...arrays: NdArray[]): number {
  const [low, high] = sharedRange(...arrays);
  return Math.max(Math.abs(low), Math.abs(high));
}

/** The smallest and largest finite value in all the arrays; `[0, 0]` when there is none. */
export function sharedRange(...arrays: NdArray[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const array of arrays) {
    const { min, max } = stats(array.data);
    if (min < low) low = min;
    if (max > high) high = max;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** Black or white, whichever reads better on the colour. */
export function inkOn(color: Rgb): '#000' | '#fff' {
  return rgbToLab(color)[0] > 0.62 ? '#000' : '#fff';
}

const STEPS = 512;

/** By its control points: a scale is made anew for each range that is shown, its colours are not. */
const tables = new Map<readonly Lab[], readonly Rgb[]>();

function tableOf(stops: readonly Lab[]): readonly Rgb[] {
  let table = tables.get(stops);
  if (!table) {
    table = Array.from({ length: STEPS + 1 }, (_, i) => labToRgb(mixStops(stops, i / STEPS)));
    tables.set(stops, table);
  }
  return table;
}

function scaleOf(
  kind: ColorScale['kind'],
  domain: readonly [number, number],
  stops: readonly Lab[],
): ColorScale {
  const table = tableOf(stops);
  const [low, high] = domain;
  const rgb = (value: number): Rgb => {
    if (!Number.isFinite(value)) return MISSING;
    const t = (value - low) / (high - low);
    return table[Math.round(Math.min(1, Math.max(0, t)) * STEPS)]!;
  };
  const css = (value: number) =>
    `#${rgb(value)
      .map((c) => c.toString(16).padStart(2, '0'))
      .join('')}`;
  return { kind, domain, rgb, css };
}
