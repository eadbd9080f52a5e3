/** What the chapter says of the class token before and after the first block, on all sample pictures. */
import { expect, test } from 'vitest';
import { tensorOf, tokensByDepth } from '#lib/engine/tap.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { evalConfig } from '../../picture/eval-config.ts';
import { lengthsOf, otherOf, pixelsOf } from './other-picture.ts';

const [BEFORE, AFTER] = tokensByDepth(model, 12) as [typeof model.norm_pre, typeof model.norm_pre];

test('before the first block every picture has one and the same class token; after it none has another’s', async () => {
  const { run, input } = await book();
  const own = await run([BEFORE, AFTER], { input });
  for (const { file } of (await scenes()).slice(1)) {
    const other = await run([BEFORE, AFTER], { input: (await preparedScene(file)).input });
    const apart = [BEFORE, AFTER].map((tap) => lengthsOf(tensorOf(own, tap), tensorOf(other, tap))[0]!);
    expect(apart[0], file).toBe(0);
    expect(apart[1], file).toBeGreaterThan(2);
  }
  // The chapter: short among the patches before, many times as long after.
  const [before, after] = [BEFORE, AFTER].map((tap) => Array.from(lengthsOf(tensorOf(own, tap))));
  expect(before![0]).toBeLessThan(Math.min(...before!.slice(1)));
  expect(after![0]! / before![0]!).toBeGreaterThan(15);
});

test('no patch is scratch paper: after every block the longest is about twice as long as the middle one, or less', async () => {
  const { run } = await book();
  const taps = tokensByDepth(model, 12).slice(1);
  for (const { file } of await scenes()) {
    const result = await run(taps, { input: (await preparedScene(file)).input });
    for (const tap of taps) {
      const lengths = lengthsOf(tensorOf(result, tap)).slice(1).sort();
      expect(lengths.at(-1)! / lengths[lengths.length / 2]!, file).toBeLessThan(2.1);
    }
  }
});

test('other pictures: left and right swapped, the sign turned, nothing', () => {
  const input = { data: Float32Array.of(-1, 0, 1, 0.5, 0.5, -0.5), shape: [1, 3, 1, 2] };
  expect(Array.from(otherOf(input, 'mirrored').data)).toEqual([0, -1, 0.5, 1, -0.5, 0.5]);
  expect(Array.from(otherOf(input, 'negative').data, (value) => value + 0)).toEqual([
    1, 0, -1, -0.5, -0.5, 0.5,
  ]);
  expect(Array.from(otherOf(input, 'grey').data)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(Array.from(pixelsOf(input, evalConfig()).data)).toEqual([0, 255, 191, 128, 191, 64]);
});
