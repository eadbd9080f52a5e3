import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { floatRepr, formatExponent, formatFixed } from './index.ts';

interface Floats {
  readonly specs: readonly string[];
  readonly bytes: string;
  /** A row for each number, a column for each spec. */
  readonly texts: readonly (readonly string[])[];
}

const path = new URL('../../../tests/fixtures/torch/printing.json', import.meta.url);
const { specs, bytes, texts } = (JSON.parse(readFileSync(path, 'utf8')) as { floats: Floats }).floats;
const numbers = new Float64Array(Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)).buffer);

function formatted(value: number, spec: string): string {
  if (spec === '') return floatRepr(value);
  const precision = Number(spec.slice(1, -1));
  return spec.endsWith('e') ? formatExponent(value, precision) : formatFixed(value, precision);
}

test.each(specs.map((spec, column) => [spec || 'repr', spec, column] as const))(
  'Floats are written as Python writes them: %s',
  (_, spec, column) => {
    expect(Array.from(numbers, (value) => formatted(value, spec))).toEqual(texts.map((row) => row[column]));
  },
);

test('Ties go to the even digit, and only ties', () => {
  expect([0.5, 1.5, 2.5].map((value) => formatFixed(value, 0))).toEqual(['0', '2', '2']);
  expect(formatFixed(2.675, 2)).toBe('2.67');
  expect([12345, 12355, 1.25e17].map((value) => formatExponent(value, value > 1e6 ? 1 : 3))).toEqual([
    '1.234e+04',
    '1.236e+04',
    '1.2e+17',
  ]);
});
