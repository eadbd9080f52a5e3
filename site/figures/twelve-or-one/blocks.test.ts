import { expect, test } from 'vitest';
import { built, firstWeights, parametersOf } from './blocks.ts';

test('a comprehension makes twelve blocks, a repeated list holds one twelve times', () => {
  const [twelve, one] = [built('comprehension'), built('repeated')];
  const ones = Array.from({ length: 12 }, () => 1);
  expect(firstWeights(twelve, null)).toEqual(ones);
  expect(firstWeights(twelve, 3)).toEqual(ones.with(3, 2));
  expect(firstWeights(one, 3)).toEqual(ones.map(() => 2));
  expect(parametersOf(twelve)).toBe(5_338_368);
  expect(parametersOf(one)).toBe(444_864);
});
