/**
 * Pictures that drawn figures share, each one file of the build, so that no page carries them in its text.
 */
import type { AstroIntegration } from 'astro';
import { cpSync, createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DRAWN_FOLDER } from '../figure/drawn-file.node.ts';

const ADDRESS = '/drawn/figures/';

export const drawn = (): AstroIntegration => ({
  name: 'drawn',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      injectRoute({ pattern: '/drawn/[name].png', entrypoint: './site/figures/drawn.png.ts' });
    },
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const file = join(DRAWN_FOLDER, basename(path));
        if (!path.includes(ADDRESS) || !existsSync(file)) return next();
        response.setHeader('content-type', 'image/png');
        createReadStream(file).pipe(response);
      });
    },
    'astro:build:start': () => {
      rmSync(DRAWN_FOLDER, { recursive: true, force: true });
      mkdirSync(DRAWN_FOLDER, { recursive: true });
    },
    'astro:build:done': ({ dir }) => {
      cpSync(DRAWN_FOLDER, fileURLToPath(new URL(`.${ADDRESS}`, dir)), { recursive: true });
    },
  },
});
