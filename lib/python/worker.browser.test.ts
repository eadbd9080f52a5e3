import { afterEach, expect, test } from 'vitest';
import stubUrl from '#tests/browser/python-stub.worker.ts?worker&url';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { PythonClient, type PythonClientSpec } from './client.ts';
import type { Output } from './contract.ts';
import { append } from './output-queue.ts';
import { spawnPythonWorker } from './spawn.ts';

let client: PythonClient;
afterEach(() => client.dispose());

const isolations = [{ isolated: true }, { isolated: false }];

function connect(spec: Partial<PythonClientSpec> = {}): PythonClient {
  const assets = new URL('/python/', location.href).href;
  client = new PythonClient({ spawn: (at) => spawnPythonWorker(at, stubUrl), assets, book, ...spec });
  return client;
}

async function run(source: string, onOutput: (output: Output) => void = () => {}) {
  const outputs: Output[] = [];
  const outcome = await client.run(source, {
    name: '<cell 1>',
    onOutput: (output) => {
      append(outputs, output);
      onOutput(output);
    },
  });
  const text = outputs.map((output) => (output.kind === 'error' ? '' : output.text)).join('');
  return { ...outcome, outputs, text };
}

test('a worker starts at the first run and keeps one namespace', async () => {
  connect();
  expect(client.started).toBe(false);
  expect((await run('x = 20\nprint("hello")')).text).toBe('hello\n');
  expect((await run('x + 1')).outputs).toEqual([{ kind: 'display', text: '21' }]);
  await client.reset();
  expect((await run('x')).error).toMatchObject({ type: 'NameError', line: 1 });
});

test('output arrives line by line while the cell runs', async () => {
  connect();
  await client.start();
  const arrivals: { text: string; at: number }[] = [];
  const begun = performance.now();
  await run('import time\nfor i in range(3):\n    print(i)\n    time.sleep(0.3)', (output) => {
    if (output.kind === 'stream') arrivals.push({ text: output.text, at: performance.now() - begun });
  });
  expect(arrivals.map(({ text }) => text)).toEqual(['0\n', '1\n', '2\n']);
  expect(arrivals[0]!.at).toBeLessThan(arrivals[2]!.at - 400);
});

test.for(isolations)('Stop ends an endless loop (%o)', async (isolation) => {
  connect(isolation);
  await run('x = 1');
  const running = run('while True: pass');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await client.stop();
  const outcome = await running;
  expect(outcome.ended).toBe('stopped');
  // Asked through shared memory Python keeps its names; without it the worker is replaced, and that is said.
  expect(outcome.restarted).toBe(!isolation.isolated);
  const next = await run('print("x" in globals())');
  expect(next).toMatchObject({ text: isolation.isolated ? 'True\n' : 'False\n', fresh: !isolation.isolated });
});

test('Stop ends a loop that catches every exception, and C code that never asks', async () => {
  connect();
  for (const source of [
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    'sum(range(10 ** 13))',
  ]) {
    const running = run(source);
    await client.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await client.stop();
    expect(await running).toMatchObject({ ended: 'stopped', restarted: true });
  }
  expect((await run('print(1)')).text).toBe('1\n');
});

test('Stop drops the runs that wait as well', async () => {
  connect();
  const running = [run('while True: pass'), run('while True: pass'), run('y = 1')];
  await client.start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await client.stop();
  const outcomes = await Promise.all(running);
  expect(outcomes.map(({ ended }) => ended)).toEqual(['stopped', 'stopped', 'stopped']);
  expect((await run('"y" in globals()')).text).toBe('False');
});

test.for(isolations)('the time limit ends an endless loop (%o)', async (isolation) => {
  connect({ ...isolation, timeLimit: 500 });
  const outcome = await run('while True: pass');
  expect(outcome).toMatchObject({ ended: 'time', restarted: false });
  expect(outcome.error?.type).toBe('KeyboardInterrupt');
});

test('more than the memory limit is a MemoryError, and the next run starts fresh', async () => {
  connect();
  const outcome = await run('x = bytearray(600 * 2**20)');
  expect(outcome).toMatchObject({
    ended: 'memory',
    restarted: true,
    error: { type: 'MemoryError', line: 1 },
  });
  expect(await run('print(1)')).toMatchObject({ text: '1\n', fresh: true });
});

test('what cannot be loaded before the run is an error of the cell', async () => {
  connect();
  expect((await run('missing_weights = 1')).error?.message).toBe('the weights did not load');
  expect((await run('print(2)')).text).toBe('2\n');
});

test('what ends Python is told apart from a full memory, and the next run starts fresh', async () => {
  connect();
  for (const [source, ended] of [
    ['import os; os._exit(0)', 'exited'],
    ['import sys; sys.stdout.close()', 'spoiled'],
  ] as const) {
    expect(await run(source)).toMatchObject({ ended, restarted: true });
    expect(await run('print(1)')).toMatchObject({ text: '1\n', fresh: true });
  }
});

test('what a run leaves in a loop of asyncio keeps no later run waiting', async () => {
  connect({ timeLimit: 500 });
  await run(`
import asyncio
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
def again():
    print('late')
    loop.call_soon(again)
for _ in range(1000):
    again()
loop.call_later(0.01, lambda: sum(range(10 ** 13)))`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await run('print(2)')).toMatchObject({ text: '2\n' });
});

test('Restart ends what runs and drops every name', async () => {
  connect();
  await run('x = 1');
  const running = run('while True: pass');
  await new Promise((resolve) => setTimeout(resolve, 200));
  client.restart();
  expect(await running).toMatchObject({ ended: 'stopped', restarted: true });
  expect((await run('x')).error?.type).toBe('NameError');
  client.restart();
  expect(await run('print(5)')).toMatchObject({ text: '5\n', fresh: true });
});
