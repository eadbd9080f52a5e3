import { expect, test } from 'vitest';
import { walkOf } from './walk.ts';

const shapes = (heads: number | null) => walkOf(heads).map(({ shape }) => shape);

test('three heads of 64 numbers, as ViT-Tiny has them', () => {
  expect(shapes(3)).toEqual([
    [1, 197, 192],
    [1, 197, 576],
    [1, 197, 3, 3, 64],
    [3, 1, 3, 197, 64],
    [1, 3, 197, 197],
    [1, 3, 197, 64],
    [1, 197, 192],
  ]);
});

test('however many heads there are, what goes on is as wide as what came in', () => {
  for (const heads of [1, 6, 12]) expect(shapes(heads).at(-1)).toEqual([1, 197, 192]);
  expect(shapes(null).filter((shape) => shape !== null)).toHaveLength(1);
});
