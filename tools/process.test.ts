import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const library = JSON.stringify(new URL('process.mjs', import.meta.url).href);
/** Prints its number and stays, as the server does; then the processes above it must take it along. */
const SERVER = `
import { endWithParents } from ${library};
endWithParents();
console.log('serving', process.pid);
setInterval(() => {}, 1000);`;
/** Stands for a Node that is too old, and starts the newer one. */
const STARTER = `
import { endWithParents, run } from ${library};
endWithParents();
process.exit(await run(process.execPath, ['server.mjs']));`;

let folder: string;
let started: ChildProcess;
let server = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node starter.mjs' } }));
  writeFileSync(join(folder, 'server.mjs'), SERVER);
  writeFileSync(join(folder, 'starter.mjs'), STARTER);
});
afterEach(() => {
  if (isAlive(server)) process.kill(server, 'SIGKILL');
  rmSync(folder, { recursive: true });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Starts the server by `command`, and waits until it serves. */
async function start(command: string, args: readonly string[]): Promise<void> {
  started = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  started.stdout!.on('data', (text: Buffer) => (output += text.toString()));
  await expect.poll(() => output, { timeout: 20_000 }).toMatch(/serving \d+/);
  server = Number(/serving (\d+)/.exec(output)![1]);
}

describe.skipIf(process.platform === 'win32')('the server ends', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('by %s to what started it', async (signal) => {
    await start(process.execPath, ['starter.mjs']);
    const ended = once(started, 'exit');
    started.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(isAlive(server)).toBe(false);
  });

  test('with what started it, killed', async () => {
    await start(process.execPath, ['starter.mjs']);
    started.kill('SIGKILL');
    await expect.poll(() => isAlive(server), { timeout: 10_000 }).toBe(false);
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('with npm, ended by %s', async (signal) => {
    await start('npm', ['start']);
    started.kill(signal);
    await expect.poll(() => isAlive(server), { timeout: 10_000 }).toBe(false);
  });
});
