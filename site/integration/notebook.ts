/** A notebook beside every chapter that has cells: `chapters/patch-embed.ipynb`. */
import type { AstroIntegration } from 'astro';

export const notebook = (): AstroIntegration => ({
  name: 'notebook',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      injectRoute({ pattern: '/[...chapter].ipynb', entrypoint: './site/notebook/chapter.ipynb.ts' });
    },
  },
});
