// `npm start`, as a person starts it: any Node from 20 on, and a built site at the address that it prints.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill();
});

/** Starts the server on a free port, and waits for the address. */
const start = (): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    child = spawn(process.execPath, [script], { env: { ...process.env, PORT: '0' } });
    child.on('exit', (code) => reject(new Error(`exit ${code}: ${output}`)));
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (text: Buffer) => {
        output += text.toString();
        const address = /The site is at (\S+)/.exec(output)?.[1];
        if (address !== undefined) resolve(address);
      });
  });

test('npm start prints an address that serves the site with the isolation headers', async () => {
  const response = await fetch(await start());
  expect(response.status).toBe(200);
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(await response.text()).toContain('<title>Inside a Vision Transformer');
});
