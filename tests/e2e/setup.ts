// Before the end-to-end tests: builds the site, if a source changed since it was built, and serves it twice: by Astro's preview with
// the isolation headers (`baseUrl`), and, built for it when `subpathSite` is asked for, under a base path on a host that sets none.
import { preview } from 'astro';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the site's root, with its closing slash. */
    baseUrl: string;
  }
}

const build = fileURLToPath(new URL('../../tools/build.mjs', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { status } = spawnSync(process.execPath, [build, '--if-stale'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the site does not build');
  const server = await preview({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  project.provide('baseUrl', `http://localhost:${server.port}/`);
  return () => server.stop();
}
