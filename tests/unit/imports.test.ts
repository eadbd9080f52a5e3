import { describe, expect, test } from 'vitest';
import { circles, importsOf, type Import } from './imports.ts';

const lib = importsOf('lib');
const site = importsOf('site');

const between = (imports: readonly Import[], from: string, to: string): string[] =>
  imports
    .filter((one) => one.from.startsWith(from) && one.to.startsWith(to))
    .map((one) => `${one.from} → ${one.to}`);

test('the imports are found', () => {
  expect(lib.length).toBeGreaterThan(1000);
  expect(lib).toContainEqual({ from: 'lib/torch/dtype.ts', to: 'lib/torch/errors.ts', atOnce: true });
  expect(site.filter(({ from }) => from.endsWith('.astro')).length).toBeGreaterThan(20);
});

test('no file is loaded by what it loads', () => {
  expect(circles([...lib, ...site])).toEqual([]);
});

test('lib imports nothing of the site', () => {
  expect(between(lib, 'lib/', 'site/')).toEqual([]);
});

test('the figure kit imports nothing of the figures', () => {
  expect(between(site, 'site/kit/', 'site/figures/')).toEqual([]);
});

describe('a circle', () => {
  const edge = (from: string, to: string, atOnce = true): Import => ({ from, to, atOnce });

  test('is found wherever one enters it, once', () => {
    expect(circles([edge('x', 'b'), edge('b', 'c'), edge('c', 'a'), edge('a', 'b')])).toEqual([
      'a → b → c → a',
    ]);
  });

  test('of types, or of what is loaded when it is needed, is none', () => {
    expect(circles([edge('a', 'b'), edge('b', 'a', false)])).toEqual([]);
  });
});
