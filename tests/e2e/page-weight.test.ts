// Of the files of the build alone; home.test.ts asks a browser what it requests.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pageWeights } from './page-weight.ts';

const LIMIT = 60_000;
const weights = pageWeights(fileURLToPath(new URL('../../dist', import.meta.url)));

test('before the first touch no page loads more than 60 kB of script', () => {
  expect(weights.length).toBeGreaterThan(5);
  // The home page's own scripts are found, so that nothing passes by being overlooked.
  expect(weights.find(({ page }) => page === '')!.scripts.length).toBeGreaterThan(10);
  const heavy = weights
    .filter(({ bytes }) => bytes > LIMIT)
    .map(({ page, bytes, scripts }) => ({ page, bytes, heaviest: scripts.slice(0, 5) }));
  expect(heavy).toEqual([]);
});
