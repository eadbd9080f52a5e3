import { expect, test } from 'vitest';
import { preprocessCSS, resolveConfig } from 'vite';
import { rootBackdrops } from './first-styling.ts';

const bare = (css: string): string => css.replaceAll(/\s+/g, '');

async function styled(css: string): Promise<string> {
  const config = await resolveConfig(
    { configFile: false, css: { postcss: { plugins: [rootBackdrops] } } },
    'build',
  );
  return bare((await preprocessCSS(css, 'page.css', config)).code);
}

test('the root’s variables are not asked of every element’s backdrop', async () => {
  expect(await styled(':root, ::backdrop { --ink: black }')).toBe(bare(':root { --ink: black }'));
  expect(await styled('[data-theme=light] ::backdrop, [data-theme=light] { --ink: white }')).toBe(
    bare('[data-theme=light] { --ink: white }'),
  );
});

test('a dialog’s own backdrop keeps its rule', async () => {
  for (const css of ['dialog::backdrop { color: red }', '::backdrop { color: red }'])
    expect(await styled(css)).toBe(bare(css));
});
