/**
 * The built site for the parts of the bench that measure its pages: built if a source changed, served with
 * isolation.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isolation } from '../../site/integration/isolation.mjs';
import { serve } from '../static-server.mjs';
import type { Figure, PartResult } from './part.ts';

/** What `measure` finds on the site at the address it is given, which ends in a slash. */
export async function onBuiltSite(measure: (site: string) => Promise<Figure[]>): Promise<PartResult> {
  const build = fileURLToPath(new URL('../build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [build, '--if-stale'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    return { figures: [], missing: ['the site does not build, so nothing was measured on it'] };
  const root = fileURLToPath(new URL('../../dist/', import.meta.url));
  const server = await serve({ root, headers: isolation, port: 0 });
  try {
    return { figures: await measure(server.url), missing: [] };
  } finally {
    await server.close();
  }
}
