/**
 * What a phone need not do before it can answer a first touch: style and watch what no reader sees. Each part
 * was measured with Lighthouse's four times slower processor, on the attention chapter.
 *
 * The many small scripts stay apart: joined (rolldown's `codeSplitting` of what is `$initial`) they were 32
 * and not 46, but home had more than its 60 kB.
 */
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import type { PostCssPlugin } from './postcss.ts';

/**
 * Leaves `::backdrop` of every element out of rules that are the root's too: a backdrop inherits from its
 * element (Chromium 122, Firefox 120, Safari 17.4), and all elements were asked whether they have one.
 */
export const rootBackdrops = {
  postcssPlugin: 'root-backdrops',
  Rule(rule) {
    const others = rule.selectors.filter((selector) => !/(^|\s)::backdrop$/.test(selector));
    if (others.length > 0 && others.length < rule.selectors.length) rule.selectors = others;
  },
} satisfies PostCssPlugin;

/**
 * A Vite plugin for the pages' scripts: the site's one stylesheet has their styles already, by the components
 * that draw at build time. Gathered once more, they were a second file before every first paint.
 */
export const drawnStyles = {
  name: 'drawn-styles',
  enforce: 'pre' as const,
  apply: 'build' as const,
  applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client',
  load: (id: string) => (/\/site\/[^?]+\.css$/.test(id) ? '' : undefined),
};

export function firstStyling(): AstroIntegration {
  return {
    name: 'first-styling',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const contents = fileURLToPath(new URL('../overrides/contents.ts', import.meta.url));
        updateConfig({
          vite: {
            css: { postcss: { plugins: [rootBackdrops] } },
            plugins: [drawnStyles],
            resolve: { alias: [{ find: /^.*\/TableOfContents\/starlight-toc$/, replacement: contents }] },
          },
        });
      },
    },
  };
}
