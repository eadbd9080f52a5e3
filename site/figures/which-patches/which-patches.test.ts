/** What the chapter says of the three maps, on every picture that comes with the site. */
import { expect, test } from 'vitest';
import { blocksOf, tensorOf } from '#lib/engine/tap.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { relevance, rollout } from '../../book/attention.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { largestPlaces, somePlaces, withoutPatches } from '../../book/erase.ts';
import { gradientTaps } from '../../book/logit-gradients.ts';
import { model } from '../../book/model.ts';
import { firstOf } from '../../book/verdict.ts';
import { saliency } from './saliency.ts';

test('saliency adds up sizes, whatever their sign, over channels and pixels of a patch', () => {
  // (1, 2, 2, 4): two patches of 2 × 2.
  const data = Float32Array.of(1, -1, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, -4, 0);
  expect([...saliency({ data, shape: [1, 2, 2, 4] }, 2)]).toEqual([5, 6]);
});

const ATTENTION = blocksOf(model, 12).map(({ attn }) => attn.attn_drop);

/** How far the logit of the first class falls without 20 patches: of each map, and of three draws. */
async function falls(file: string) {
  const { run, model: loaded } = await book();
  const { input } = await preparedScene(file);
  const plain = await run(['logits', ...ATTENTION], { input });
  const logits = tensorOf(plain, 'logits').data;
  const target = firstOf(logits);
  const taps = gradientTaps(loaded.form!);
  const given = await run(Object.values(taps), { input, target });
  const gradients = ATTENTION.map((_, block) => tensorOf(given, taps[`attention${block}`]!));
  const blocks = ATTENTION.map((tap) => tensorOf(plain, tap));
  const orders = [
    largestPlaces(saliency(tensorOf(given, taps.pixels), 16), 20),
    largestPlaces(relevance(blocks, gradients).slice(1), 20),
    largestPlaces(rollout(blocks).slice(1), 20),
    ...[1, 2, 3].map((seed) => somePlaces(20, 196, seed)),
  ];
  const erased = await run(['logits'], {
    input: stacked(orders.map((order) => withoutPatches(input, order))),
  });
  const { data } = tensorOf(erased, 'logits');
  const fell = orders.map((_, i) => logits[target]! - data[i * logits.length + target]!);
  const [gradient, relevant, rolled, ...chance] = fell as [number, number, number, ...number[]];
  return { gradient, relevance: relevant, rollout: rolled, chance: Math.max(...chance) };
}

function stacked(inputs: readonly TensorData[]): TensorData {
  const [{ data, shape }] = inputs as readonly [TensorData];
  const all = new Float32Array(inputs.length * data.length);
  inputs.forEach((each, i) => all.set(each.data, i * data.length));
  return { data: all, shape: [inputs.length, ...shape.slice(1)] };
}

test('on no sample picture does chance beat relevance; it beats the gradient and rollout on some', async () => {
  const failing: Record<string, string[]> = { gradient: [], relevance: [], rollout: [] };
  const behind: string[] = [];
  for (const { file } of await scenes()) {
    const found = await falls(file);
    for (const way of ['gradient', 'relevance', 'rollout'] as const)
      if (found[way] <= found.chance) failing[way]!.push(file);
    if (found.relevance < found.rollout / 2) behind.push(file);
  }
  expect(failing['relevance']).toEqual([]);
  expect(failing['gradient']).toHaveLength(4);
  expect(failing['gradient']).toEqual(
    expect.arrayContaining(['dog-and-bicycle.png', 'lion-behind-bars.png', 'tree-among-lights.png']),
  );
  expect(failing['rollout']).toContain('crown-at-night.png');
  expect(behind).toEqual(['owl-at-night.png']);
}, 300_000);
