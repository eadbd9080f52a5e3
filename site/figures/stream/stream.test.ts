/** What the chapter says of the stream, on all sample pictures at once. */
import { beforeAll, expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { blocksOf, tensorOf, tokensByDepth } from '#lib/engine/tap.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { pictureOf, sceneBatch } from '../../book/scene-batch.node.ts';
import { verdictOf } from '../../book/verdict.ts';
import { lengthOf, louder } from './stream.ts';
import type { Whose } from './stream.ts';

const PICTURES = 16;
let input: TensorData;
let whole: TensorData;
beforeAll(async () => {
  input = await sceneBatch();
  whole = await logits(0, 1);
});

const logits = async (depth: number, factor: number) =>
  tensorOf(await (await book()).run(['logits'], { input, change: louder(depth, factor, 197) }), 'logits');

/** How many of the pictures get another first answer. */
async function flips(depth: number, factor: number): Promise<number> {
  const changed = await logits(depth, factor);
  return Array.from({ length: PICTURES }, (_, i) =>
    verdictOf(pictureOf(whole, i).data, pictureOf(changed, i).data),
  ).filter(({ flips }) => flips).length;
}

test.each([0.1, 10, 100])('after the last block × %d moves no logit but by rounding', async (factor) => {
  const changed = await logits(12, factor);
  const most = changed.data.reduce((far, value, i) => Math.max(far, Math.abs(value - whole.data[i]!)), 0);
  expect(most).toBeLessThan(1e-3);
});

test.each([10, 0.1])('after the first block × %d leaves no answer', async (factor) => {
  expect(await flips(1, factor)).toBe(PICTURES);
});

test('before the last block × 10 costs no answer', async () => {
  expect(await flips(11, 10)).toBe(0);
});

test('the class token grows 34 to 56 times, a patch 5 to 11 times, and block 0 takes the largest step', async () => {
  const taps = tokensByDepth(model, 12);
  const result = await (await book()).run(taps, { input });
  for (let picture = 0; picture < PICTURES; picture++) {
    const lengths = (whose: Whose) =>
      taps.map((tap) => lengthOf(pictureOf(tensorOf(result, tap), picture), whose));
    const [cls, patches] = [lengths('cls'), lengths('patches')];
    expect(cls[12]! / cls[0]!).toBeGreaterThan(34);
    expect(cls[12]! / cls[0]!).toBeLessThan(56);
    expect(patches[12]! / patches[0]!).toBeGreaterThan(5);
    expect(patches[12]! / patches[0]!).toBeLessThan(11);
    expect(Math.abs(cls[1]! - 36)).toBeLessThan(2.5);
    for (const of of [cls, patches]) {
      const steps = of.slice(1).map((length, depth) => length - of[depth]!);
      expect(steps.indexOf(Math.max(...steps))).toBe(0);
    }
  }
});

test('behind norm1 the class token of the book’s picture is 8 to 13 long in every block', async () => {
  const norms = blocksOf(model, 12).map(({ norm1 }) => norm1);
  const result = await (await book()).run(norms);
  for (const norm of norms) {
    expect(lengthOf(tensorOf(result, norm), 'cls')).toBeGreaterThan(8);
    expect(lengthOf(tensorOf(result, norm), 'cls')).toBeLessThan(13);
  }
});

test('longer tokens are longer by the factor, where they are made so', async () => {
  const tap = blocksOf(model, 12)[5]!;
  const opened = await book();
  const [before, after] = [
    tensorOf(await opened.run([tap]), tap),
    tensorOf(await opened.run([tap], { change: louder(6, 10, 197) }), tap),
  ];
  expect(lengthOf(after, 'cls') / lengthOf(before, 'cls')).toBeCloseTo(10, 4);
  expect(lengthOf(after, 'patches') / lengthOf(before, 'patches')).toBeCloseTo(10, 4);
});
