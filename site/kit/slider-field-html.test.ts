import { expect, test } from 'vitest';
import { allowedValue, sliderFieldHtml } from './slider-field-html.ts';

test('a slider and its number field have the same label and range', () => {
  const { text } = sliderFieldHtml({ name: 'row', label: 'Row <1>', min: 0, max: 13, value: 5 });
  expect(text.match(/min="0"\s+max="13"\s+step="1"\s+value="5"/g)).toHaveLength(2);
  expect(text).toContain('aria-label="Row &lt;1&gt;"');
});

test('a value becomes the nearest allowed one', () => {
  const range = { min: 8, max: 30, step: 8 };
  expect([0, 8, 13, 19, 99].map((value) => allowedValue(value, range))).toEqual([8, 8, 16, 16, 24]);
  expect(allowedValue(0.30000000000000004, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
});
