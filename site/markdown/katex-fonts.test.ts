import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { onlyWoff2 } from './katex-fonts.ts';

const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');

test('each font of KaTeX keeps its woff2 source and loses the others', () => {
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const kept = onlyWoff2(css);
  expect(count(css, /\.ttf\)/g)).toBeGreaterThan(10);
  expect(count(kept, /\.(ttf|woff)\)/g)).toBe(0);
  expect(count(kept, /\.woff2\)/g)).toBe(count(css, /@font-face/g));
});

test('all else of the style sheet stays', () => {
  expect(onlyWoff2('a{background:url(x.png)}')).toBe('a{background:url(x.png)}');
});
