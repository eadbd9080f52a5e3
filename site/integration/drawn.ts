/** Pictures that drawn figures share, each one file of the build, so that no page carries them in its text. */
import type { AstroIntegration } from 'astro';

export const drawn = (): AstroIntegration => ({
  name: 'drawn',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      injectRoute({ pattern: '/drawn/[name].png', entrypoint: './site/figures/drawn.png.ts' });
      injectRoute({ pattern: '/drawn/home/[name].png', entrypoint: './site/home/strip.png.ts' });
    },
  },
});
