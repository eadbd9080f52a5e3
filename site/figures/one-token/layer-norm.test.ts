import { expect, test } from 'vitest';
import { blocksOf, tapOfPath, tensorOf, tokensByDepth } from '#lib/engine/tap.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { normalised, rowOf, spreadOf } from './layer-norm.ts';

test('four numbers by hand: nn.LayerNorm(4) prints −1.3416 first, divided by N', () => {
  const [first] = normalised(Float32Array.of(1, 3, 5, 7));
  expect(first).toBeCloseTo(-1.3416, 4);
});

test.each([0, 5, 11])('in block %d the three steps together are norm1', async (block) => {
  const { norm1 } = blocksOf(model, 12)[block]!;
  const before = tokensByDepth(model, 12)[block]!;
  const [scale, shift] = ['weight', 'bias'].map((name) => tapOfPath(`blocks.${block}.norm1.${name}`));
  const result = await (await book()).run([before, norm1, scale!, shift!]);
  const [x, y] = [tensorOf(result, before), tensorOf(result, norm1)];
  const [weight, bias] = [tensorOf(result, scale!).data, tensorOf(result, shift!).data];
  for (const token of [0, 1, 88, 196]) {
    const middle = normalised(rowOf(x, token));
    expect(spreadOf(middle).mean).toBeCloseTo(0, 5);
    expect(spreadOf(middle).std).toBeCloseTo(1, 3);
    rowOf(y, token).forEach((value, i) => {
      expect(middle[i]! * weight[i]! + bias[i]!).toBeCloseTo(value, 4);
    });
  }
});

test('on the book’s picture tokens come into block 0 with a spread below 1.4 and into block 11 with one above 4', async () => {
  const depths = tokensByDepth(model, 12);
  const result = await (await book()).run([depths[0]!, depths[11]!]);
  const spreads = (depth: number) =>
    Array.from({ length: 197 }, (_, token) => spreadOf(rowOf(tensorOf(result, depths[depth]!), token)).std);
  expect(Math.max(...spreads(0))).toBeLessThan(1.4);
  expect(Math.min(...spreads(11))).toBeGreaterThan(4);
});
