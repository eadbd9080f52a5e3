/** What the chapter says of the class token and the position of its place, on the sample pictures. */
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { firstOf, largestMove } from '../../book/verdict.ts';
import { changeTo, normOf, rowsOf, shared } from './shares.ts';

async function trained() {
  const { run } = await book();
  const found = await run([model.cls_token, model.pos_embed]);
  return { cls_token: tensorOf(found, model.cls_token), pos_embed: tensorOf(found, model.pos_embed) };
}

test.each([0.25, 1])('moving %d of the class token leaves every logit where it was', async (share) => {
  const { run } = await book();
  const whole = tensorOf(await run(['logits']), 'logits').data;
  const moved = await run(['logits'], { change: changeTo(shared(await trained(), share, 'move')) });
  expect(largestMove(whole, tensorOf(moved, 'logits').data)).toBeLessThan(1e-5);
});

test('without the class token’s numbers every picture keeps its first answer, and no logit is what it was', async () => {
  const { run } = await book();
  const change = changeTo(shared(await trained(), 1, 'drop'));
  for (const { file } of await scenes()) {
    const { input } = await preparedScene(file);
    const whole = tensorOf(await run(['logits'], { input }), 'logits').data;
    const without = tensorOf(await run(['logits'], { input, change }), 'logits').data;
    expect(firstOf(without), file).toBe(firstOf(whole));
    expect(largestMove(whole, without), file).toBeGreaterThan(0.1);
  }
});

test('a share that moves is in one of the two and no longer in the other', async () => {
  const pair = await trained();
  const [before, half, all] = [pair, shared(pair, 0.5, 'move'), shared(pair, 1, 'move')].map(rowsOf);
  expect(normOf(half!.cls)).toBeCloseTo(normOf(before!.cls) / 2, 5);
  expect(normOf(all!.cls)).toBe(0);
  expect(Array.from(all!.pos)).toEqual(Array.from(before!.sum));
  expect(rowsOf(shared(pair, 1, 'drop')).pos).toEqual(before!.pos);
});
