import { describe, expect, test } from 'vitest';
import { resolveConfig, preprocessCSS } from 'vite';
import { systemThemeCss, withoutTheme } from './system-theme.ts';

const bare = (css: string): string => css.replaceAll(/\s+/g, '');

/** The styles as the build writes them, without blanks. */
async function styled(css: string): Promise<string> {
  const config = await resolveConfig(
    { configFile: false, css: { postcss: { plugins: [systemThemeCss] } } },
    'build',
  );
  const { code } = await preprocessCSS(css, 'page.css', config);
  return bare(code);
}

const LIGHT = '@media (prefers-color-scheme: light)';
const DARK = '@media not (prefers-color-scheme: light)';
const ROOT = ':where(:root):not([data-theme])';

describe('a rule of a theme', () => {
  test('holds by the system’s preference too, where the page names no theme', async () => {
    const rule = (theme: string): string => `:root[data-theme='${theme}'] { --ink: ${theme} }`;
    const light = `${LIGHT} { :root${ROOT} { --ink: light } }`;
    const dark = `${DARK} { :root${ROOT} { --ink: dark } }`;
    expect(await styled(rule('light'))).toBe(bare(rule('light') + light));
    expect(await styled(rule('dark'))).toBe(bare(rule('dark') + dark));
  });

  test('leaves its other selectors behind, and stays within what is around it', async () => {
    const both = ':root, [data-theme=dark] a { color: red }';
    const followed = `${DARK} { ${ROOT} a { color: red } }`;
    expect(await styled(`@media print { ${both} }`)).toBe(bare(`@media print { ${both} ${followed} }`));
  });

  test('of what is not of a theme, or of none, stays alone', async () => {
    for (const css of [":root:not([data-theme='dark']) { color: red }", 'a { color: red }'])
      expect(await styled(css)).toBe(bare(css));
  });
});

test('a page is built without the theme that its script says', () => {
  const page = (theme: string): string => `<html lang="en"${theme} class="a"><p data-theme="dark">text</p>`;
  expect(withoutTheme(page(' data-theme="dark"'))).toBe(page(''));
});
