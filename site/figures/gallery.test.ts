import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figuresIn } from './figures-in.ts';
import { figures, folderOf } from './registry.ts';

test('a page’s figures are found with their numbers', () => {
  expect(
    figuresIn('a\n<Figure name="patch-grid" number={1} />\n<Other /> <Figure name="b" number={12} />'),
  ).toEqual([
    { name: 'patch-grid', number: 1 },
    { name: 'b', number: 12 },
  ]);
});

test.each(globSync('content/docs/**/*.mdx'))(
  '%s places only figures that there are, numbered from 1',
  (file) => {
    const text = readFileSync(file, 'utf8');
    const shown = figuresIn(text);
    expect(shown).toHaveLength([...text.matchAll(/<Figure\b/g)].length);
    expect(shown.map(({ number }) => number)).toEqual(shown.map((_, i) => i + 1));
    for (const { name } of shown) expect(figures.has(name), name).toBe(true);
  },
);

test('both languages of a chapter place the same figures', () => {
  for (const file of globSync('content/docs/chapters/*.mdx')) {
    const translated = file.replace('content/docs/', 'content/docs/zh-cn/');
    expect(figuresIn(readFileSync(translated, 'utf8'))).toEqual(figuresIn(readFileSync(file, 'utf8')));
  }
});

test('every figure is called by its folder', () => {
  for (const path of globSync('site/figures/*/figure.tsx'))
    expect(figures.get(folderOf(path))?.name).toBe(folderOf(path));
});
