import { expect, test } from 'vitest';
import { countLines, countSteps } from './count.ts';
import { patchGridStrings } from './strings.ts';

const STEPS = countSteps([1, 3, 224, 224], patchGridStrings('en'));

test('the count of a 224 by 224 picture ends at every number it has', () => {
  expect(STEPS.map(({ sum }) => sum)).toEqual(['14 · 14 = 196', '16 · 16 · 3 = 768', '196 · 768 = 150,528']);
  expect(STEPS[2]?.from).toContain('3 · 224 · 224 = 150,528');
});

test('what does not fill a patch is not counted as one', () => {
  const [patches, , all] = countSteps([1, 3, 40, 64], patchGridStrings('zh-CN'));
  expect(patches?.sum).toBe('4 · 2 = 8');
  expect(all?.sum).toBe('8 · 768 = 6,144');
});

test('before the reader counts, no line holds an answer', () => {
  const drawn = countLines(STEPS, 0).join('');
  expect(drawn).not.toMatch(/[0-9]/);
  expect(countLines(STEPS, 2).join('')).toContain('768');
  expect(countLines(STEPS, 2).join('')).not.toContain('150,528');
});
