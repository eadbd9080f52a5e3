import { expect, test } from 'vitest';
import { blocksOf, tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { headMeans } from './head-means.ts';
import { verdictOf } from '../../book/verdict.ts';
import { withoutHeads } from './heads.ts';

const logitsWithout = async (input: Awaited<ReturnType<typeof preparedScene>>['input'], off: string[]) =>
  tensorOf(await (await book()).run(['logits'], { input, change: withoutHeads(off, null) }), 'logits').data;

test.each([
  ['cat-meadow.png', 9.7, true],
  ['turtles-three-sizes.png', 11, true],
  ['house-in-the-corner.png', 9.7, true],
  ['fish-facing-left.png', 7.3, true],
  ['zebra-stripes.png', 0.3, false],
])(
  'head 1 of block 3 costs %s %d logits; the chapter says it is the dearest for half of the pictures',
  async (file, cost, flips) => {
    const { input } = await preparedScene(file);
    const verdict = verdictOf(await logitsWithout(input, []), await logitsWithout(input, ['3.1']));
    expect(Math.abs(verdict.cost - cost)).toBeLessThan(0.5);
    expect(verdict.flips).toBe(flips);
  },
);

test('a head that says its mean to every token still says something', async () => {
  const opened = await book();
  const taps = blocksOf(model, 12).flatMap(({ attn }) => [attn.attn_drop, attn.v]);
  const result = await opened.run(taps);
  const tensors = Object.fromEntries(
    blocksOf(model, 12).flatMap(({ attn }, block) => [
      [`attention${block}`, tensorOf(result, attn.attn_drop)],
      [`v${block}`, tensorOf(result, attn.v)],
    ]),
  );
  const means = headMeans(tensors, 12);
  expect(means.size).toBe(36);
  expect(means.get('3.1')!.shape).toEqual([64]);
  const before = tensorOf(await opened.run(['logits']), 'logits').data;
  const after = tensorOf(
    await opened.run(['logits'], { change: withoutHeads(['3.1'], means) }),
    'logits',
  ).data;
  const { cost } = verdictOf(before, after);
  expect(cost).toBeGreaterThan(0.5);
  expect(cost).not.toBeCloseTo(9.7, 1);
});
