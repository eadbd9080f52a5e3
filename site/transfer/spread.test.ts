import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test('the spread over draws is their mean, their least and their most', () => {
  const { mean, least, most } = spreadOf([0.9, 0.6, 0.9]);
  expect(mean).toBeCloseTo(0.8);
  expect([least, most]).toEqual([0.6, 0.9]);
});
