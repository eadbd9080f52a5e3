// @ts-check
// `npm start`: installs what is missing, builds the site where a source changed, and serves it on localhost.
// Node's own modules only: it runs before anything is installed, from Node 20 on. `npm run dev` is the server
// to edit with.
import { join } from 'node:path';
import { continueUnderNewerNode, ensureInstalled, environment, project } from './install.mjs';
import { isolation } from '../site/integration/isolation.mjs';
import { endWithParents, run } from './process.mjs';
import { serve } from './static-server.mjs';

endWithParents();

try {
  ensureInstalled();
  await continueUnderNewerNode();
  console.log('Building the site, if anything changed …');
  const build = join(project, 'tools', 'build.mjs');
  const status = await run(process.execPath, [build, '--if-stale'], { env: environment() });
  if (status !== 0) throw new Error('the build failed');
  const { url } = await serve({
    root: join(project, process.env.OUT_DIR ?? 'dist'),
    base: process.env.BASE ?? '/',
    port: Number(process.env.PORT ?? 4321),
    headers: isolation,
  });
  console.log(`\n  The site is at ${url}   (Ctrl+C stops it)\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
