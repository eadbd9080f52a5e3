/** What the chapter says of places, and that the recorded 6 × 6 grid is the one beside the training tool. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { asTrained, gridOf, gridOfTensor, mostSimilar, resizedTo, untrained } from './grids.ts';

test('of this model’s places nearly all have a neighbour as the most similar other one', async () => {
  const found = tensorOf(await (await book()).run([model.pos_embed]), model.pos_embed);
  const { side, neighbours } = gridOf(found);
  expect(side).toBe(14);
  expect(neighbours).toBe(188);
});

test('training left neighbours alike on the 6 × 6 grid; a random one has none of it, until it is resized', () => {
  expect(gridOfTensor(asTrained()).neighbours).toBe(36);
  // Counted in PyTorch 2.13 with timm 1.0.29 from torch.randn(1, 37, 192) after torch.manual_seed(0) and (1).
  for (const seed of [0, 1]) {
    const random = untrained(seed);
    expect(gridOfTensor(random).neighbours).toBeLessThan(8);
    expect(gridOfTensor(resizedTo(random, 14)).neighbours).toBe(196);
  }
});

test('the recorded grid is the training tool’s, to float16', async () => {
  const file = parseSafetensors(new Uint8Array(await readFile('tools/train/pos_embed.96px.safetensors')));
  const kept = file.floats('pos_embed');
  const recorded = asTrained();
  expect(recorded.shape).toEqual(file.entry('pos_embed').shape);
  recorded.values().forEach((value, i) => expect(Math.abs(value - kept[i]!)).toBeLessThan(1e-4));
});

test('a place is most like one beside it, and the grid that was drawn says so by the same sum', () => {
  const data = Float32Array.of(9, 9, 1, 0, 1, 0.1, 0, 1, -1, 0);
  const grid = gridOf({ data, shape: [1, 5, 2] });
  expect(grid.side).toBe(2);
  expect(mostSimilar(grid, 0)).toBe(1);
  // 0 and 1 are each other's; 2 is most like 1, over the corner; 3 is opposite to 0 and most like 2.
  expect(grid.neighbours).toBe(3);
});
