/** What the page says of patches that are alike, and the cosine itself. */
import { expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { tensorOf, tokensByDepth } from '#lib/engine/tap.ts';
import { book, preparedScene } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { alikeTo, directionOf } from './alike.ts';

const STREAM = tokensByDepth(model, 12);

test('a patch is like itself whatever its length; the class token is left out', () => {
  const tokens = { data: Float32Array.of(9, 9, 3, 4, 30, 40, -4, 3, -3, -4), shape: [1, 5, 2] };
  const alike = alikeTo(tokens, directionOf(tokens, [0], 1), 1);
  [1, 1, 0, -1].forEach((value, patch) => expect(alike[patch]).toBeCloseTo(value, 6));
});

test('several patches are compared by their mean direction, a long one counting no more than a short one', () => {
  const tokens = { data: Float32Array.of(0, 0, 100, 0, 0, 1, 1, 1), shape: [1, 4, 2] };
  const alike = alikeTo(tokens, directionOf(tokens, [0, 1], 1), 1);
  [Math.SQRT1_2, Math.SQRT1_2, 1].forEach((value, patch) => expect(alike[patch]).toBeCloseTo(value, 6));
});

async function tokensOf(file: string): Promise<readonly TensorData[]> {
  const { input } = await preparedScene(file);
  const result = await (await book()).run(STREAM, { input });
  return STREAM.map((tap) => tensorOf(result, tap));
}

test('a green shell is like grass before the first block, and only like shells after the last', async () => {
  const [turtles, cat] = [await tokensOf('turtles-three-sizes.png'), await tokensOf('cat-meadow.png')];
  const shell = 74;
  const most = (depth: number) =>
    Math.max(...alikeTo(cat[depth]!, directionOf(turtles[depth]!, [shell], 1), 1));
  expect(most(0)).toBeGreaterThan(0.85);
  expect(most(12)).toBeLessThan(0.4);
  // In its own picture the other two turtles stay alike: a patch of the middle one, and of the small one.
  const own = alikeTo(turtles[12]!, directionOf(turtles[12]!, [shell], 1), 1);
  expect(own.filter((value) => value > 0.7).length).toBeGreaterThan(20);
});
