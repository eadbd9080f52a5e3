import { expect, test } from 'vitest';
import { readingOrder } from '../../drawings/memory-ribbon.tsx';
import { codeOf, readAs, rowsOf } from './reading.ts';

test('flattening the grid keeps every number; swapping steps over a whole map', () => {
  const flat = readAs({ start: 2, end: 3, swap: false });
  expect([flat.shape, flat.strides]).toEqual([
    [1, 2, 12],
    [24, 12, 1],
  ]);
  const tokens = readAs({ start: 2, end: 3, swap: true });
  expect([tokens.shape, tokens.strides, tokens.is_contiguous()]).toEqual([[1, 12, 2], [24, 1, 12], false]);
  expect(rowsOf(tokens)).toBe(12);
  // Memory in its own order holds 0 to 23: where a reading steps is what it reads.
  expect(readingOrder(tokens.shape, tokens.strides)).toEqual(Array.from(tokens.values()));
});

test('every setting reads each of the 24 places once', () => {
  for (let start = 0; start < 4; start++)
    for (let end = 0; end < 4; end++)
      for (const swap of [false, true]) {
        const order = readingOrder(...stridesOf(readAs({ start, end, swap })));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i));
      }
});

test('as it is written in Python', () => {
  expect(codeOf({ start: 2, end: 3, swap: true })).toBe('x.flatten(2).transpose(1, 2)');
  expect(codeOf({ start: 1, end: 2, swap: false })).toBe('x.flatten(1, 2)');
  expect(codeOf({ start: 0, end: 3, swap: true })).toBe('x.flatten(0)');
  expect(codeOf({ start: 3, end: 3, swap: false })).toBe('x');
  expect(codeOf({ start: 3, end: 3, swap: true })).toBe('x.transpose(2, 3)');
});

const stridesOf = ({ shape, strides }: { shape: readonly number[]; strides: readonly number[] }) =>
  [shape, strides] as const;
