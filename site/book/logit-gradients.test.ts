import { expect, test } from 'vitest';
import { askedClasses, headNorms, rowNorms } from './logit-gradients.ts';

test('a row is as long as its numbers make it', () => {
  const tokens = { data: Float32Array.of(3, 4, 0, 0, -5, 12), shape: [1, 3, 2] };
  expect([...rowNorms(tokens)]).toEqual([5, 0, 13]);
  const heads = { data: Float32Array.of(1, 1, 1, 1, 0, 3, 0, -4), shape: [1, 2, 2, 2] };
  expect([...headNorms(heads)]).toEqual([2, 5]);
});

test('the first five answers can be asked about, or as many as there are', () => {
  expect(askedClasses([0, 3, 1, 9, 2, 8])).toEqual([3, 5, 1, 4, 2]);
  expect(askedClasses([1, 2])).toEqual([1, 0]);
});
