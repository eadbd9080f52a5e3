import { expect, test } from 'vitest';
import { blocksOf, tensorOf } from '#lib/engine/tap.ts';
import { meanOf, relevance, rollout, rowsOf } from './attention.ts';
import { book } from './book.node.ts';
import { model } from './model.ts';

const attentionOf = blocksOf(model, 12).map(({ attn }) => attn.attn_drop);

test('every row of every head of every block adds up to one, and so does rollout', async () => {
  const result = await (await book()).run(attentionOf);
  const blocks = attentionOf.map((tap) => tensorOf(result, tap));
  const sum = (row: ArrayLike<number>) => Array.from(row).reduce((whole, share) => whole + share, 0);
  for (const block of blocks)
    for (const query of [0, 1, 88, 196]) {
      const rows = rowsOf(block, query);
      expect(rows).toHaveLength(3);
      for (const row of [...rows, meanOf(rows)]) expect(sum(row)).toBeCloseTo(1, 5);
    }
  expect(sum(rollout(blocks))).toBeCloseTo(1, 6);
});

test('rollout is the product of the averaged matrices', () => {
  const data = Float32Array.from([0.5, 0.5, 0.25, 0.75]);
  const block = { data, shape: [1, 1, 2, 2] };
  // ½I + ½A twice: [[.75, .25], [.125, .875]] squared, its first row.
  expect(Array.from(rollout([block, block]))).toEqual([
    0.75 * 0.75 + 0.25 * 0.125,
    0.75 * 0.25 + 0.25 * 0.875,
  ]);
});

test('relevance is the product of what each block’s attention says for the class, the last block to the left', () => {
  const of = (...values: number[]) => ({ data: Float32Array.from(values), shape: [1, 1, 2, 2] });
  const attention = of(0.5, 0.5, 0.25, 0.75);
  // I + max(0, A · G): [[1.5, 0], [.5, 4]] of the first block, [[2, 1], …] of the second; the first row of
  // the product.
  const gradients = [of(1, -1, 2, 4), of(2, 2, -9, -9)];
  expect(Array.from(relevance([attention, attention], gradients))).toEqual([2 * 1.5 + 0.5, 4]);
});
