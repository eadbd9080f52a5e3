/**
 * Serves what starts Python (Pyodide's two files, the trimmed standard library, the facade, a lock file
 * without packages, the frame with the worker's policy) under `python/`: in dev by a middleware, in the build
 * by a copy. And runs the chapters' cells before their pages render.
 */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ensurePythonFiles, type PythonFiles } from '#lib/python/python-files.node.ts';
import { PYTHON_FRAME, pythonFrame } from '../policy/python-frame.ts';
import { executeChapters } from './chapter-cells.ts';
import { isolation } from './isolation.mjs';
import { recordSupportedNames } from './supported-names.ts';
import { closedEntries } from './workers.ts';

const TYPES: Record<keyof PythonFiles, string> = {
  'pyodide.asm.mjs': 'text/javascript',
  'pyodide.asm.wasm': 'application/wasm',
  'python_stdlib.zip': 'application/zip',
  'python_facade.zip': 'application/zip',
  'python_packages.zip': 'application/zip',
  'pyodide-lock.json': 'application/json',
};

type Next = () => void;

/**
 * A Vite plugin for the dev server and for tests in a browser. Structural, so that it fits any Vite of the
 * tree.
 */
export function pythonAssets() {
  return {
    name: 'python-assets',
    configureServer(server: {
      middlewares: { use(handler: (req: IncomingMessage, res: ServerResponse, next: Next) => void): unknown };
    }) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/[?#].*$/, '');
        if (path.endsWith('/python/frame/')) {
          response
            .writeHead(200, { ...isolation, 'Content-Type': 'text/html; charset=utf-8' })
            .end(pythonFrame());
          return;
        }
        const name = /\/python\/([^/]+)$/.exec(path)?.[1] ?? '';
        if (!isPythonFile(name)) return next();
        ensurePythonFiles().then((files) => {
          response.setHeader('Content-Type', TYPES[name]);
          response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
          createReadStream(files[name]).pipe(response);
        }, next);
      });
    },
  };
}

/**
 * A Vite plugin for workers: Pyodide asks for Node's modules only under Node, and in a browser's bundle there
 * are none. `browser` in its package.json says so for `fs` and not for `node:fs`.
 */
export function pyodideInBrowser() {
  const EMPTY = '\0pyodide-node-module';
  return {
    name: 'pyodide-in-browser',
    enforce: 'pre' as const,
    resolveId: (source: string, importer: string | undefined) =>
      (source.startsWith('node:') || source === 'ws') && importer?.includes('/pyodide/') ? EMPTY : undefined,
    load: (id: string) => (id === EMPTY ? 'export default {};' : undefined),
  };
}

function isPythonFile(name: string): name is keyof PythonFiles {
  return Object.hasOwn(TYPES, name);
}

export function python(): AstroIntegration {
  return {
    name: 'python',
    hooks: {
      'astro:config:setup': async ({ command, config, injectScript, logger, updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [pythonAssets()],
            worker: { plugins: () => [pyodideInBrowser(), closedEntries()] },
          },
        });
        const cells = new URL('../cells/', import.meta.url);
        injectScript('page-ssr', `import ${JSON.stringify(fileURLToPath(new URL('py-cell.css', cells)))};`);
        const element = JSON.stringify(fileURLToPath(new URL('py-cell.ts', cells)));
        injectScript('page', `if (document.querySelector('py-cell')) void import(${element});`);
        if (command !== 'build' && command !== 'dev') return;
        // While writing, a cell that fails is told and its page still shows.
        const lenient = command === 'dev' || process.env['FAILING_CELLS'] === 'tell';
        const onFailure = (error: Error): void => logger.error(error.message);
        const root = fileURLToPath(config.root);
        await executeChapters({ root, ...(lenient ? { onFailure } : {}) });
        await recordSupportedNames(root);
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(new URL('python/', dir));
        const frame = folder + PYTHON_FRAME;
        await mkdir(dirname(frame), { recursive: true });
        await writeFile(frame, pythonFrame());
        const files = Object.entries<string>({ ...(await ensurePythonFiles()) });
        await Promise.all(files.map(([name, path]) => copyFile(path, folder + name)));
        await writeFile(`${folder}sizes.json`, JSON.stringify(await sizesOf(files)));
      },
    },
  };
}

/** What every start fetches, in bytes, so that the page can say how much of it has come. */
async function sizesOf(files: readonly [name: string, path: string][]): Promise<Record<string, number>> {
  // The script is imported, and packages come when a cell names them: neither is fetched at the start.
  const fetched = files.filter(([name]) => name !== 'pyodide.asm.mjs' && name !== 'python_packages.zip');
  return Object.fromEntries(
    await Promise.all(fetched.map(async ([name, path]) => [name, (await stat(path)).size] as const)),
  );
}
