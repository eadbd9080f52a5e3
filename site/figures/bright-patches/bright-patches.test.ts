/** What the chapter says of bright patches, on the sample pictures that it names. */
import { expect, test } from 'vitest';
import { blocksOf, tensorOf } from '#lib/engine/tap.ts';
import { meanOf, rollout, rowsOf } from '../../book/attention.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { largestPlaces, somePlaces, withoutPatches } from '../../book/erase.ts';
import { model } from '../../book/model.ts';

const ATTENTION = blocksOf(model, 12).map(({ attn }) => attn.attn_drop);

/** How far the logit of the first class falls without 20 patches of each order. */
async function falls(file: string) {
  const { run } = await book();
  const { input } = await preparedScene(file);
  const whole = await run(['logits', ...ATTENTION], { input });
  const logits = tensorOf(whole, 'logits').data;
  const first = largestPlaces(logits, 1)[0]!;
  const without = async (patches: readonly number[]) => {
    const erased = await run(['logits'], { input: withoutPatches(input, patches) });
    return logits[first]! - tensorOf(erased, 'logits').data[first]!;
  };
  const blocks = ATTENTION.map((tap) => tensorOf(whole, tap));
  return {
    last: await without(largestPlaces(meanOf(rowsOf(blocks[11]!, 0)).slice(1), 20)),
    rollout: await without(largestPlaces(rollout(blocks).slice(1), 20)),
    chance: await without(somePlaces(20, 196, 1)),
  };
}

test('often the bright patches count, far more than patches by chance', async () => {
  const { last, rollout: through, chance } = await falls('cat-meadow.png');
  expect(last).toBeGreaterThan(4);
  expect(through).toBeGreaterThan(4);
  expect(chance).toBeLessThan(1);
});

test('there are pictures where the model is surer without what the last block attends to, or without what rollout shows', async () => {
  expect((await falls('turtles-three-sizes.png')).last).toBeLessThan(0);
  expect((await falls('fruit-table.png')).last).toBeLessThan(0);
  expect((await falls('crown-at-night.png')).rollout).toBeLessThan(0);
});
