import { expect, test } from 'vitest';
import { countSteps } from './count.ts';
import { patchGridStrings } from './strings.ts';

test('the count of a 224 by 224 picture ends at every number it has', () => {
  const steps = countSteps([1, 3, 224, 224], patchGridStrings('en'));
  expect(steps.map(({ sum }) => sum)).toEqual(['14 · 14 = 196', '16 · 16 · 3 = 768', '196 · 768 = 150,528']);
  expect(steps[2]?.words).toContain('3 · 224 · 224 = 150,528');
});

test('what does not fill a patch is not counted as one', () => {
  const [patches, , all] = countSteps([1, 3, 40, 64], patchGridStrings('zh-CN'));
  expect(patches?.sum).toBe('4 · 2 = 8');
  expect(all?.sum).toBe('8 · 768 = 6,144');
});
