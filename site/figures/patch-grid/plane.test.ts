import { expect, test } from 'vitest';
import { at } from '#lib/plot/ndarray.ts';
import { book } from '../../book/book.node.ts';
import { patchOf, planarPixels } from '../../book/patch.ts';
import { meanColors, planeOf, squareRaster } from './plane.ts';
import { valueText } from './value.ts';

const PICKED = { row: 6, col: 3 };

test('the square shows the very pixels of the picture under the marked cell', async () => {
  const { cropped } = await book();
  const { width, data } = squareRaster(patchOf(planarPixels(cropped), PICKED), null);
  expect(width).toBe(16);
  for (let row = 0; row < 16; row++)
    for (let col = 0; col < 16; col++) {
      const from = ((96 + row) * 224 + 48 + col) * 3;
      const to = (row * 16 + col) * 4;
      expect([...data.slice(to, to + 3)]).toEqual([...cropped.data.slice(from, from + 3)]);
    }
});

test('a plane is as bright as its own colour, whatever the others are', async () => {
  const { cropped } = await book();
  const patch = patchOf(planarPixels(cropped), PICKED);
  for (const channel of [0, 1, 2]) {
    const plane = planeOf(patch, channel);
    const bright = (row: number, col: number) =>
      [0, 1, 2].reduce((sum, c) => sum + at(plane, c, row, col), 0);
    for (const [row, col] of [
      [0, 0],
      [5, 12],
      [15, 9],
    ] as const)
      for (const [row2, col2] of [
        [3, 3],
        [10, 14],
      ] as const) {
        const order = Math.sign(at(patch, channel, row, col) - at(patch, channel, row2, col2));
        const drawn = bright(row, col) - bright(row2, col2);
        // Neighbouring levels may be drawn alike, never the other way round.
        expect(order * drawn).toBeGreaterThanOrEqual(0);
        if (Math.abs(at(patch, channel, row, col) - at(patch, channel, row2, col2)) > 8)
          expect(drawn).not.toBe(0);
      }
  }
});

test('values read as Python has them', () => {
  expect(valueText('x', [0, 1, 87, 150], -0.318)).toBe('x[0, 1, 87, 150] = -0.3180');
  expect(valueText('pixels', [0, 1, 87, 150], 87)).toBe('pixels[0, 1, 87, 150] = 87');
});

test('mean colours are means of whole pixel values', () => {
  const patch = { data: [0, 10, 20, 20, 255, 255], shape: [3, 1, 2] };
  expect(meanColors(patch)).toEqual([5, 20, 255]);
});
