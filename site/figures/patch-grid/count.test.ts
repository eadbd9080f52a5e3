import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Count, countSteps } from './count.tsx';
import { words } from './words.tsx';

const STEPS = countSteps([1, 3, 224, 224], words.en);
const drawn = (counted: number) => render(Count({ steps: STEPS, counted, label: '' }));

test('the count of a 224 by 224 picture ends at every number it has', () => {
  expect(STEPS.map(({ sum }) => sum)).toEqual(['14 · 14 = 196', '16 · 16 · 3 = 768', '196 · 768 = 150,528']);
  expect(STEPS[2]?.from).toContain('3 · 224 · 224 = 150,528');
});

test('what does not fill a patch is not counted as one', () => {
  const [patches, , all] = countSteps([1, 3, 40, 64], words['zh-CN']);
  expect(patches?.sum).toBe('4 · 2 = 8');
  expect(all?.sum).toBe('8 · 768 = 6,144');
});

test('before the reader counts, no line holds an answer', () => {
  expect(drawn(0)).not.toMatch(/[0-9]/);
  expect(drawn(2)).toContain('768');
  expect(drawn(2)).not.toContain('150,528');
});
