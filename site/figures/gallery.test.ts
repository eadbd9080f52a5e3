import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figureNames } from './registry.ts';

const figures = (file: string): string[] => readFileSync(file, 'utf8').match(/<Figure name="[^>]*\/>/g) ?? [];

test.each(['', 'zh-cn/'])('the gallery %sshows every figure, with the titles of its chapter', (locale) => {
  const gallery = figures(`content/docs/${locale}figures.mdx`);
  const names = gallery.map((figure) => /name="([^"]*)"/.exec(figure)?.[1]);
  expect(names.toSorted()).toEqual(figureNames(globSync('site/figures/*/Figure.astro')));
  for (const chapter of globSync(`content/docs/${locale}chapters/*.mdx`))
    for (const figure of figures(chapter)) expect(gallery).toContain(figure);
});

test('every figure has what docs/add-a-figure.md asks for', () => {
  for (const name of figureNames(globSync('site/figures/*/Figure.astro'))) {
    for (const file of ['Figure.astro', 'live.ts', 'strings.ts'])
      expect(existsSync(`site/figures/${name}/${file}`), `${name}/${file}`).toBe(true);
    expect(globSync(`site/figures/${name}/*.test.ts`), `tests of ${name}`).not.toEqual([]);
    const script = readFileSync(`site/figures/${name}/Figure.astro`, 'utf8');
    expect(script).toMatch(new RegExp(`defineFigure\\(\\s*'${name}'`));
  }
});
