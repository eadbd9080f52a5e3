/** What the chapter says of hidden units, on all sample pictures at once. */
import { beforeAll, expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { blocksOf, tensorOf } from '#lib/engine/tap.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { pictureOf, sceneBatch } from '../../book/scene-batch.node.ts';
import { verdictOf } from '../../book/verdict.ts';
import type { Verdict } from '../../book/verdict.ts';
import { firing, strongest, unitOf, withoutUnits } from './hidden-units.ts';

const PICTURES = 16;
const BLOCKS = blocksOf(model, 12);
const UNITS = Array.from({ length: 768 }, (_, unit) => unit);
let input: TensorData;
let whole: TensorData;
beforeAll(async () => {
  input = await sceneBatch();
  whole = await logitsWithout(0, []);
});

const logitsWithout = async (block: number, units: readonly number[]) =>
  tensorOf(await (await book()).run(['logits'], { input, change: withoutUnits(block, units) }), 'logits');

const verdicts = (changed: TensorData): Verdict[] =>
  Array.from({ length: PICTURES }, (_, i) => verdictOf(pictureOf(whole, i).data, pictureOf(changed, i).data));

test('in every block between one number in twenty and one in four is above 0.1', async () => {
  const taps = BLOCKS.map(({ mlp }) => mlp.act);
  const result = await (await book()).run(taps, { input });
  for (const tap of taps) {
    const act = tensorOf(result, tap);
    for (let picture = 0; picture < PICTURES; picture++) {
      const { data } = pictureOf(act, picture);
      expect(firing(data) / data.length).toBeGreaterThan(0.045);
      expect(firing(data) / data.length).toBeLessThan(0.28);
    }
  }
});

test.each([8, 11])(
  'without the unit of block %d that peaks highest on it no picture of the sixteen changes its answer',
  async (block) => {
    const { act } = BLOCKS[block]!.mlp;
    const acts = tensorOf(await (await book()).run([act], { input }), act);
    for (let picture = 0; picture < PICTURES; picture++) {
      const change = withoutUnits(block, strongest(pictureOf(acts, picture), 1));
      const result = await (await book()).run(['logits'], { input: pictureOf(input, picture), change });
      const { flips } = verdictOf(pictureOf(whole, picture).data, tensorOf(result, 'logits').data);
      expect(flips, String(picture)).toBe(false);
    }
  },
);

test('without all 768 units of block 0 every answer is gone', async () => {
  const lost = verdicts(await logitsWithout(0, UNITS)).filter(({ flips }) => flips);
  expect(lost).toHaveLength(PICTURES);
});

test.each([3, 4, 5, 6, 7, 8, 9, 10, 11])(
  'without all 768 units of block %d at most one answer is gone',
  async (block) => {
    const lost = verdicts(await logitsWithout(block, UNITS)).filter(({ flips }) => flips);
    expect(lost.length).toBeLessThanOrEqual(1);
  },
);

test('a unit is read and switched off at its own place', async () => {
  const { act } = BLOCKS[8]!.mlp;
  const opened = await book();
  const before = tensorOf(await opened.run([act]), act);
  const [unit] = strongest(before, 1);
  const after = tensorOf(await opened.run([act], { change: withoutUnits(8, [unit!]) }), act);
  expect(Math.max(...unitOf(before, unit!))).toBeGreaterThan(1);
  expect(unitOf(after, unit!)).toEqual(new Float32Array(197));
  expect(unitOf(after, unit! + 1)).toEqual(unitOf(before, unit! + 1));
});
