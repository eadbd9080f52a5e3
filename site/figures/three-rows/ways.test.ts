import { expect, test } from 'vitest';
import { makeConstant, Tensor } from '#lib/torch/index.ts';
import { book } from '../../book/book.node.ts';
import { tensorOf } from '#lib/engine/tap.ts';
import { firstOf } from '../../book/verdict.ts';
import { applied, columnsFirst, runOf } from './ways.ts';

/** (1, 2, 3, 3): channel 0 holds 0 to 8, its patch's index; channel 1 the same and 100. */
const x = Tensor.of(
  makeConstant(
    [1, 2, 3, 3],
    'float32',
    Float32Array.from({ length: 18 }, (_, i) => (i % 9) + (i < 9 ? 0 : 100)),
  ),
);
const rows = (way: Parameters<typeof applied>[0]) => {
  const values = Array.from(applied(way, x).values());
  return Array.from({ length: 9 }, (_, row) => values.slice(2 * row, 2 * row + 2));
};

test('rows are whole patches in order, scraps of one filter, or whole patches column by column', () => {
  expect(rows('flatten')).toEqual(Array.from({ length: 9 }, (_, patch) => [patch, patch + 100]));
  expect(rows('reshape')[0]).toEqual([0, 1]);
  expect(rows('columns')).toEqual(columnsFirst(3).map((patch) => [patch, patch + 100]));
  expect(columnsFirst(3).slice(0, 4)).toEqual([0, 3, 6, 1]);
});

test('the book’s picture: three lists of one shape, three sets of logits', async () => {
  const { run } = await book();
  const logits = await Promise.all(
    (['flatten', 'reshape', 'columns'] as const).map(
      async (way) => tensorOf(await run(['logits'], runOf(way, 14)), 'logits').data,
    ),
  );
  expect(new Set(logits.map((each) => each[0]!.toFixed(3))).size).toBe(3);
  expect(firstOf(logits[1]!)).not.toBe(firstOf(logits[0]!));
});
