/** What the chapter says of single blocks, on the book's picture and on some others. */
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { verdictOf } from '../../book/verdict.ts';
import { withoutBlocks } from './without-blocks.ts';

async function flipsWithout(file: string, blocks: readonly number[]): Promise<boolean[]> {
  const { run } = await book();
  const { input } = await preparedScene(file);
  const logits = async (off: readonly string[]) =>
    tensorOf(await run(['logits'], { input, change: withoutBlocks(off) }), 'logits').data;
  const whole = await logits([]);
  const flips: boolean[] = [];
  for (const block of blocks) flips.push(verdictOf(whole, await logits([String(block)])).flips);
  return flips;
}

test('without any one of blocks 1, 2 and 4 to 11 the book’s picture keeps its answer; without 0 or 3 it does not', async () => {
  const flips = await flipsWithout('cat-meadow.png', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(flips.flatMap((flip, block) => (flip ? [block] : []))).toEqual([0, 3]);
});

test.each(['zebra-stripes.png', 'owl-at-night.png', 'butterfly-close.png', 'house-in-the-corner.png'])(
  'without block 0 nothing is left of the answer to %s',
  async (file) => {
    expect(await flipsWithout(file, [0])).toEqual([true]);
  },
);

test('a block left out passes its tokens on as they came', async () => {
  const [before, after] = [blocksOf(model, 12)[4]!, blocksOf(model, 12)[5]!];
  const result = await (await book()).run([before, after], { change: withoutBlocks(['5']) });
  expect(Array.from(tensorOf(result, after).data)).toEqual(Array.from(tensorOf(result, before).data));
});
