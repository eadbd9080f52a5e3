import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { topClasses } from '../../book/model.ts';
import { newHead, WAYS } from './new-head.ts';

/** The standard deviation. */
function spread(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

test('the numbers are those that timm 1.0.29 draws from the seed', () => {
  const first = (seed: number) => WAYS.map((way) => Array.from(newHead(way, 100, seed).weight.slice(0, 3)));
  const expected = [
    [0, [0.015614, 0.015986, 0.009195], [-0.00054, 0.038714, -0.059398]],
    [7, [0.017051, 0.01184, -0.020736], [0.005041, -0.043474, 0.02298]],
  ] as const;
  for (const [seed, created, reset] of expected)
    for (const [i, drawn] of first(seed).entries())
      for (const [place, value] of (i === 0 ? created : reset).entries())
        expect(drawn[place]).toBeCloseTo(value, 6);
});

test('num_classes= draws narrow and leaves the bias 0; the other two draw alike, and wider', () => {
  const [created, reset, own] = WAYS.map((way) => newHead(way, 100, 3)) as [
    ReturnType<typeof newHead>,
    ReturnType<typeof newHead>,
    ReturnType<typeof newHead>,
  ];
  expect(spread(created.weight)).toBeCloseTo(0.02, 3);
  expect(created.bias.every((value) => value === 0)).toBe(true);
  expect(spread(reset.weight)).toBeCloseTo(1 / Math.sqrt(3 * 192), 3);
  expect(reset.bias.some((value) => value !== 0)).toBe(true);
  expect(own.weight).toEqual(reset.weight);
  expect(own.bias).toEqual(reset.bias);
});

test('another seed is another answer to the same features', async () => {
  const { run } = await book();
  const features = tensorOf(await run(['forward_head_pre_logits']), 'forward_head_pre_logits');
  const order = (seed: number) => {
    const logits = newHead('num_classes', 100, seed).answers(features);
    return Array.from(logits, (_, place) => place)
      .sort((a, b) => logits[b]! - logits[a]!)
      .slice(0, 5);
  };
  expect(order(0)).toEqual(order(0));
  expect(order(0)).not.toEqual(order(1));
});

test('a new head gives no class much', async () => {
  const { run } = await book();
  for (const { file } of (await scenes()).slice(0, 6)) {
    const { input } = await preparedScene(file);
    const features = tensorOf(await run(['forward_head_pre_logits'], { input }), 'forward_head_pre_logits');
    for (const way of WAYS)
      for (const seed of [0, 1, 2]) {
        const [first] = topClasses(newHead(way, 100, seed).answers(features), []);
        expect(first!.probability, `${file} ${way} ${seed}`).toBeLessThan(0.2);
      }
  }
});
