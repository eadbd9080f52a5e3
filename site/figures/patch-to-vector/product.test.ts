import { expect, test } from 'vitest';
import { tapName } from '#lib/engine/tap.ts';
import { at } from '#lib/plot/ndarray.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { patchOf } from '../../book/patch.ts';
import { agreement, byResponse, channelSums, products } from './product.ts';
import { filterOf, responsesOf } from './slices.ts';

const { proj } = model.patch_embed;

test('by hand is the convolution’s own number, at every corner and for every fifth channel', async () => {
  const { input, run } = await book();
  const { tensors } = await run([proj, proj.weight, proj.bias]);
  const [y, weight, bias] = [proj, proj.weight, proj.bias].map((tap) => tensors.get(tapName(tap))!);
  for (const [row, col] of [
    [0, 0],
    [0, 13],
    [6, 3],
    [13, 0],
    [13, 13],
  ] as const)
    for (let channel = 0; channel < 192; channel += 5) {
      const terms = products(patchOf(input, { row, col }), filterOf(weight!, channel));
      const sum = channelSums(terms).reduce((whole, part) => whole + part, 0);
      const { decimals, difference } = agreement(sum + bias!.data[channel]!, at(y!, 0, channel, row, col));
      // float32 sums of 768 terms of size up to 0.05
      expect(difference).toBeLessThan(1e-5);
      expect(decimals).toBeGreaterThanOrEqual(3);
    }
});

test('a filter of another patch gives another number', async () => {
  const { input, run } = await book();
  const { tensors } = await run([proj, proj.weight, proj.bias]);
  const weight = tensors.get(tapName(proj.weight))!;
  const terms = products(patchOf(input, { row: 6, col: 3 }), filterOf(weight, 1));
  const sum = channelSums(terms).reduce((whole, part) => whole + part, 0);
  const other = at(tensors.get(tapName(proj))!, 0, 2, 6, 3);
  expect(agreement(sum + tensors.get(tapName(proj.bias))!.data[1]!, other).difference).toBeGreaterThan(1e-3);
});

test('sums grow term by term, colour after colour', () => {
  const terms = { data: [1, 2, 4, 8, 16, 32], shape: [3, 1, 2] };
  expect(channelSums(terms, 0)).toEqual([0, 0, 0]);
  expect(channelSums(terms, 3)).toEqual([3, 4, 0]);
  expect(channelSums(terms)).toEqual([3, 12, 48]);
});

test('agreement counts the digits that are written alike, no more', () => {
  expect(agreement(1.23456, 1.23461).decimals).toBe(4);
  expect(agreement(1.23444, 1.23456).decimals).toBe(2);
  expect(agreement(0.5, 0.5)).toEqual({ decimals: 8, difference: 0 });
  expect(agreement(1, 2).decimals).toBeNull();
});

test('channels in order of their response to one patch', async () => {
  const { run } = await book();
  const { tensors } = await run([proj]);
  const responses = responsesOf(tensors.get(tapName(proj))!, { row: 6, col: 3 });
  const order = byResponse(responses);
  expect(new Set(order).size).toBe(192);
  expect(responses[order[0]!]).toBe(Math.max(...responses));
  expect(responses[order[191]!]).toBe(Math.min(...responses));
});
