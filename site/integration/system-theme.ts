/**
 * The theme of a page whose scripts have not run. Starlight builds every page with `data-theme="dark"`, and a
 * script in the head puts the reader's theme there before the first paint; without scripts all pages would be
 * dark. So the attribute is left out of what is built, and where it is missing each rule of a theme holds by
 * the system's preference. Expressive Code's rules do so by themselves.
 */
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { PostCssPlugin } from './postcss.ts';

/** What asks for the system's theme, as Starlight's script does: dark unless it is light. */
const systemPrefers = {
  light: '(prefers-color-scheme: light)',
  dark: 'not (prefers-color-scheme: light)',
} as const;

/** The root without the attribute; as specific as the attribute alone, so that the cascade stays as it is. */
const WITHOUT_THEME = ':where(:root):not([data-theme])';

/** Gives every rule of `[data-theme=…]` a second one, for a root that has no such attribute. */
export const systemThemeCss = {
  postcssPlugin: 'system-theme',
  Once(root, { AtRule }) {
    root.walkRules((rule) => {
      for (const [theme, params] of Object.entries(systemPrefers)) {
        const attribute = RegExp(`(?<!:not\\()\\[data-theme=(['"]?)${theme}\\1\\]`);
        const selectors = rule.selectors.filter((selector) => attribute.test(selector));
        if (selectors.length === 0) continue;
        const followed = rule.clone({
          selectors: selectors.map((selector) => selector.replace(attribute, WITHOUT_THEME)),
        });
        rule.after(new AtRule({ name: 'media', params, nodes: [followed] }));
      }
    });
  },
} satisfies PostCssPlugin;

/** The page without a theme of its own; its script says the reader's. */
export const withoutTheme = (html: string): string =>
  html.replace(/(<html\b[^>]*?)\sdata-theme="?dark"?/, '$1');

/** The integration; it comes before `offline`, which lists the finished files. */
export function systemTheme(): AstroIntegration {
  return {
    name: 'system-theme',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { css: { postcss: { plugins: [systemThemeCss] } } } });
      },
      'astro:build:done': async ({ dir }) => {
        for (const name of await readdir(dir, { recursive: true })) {
          if (!name.endsWith('.html')) continue;
          const file = new URL(encodeURI(name.replaceAll('\\', '/')), dir);
          await writeFile(file, withoutTheme(await readFile(file, 'utf8')));
        }
      },
    },
  };
}
