import { expect, test } from 'vitest';
import { normalisedFor } from './normalised.ts';

const input = { data: Float32Array.of(-1, 1, 0, 0.5, 1, -1), shape: [1, 3, 1, 2] };

test('a model of the page’s own normalisation takes the very same numbers', () => {
  expect(normalisedFor(input)).toBe(input);
  expect(normalisedFor(input, { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] })).toBe(input);
});

test('another one has the pixels shifted and divided by its own numbers, colour by colour', () => {
  const { data, shape } = normalisedFor(input, { mean: [0, 0.5, 0.4], std: [1, 0.25, 0.2] });
  expect(shape).toEqual([1, 3, 1, 2]);
  // Pixels 0, 1 of red, 0.5, 0.75 of green, 1, 0 of blue.
  for (const [i, value] of [0, 1, 0, 1, 3, -2].entries()) expect(data[i]).toBeCloseTo(value, 6);
});
