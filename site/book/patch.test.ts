import { expect, test } from 'vitest';
import { at } from '#lib/plot/ndarray.ts';
import { book } from './book.node.ts';
import { inputIndex, patchGrid, patchOf, patchSlice, planarPixels } from './patch.ts';

const PLACE = { row: 6, col: 3 };

test('a patch holds the numbers of the input that its index names', async () => {
  const { input } = await book();
  const patch = patchOf(input, PLACE);
  expect(patch.shape).toEqual([3, 16, 16]);
  for (const [channel, row, col] of [
    [0, 0, 0],
    [1, 7, 12],
    [2, 15, 15],
  ] as const)
    expect(at(patch, channel, row, col)).toBe(at(input, ...inputIndex(PLACE, channel, { row, col })));
  expect(inputIndex(PLACE, 1, { row: 7, col: 12 })).toEqual([0, 1, 103, 60]);
  expect(patchSlice('x', PLACE)).toBe('x[0, :, 96:112, 48:64]');
});

test('all patches together are the whole input, each number once', async () => {
  const { input } = await book();
  const { rows, cols } = patchGrid(input);
  const numbers: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) numbers.push(...patchOf(input, { row, col }).data);
  expect(numbers.sort()).toEqual(Array.from(input.data).sort());
});

test('pixels in the order of the input are the input before it was normalised', async () => {
  const { input, cropped } = await book();
  const pixels = planarPixels(cropped);
  expect(pixels.shape).toEqual(input.shape);
  // (value / 255 − 0.5) / 0.5, in float32
  for (let i = 0; i < input.data.length; i += 997)
    expect(input.data[i]).toBeCloseTo((pixels.data[i]! / 255 - 0.5) / 0.5, 6);
});
