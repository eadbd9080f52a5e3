// Builds the site for the tests in a process of its own, if a source changed since it was built.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../tools/build.mjs', import.meta.url));

/**
 * @param env what differs from this process's environment: `BASE`, `SITE`, `OUT_DIR`.
 * @throws Error with the end of what the build printed.
 */
export function buildSite(env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--if-stale'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`the site does not build:\n${(stdout + stderr).slice(-4000)}`);
}
