/**
 * How the elements of one tensor are written, after torch/_tensor_str.py `_Formatter`: all alike and equally
 * wide, chosen from the values that are shown.
 */
import type { PrintOptions } from './print_options.ts';
import { formatExponent, formatFixed } from './python_float.ts';

/** An element: integers beyond 2⁵³ come as bigint. */
export type Scalar = number | bigint | boolean;

export interface Elements {
  readonly texts: readonly string[];
  /** Of a column. Where all elements are zero, infinite or NaN, they may be wider. */
  readonly width: number;
}

/** @param values those that will be shown. */
export function elementTexts(values: readonly Scalar[], dtype: string, options: PrintOptions): Elements {
  if (isFloatingPoint(dtype)) return floatTexts(values.map(Number), options);
  const texts = values.map(dtype === 'bool' ? (value) => (value ? 'True' : 'False') : String);
  return padded(texts, widest(texts));
}

export function isFloatingPoint(dtype: string): boolean {
  return dtype.startsWith('float') || dtype === 'bfloat16';
}

function floatTexts(values: readonly number[], options: PrintOptions): Elements {
  const format = floatFormat(values.filter(isMeasured), options);
  const texts = values.map(format);
  // Zeros, infinities and NaN do not widen the column.
  return padded(texts, widest(texts.filter((_, i) => isMeasured(values[i]!))));
}

function isMeasured(value: number): boolean {
  return Number.isFinite(value) && value !== 0;
}

function floatFormat(
  measured: readonly number[],
  { precision, sci_mode }: PrintOptions,
): (value: number) => string {
  const { min, max } = extent(measured);
  const isScientific = measured.length > 0 && (sci_mode ?? (max / min > 1000 || max > 1e8 || min < 1e-4));
  if (isScientific) return (value) => formatExponent(value, precision);
  if (measured.every(Number.isInteger)) return wholeFloat;
  return (value) => formatFixed(value, precision);
}

/** A whole number with a bare point, which says that it is a float. */
function wholeFloat(value: number): string {
  return formatFixed(value, 0) + (Number.isFinite(value) ? '.' : '');
}

/** The smallest and the largest magnitude. */
function extent(values: readonly number[]): { min: number; max: number } {
  let [min, max] = [Infinity, 0];
  for (const value of values) {
    const size = Math.abs(value);
    if (size < min) min = size;
    if (size > max) max = size;
  }
  return { min, max };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 1);
}

function padded(texts: readonly string[], width: number): Elements {
  return { texts: texts.map((text) => text.padStart(width)), width };
}
