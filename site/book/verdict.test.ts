import { expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

test('a verdict: the cost of the first class, its margin, and whether another is named', () => {
  expect(verdictOf([5, 1, 0], [2, 3, 0])).toEqual({ first: 0, now: 1, flips: true, cost: 3, margin: -1 });
  expect(verdictOf([5, 1, 0], [4, 1, 0])).toMatchObject({ flips: false, cost: 1, margin: 3 });
});
