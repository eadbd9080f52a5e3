import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIMENSIONS, dimensionColor, shapeText } from './dimension.ts';

test('a shape is read out with its dimensions', () => {
  expect(shapeText([1, 197, 192], ['B', 'N', 'C'])).toBe('1 by 197 by 192: batch, tokens, channels');
  expect(shapeText([1, 197, 192], ['B', 'N', 'C'], 'zh-CN')).toBe('1 乘 197 乘 192：批、token、通道');
  expect(shapeText([2, 3])).toBe('2 by 3');
  expect(shapeText([], [])).toBe('scalar');
});

test('each dimension’s fallback is the colour that the light theme gives it', () => {
  const css = readFileSync(new URL('../../site/styles/tokens.css', import.meta.url), 'utf8');
  const light = css.slice(css.indexOf(':root {')).split('}')[0];
  for (const { variable, fallback } of Object.values(DIMENSIONS))
    expect(light, variable).toContain(`${variable}: ${fallback};`);
  expect(dimensionColor('N')).toBe('var(--dim-tokens, #0163ce)');
});
