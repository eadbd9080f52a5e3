// Before the end-to-end tests: builds the site, if a source changed since it was built, and serves it by
// Astro's preview, with the isolation headers. What a host without headers does under a base path,
// subpath-site.ts shows.
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { buildSite } from './build-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the site's root, with its closing slash. */
    baseUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildSite();
  const server = await preview({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  project.provide('baseUrl', `http://localhost:${server.port}/`);
  return () => server.stop();
}
