import { expect, test } from 'vitest';
import { formatCount, formatIndexed, formatShape, formatShare, formatSigned, formatValue } from './format.ts';

test.for([
  [-0.31826, '−0.318'],
  [0, '0'],
  [-0, '0'],
  [12, '12'],
  [1234.5, '1235'],
  [0.00012, '1.20e−4'],
  [2.5e7, '2.50e7'],
  [NaN, 'nan'],
  [-Infinity, '−inf'],
] as const)('%d is written %s', ([value, text]) => {
  expect(formatValue(value)).toBe(text);
});

test('the ends of a signed range carry their sign, zero does not', () => {
  expect([2.31, -2.31, 0].map((value) => formatSigned(value))).toEqual(['+2.31', '−2.31', '0']);
});

test('a value with its index reads as Python code, with a plain minus', () => {
  expect(formatIndexed('x', [0, 57, 12], -0.31826)).toBe('x[0, 57, 12] = -0.3183');
});

test('a size reads as PyTorch writes it', () => {
  expect([formatShape([1, 197, 192]), formatShape([3]), formatShape([])]).toEqual([
    '(1, 197, 192)',
    '(3,)',
    '()',
  ]);
});

test('shares and large counts stay short', () => {
  expect([0, 0.00004, 0.004, 0.05, 0.713].map(formatShare)).toEqual([
    '0 %',
    '< 0.1 %',
    '0.4 %',
    '5.0 %',
    '71 %',
  ]);
  expect([147, 5717416].map(formatCount)).toEqual(['147', '5\u202f717\u202f416']);
});
