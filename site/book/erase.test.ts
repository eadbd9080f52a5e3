import { expect, test } from 'vitest';
import { book } from './book.node.ts';
import { largestPlaces, somePlaces, withoutPatches } from './erase.ts';
import { patchOf } from './patch.ts';

test('erasing leaves the other patches as they were', async () => {
  const { input } = await book();
  const erased = withoutPatches(input, [0, 88, 195]);
  for (const [row, col] of [
    [0, 0],
    [6, 4],
    [13, 13],
  ] as const)
    expect(patchOf(erased, { row, col }).data.every((value) => value === 0)).toBe(true);
  expect(Array.from(patchOf(erased, { row: 6, col: 5 }).data)).toEqual(
    Array.from(patchOf(input, { row: 6, col: 5 }).data),
  );
  expect(Array.from(input.data)).not.toEqual(Array.from(erased.data));
});

test('the largest come first, and chance is the same for the same seed', () => {
  expect(largestPlaces([3, 9, 1, 7], 2)).toEqual([1, 3]);
  expect(somePlaces(20, 196, 1)).toEqual(somePlaces(20, 196, 1));
  expect(somePlaces(20, 196, 1)).not.toEqual(somePlaces(20, 196, 2));
  expect(new Set(somePlaces(20, 196, 3)).size).toBe(20);
  expect(Math.max(...somePlaces(196, 196, 4))).toBe(195);
});
