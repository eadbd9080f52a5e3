/** What the chapter says of shuffling, on the sample pictures. */
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { firstOf, largestMove } from '../../book/verdict.ts';
import { orderOf, shuffledAt, shuffledPicture, tallied } from './shuffled.ts';
import type { Spot } from './shuffled.ts';

async function seen(file: string, spot?: Spot) {
  const { input } = await preparedScene(file);
  const change = spot ? { change: shuffledAt(spot, orderOf(196, 1)) } : {};
  const result = await (await book()).run(['logits', '_pos_embed'], { input, ...change });
  return { logits: tensorOf(result, 'logits').data, tokens: tensorOf(result, '_pos_embed').data };
}

test.each(['cat-meadow.png', 'zebra-stripes.png', 'house-in-the-corner.png', 'crown-at-night.png'])(
  'order is nowhere but in the positions: %s, shuffled after they are added, has the same logits',
  async (file) => {
    const [whole, shuffled] = [await seen(file), await seen(file, 'after')];
    expect(largestMove(whole.logits, shuffled.logits)).toBeLessThan(1e-5);
    // The same tokens, in another order; the class token first in both.
    expect(largestMove(whole.tokens, shuffled.tokens)).toBeGreaterThan(1);
    expect(Array.from(shuffled.tokens).sort()).toEqual(Array.from(whole.tokens).sort());
    expect(shuffled.tokens.subarray(0, 192)).toEqual(whole.tokens.subarray(0, 192));
  },
);

test.each([
  ['cat-meadow.png', false],
  ['zebra-stripes.png', true],
])('%s shuffled before: other logits, and whether the first answer stays: %s', async (file, stays) => {
  const [whole, shuffled] = [(await seen(file)).logits, (await seen(file, 'before')).logits];
  expect(largestMove(whole, shuffled)).toBeGreaterThan(0.5);
  expect(firstOf(shuffled) === firstOf(whole)).toBe(stays);
});

test('an order has every patch once, and the picture follows it', () => {
  const order = orderOf(4, 3);
  expect([...order].sort()).toEqual([0, 1, 2, 3]);
  const data = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => {
    const [y, x] = [Math.floor(i / 96), Math.floor((i % 96) / 3)];
    return 2 * Math.floor(y / 16) + Math.floor(x / 16);
  });
  const shuffled = shuffledPicture({ width: 32, height: 32, data }, order);
  const corners = [0, 16, 16 * 32, 16 * 32 + 16].map((pixel) => shuffled.data[3 * pixel]);
  expect(corners).toEqual(order);
});

test('a tally names the most frequent class first', () => {
  expect(tallied([3, 5, 5], 2)).toEqual({
    done: 3,
    named: [
      [5, 2],
      [3, 1],
    ],
    moved: 2,
  });
});
