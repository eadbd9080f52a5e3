/** What the chapter says of the last map and its norm, on all sample pictures. */
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { channelOf, correlation, mostApart, mostVaried } from './maps.ts';

test('without the norm the last map is another, with it the same to the last bit', async () => {
  const { run } = await book();
  for (const { file } of await scenes()) {
    const { input } = await preparedScene(file);
    const given = await run([model.blocks[11], model.norm, 'forward_features'], { input });
    const features = tensorOf(given, 'forward_features');
    expect(mostApart(tensorOf(given, model.blocks[11]), features), file).toBeGreaterThan(5);
    expect(mostApart(tensorOf(given, model.norm), features), file).toBe(0);
  }
});

test('each channel’s map keeps its pattern and is several times as large before the norm', async () => {
  const { run } = await book();
  const given = await run([model.blocks[11], 'forward_features']);
  const [raw, normed] = [tensorOf(given, model.blocks[11]), tensorOf(given, 'forward_features')];
  const alike: number[] = [];
  const larger: number[] = [];
  const spread = (values: Float32Array) => Math.hypot(...values);
  for (let channel = 0; channel < 192; channel++) {
    const [one, other] = [raw, normed].map((tensor) => channelOf(tensor, channel).slice(1)) as [
      Float32Array,
      Float32Array,
    ];
    alike.push(correlation(one, other));
    larger.push(spread(one) / spread(other));
  }
  expect(Math.min(...alike)).toBeGreaterThan(0.9);
  expect(Math.min(...larger)).toBeGreaterThan(2);
});

test('the class token is not among what is compared', () => {
  const tokens = (first: number) => ({ data: Float32Array.of(first, 0, 1, 2, 3, 4), shape: [1, 3, 2] });
  expect(mostApart(tokens(9), tokens(0))).toBe(0);
  expect([...channelOf(tokens(9), 1)]).toEqual([0, 2, 4]);
});

test('the channel that varies most over the patches, whatever the class token says', () => {
  // (1, 3, 3): channel 0 varies in the class token alone, channel 2 between the patches.
  const tokens = { data: Float32Array.of(9, 0, 0, 1, 5, 2, 1, 5, -2), shape: [1, 3, 3] };
  expect(mostVaried(tokens)).toBe(2);
});
