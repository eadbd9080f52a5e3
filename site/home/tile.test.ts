import { expect, test } from 'vitest';
import { channelPlaces, channelsTile, logitsTile, look, lookTiles, tokensTile } from './tile.ts';

const tensor = (shape: number[], value: (i: number) => number) => ({
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => value(i)),
  shape,
});
const pixel = ({ raster }: ReturnType<typeof tokensTile>, x: number, y: number) =>
  Array.from(raster.data.subarray((y * raster.width + x) * 4, (y * raster.width + x) * 4 + 4));

test('a block’s look is the class token’s row, averaged over the heads, without itself', () => {
  // (1, 2, 5, 5): row 0 of head 0 is .2 to itself and .8, 0, 0, 0; of head 1 it is 0, 0, 0, 1 and nothing to
  // itself.
  const attention = tensor([1, 2, 5, 5], () => 0.5);
  attention.data.set([0.2, 0.8, 0, 0, 0], 0);
  attention.data.set([0, 0, 0, 0, 1], 25);
  const { data, shape } = look(attention);
  expect(shape).toEqual([2, 2]);
  expect(Array.from(data).map((value) => value.toFixed(3))).toEqual(['0.400', '0.000', '0.000', '0.500']);
});

test('all looks share one range from 0, whose end leaves out the brightest cells alone', () => {
  const faint = { data: new Float32Array(196).fill(0.01), shape: [14, 14] as const };
  const bright = { data: new Float32Array(196).fill(0.02), shape: [14, 14] as const };
  bright.data[7] = 0.9;
  const [a, b] = lookTiles([faint, bright]);
  expect(a!.max).toBeCloseTo(0.02, 6);
  expect(b!.max).toBe(a!.max);
  expect(pixel(a!, 0, 0)).not.toEqual(pixel(b!, 0, 0));
  expect(pixel(b!, 7, 0)).toEqual(pixel(b!, 0, 0)); // both at the scale's end
});

test('tokens are drawn a row a token and a column a channel, white at 0', () => {
  const tile = tokensTile(tensor([1, 3, 2], (i) => [0, -4, 4, 1, 0, 0][i]!));
  expect([tile.raster.width, tile.raster.height, tile.max]).toEqual([2, 3, 4]);
  const white = pixel(tile, 0, 0);
  expect(Math.min(...white)).toBeGreaterThan(240);
  expect(pixel(tile, 0, 2)).toEqual(white);
  const [red, , blue] = pixel(tile, 1, 0);
  expect(blue).toBeGreaterThan(red!); // below 0 is blue
});

test('sixteen channels are drawn four in a row, in one range', () => {
  const tile = channelsTile(tensor([1, 192, 14, 14], (i) => (i < 196 ? 1 : i < 2 * 196 ? 0.5 : 0)));
  expect(tile.raster.width).toBe(tile.raster.height);
  expect(tile.max).toBe(1);
  expect(pixel(tile, 0, 0)).not.toEqual(pixel(tile, 14 * 4 + 4, 0));
  expect(pixel(tile, 14 * 4, 0)[3]).toBe(0); // the gap is clear
});

test('a patch is found in each channel where the tile has its number', () => {
  const shape = [1, 192, 14, 14];
  const [row, col] = [6, 9];
  const tile = channelsTile(tensor(shape, (i) => (i % 196 === row * 14 + col ? 1 : 0)));
  const { side, at } = channelPlaces(shape);
  const { width, height } = tile.raster;
  const white = pixel(tile, 0, 0);
  for (let channel = 0; channel < 16; channel++) {
    const { left, top } = at(channel, row, col);
    const [x, y] = [Math.round(left * width), Math.round(top * height)];
    expect(pixel(tile, x, y)).not.toEqual(white);
    expect(pixel(tile, x - 1, y - 1)).toEqual(white);
    const [right, bottom] = [x + Math.round(side.width * width), y + Math.round(side.height * height)];
    expect(pixel(tile, right - 1, bottom - 1)).not.toEqual(white);
    expect(pixel(tile, right, y)).toEqual(white);
  }
});

test('logits that do not fill the last row leave it clear', () => {
  const tile = logitsTile(tensor([1, 23], (i) => i - 11));
  expect([tile.raster.width, tile.raster.height]).toEqual([5, 5]);
  expect(pixel(tile, 2, 4)[3]).toBe(255);
  expect(pixel(tile, 3, 4)[3]).toBe(0);
});
