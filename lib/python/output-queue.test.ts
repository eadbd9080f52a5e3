import { expect, test } from 'vitest';
import type { Output } from './contract.ts';
import { append, outputQueue } from './output-queue.ts';

const line = (text: string): Output => ({ kind: 'stream', name: 'stdout', text });

test('the first line goes at once, the next ones together', () => {
  const sent: (readonly Output[])[] = [];
  let now = 0;
  const queue = outputQueue((outputs) => sent.push(outputs), { now: () => now });
  queue.add(line('a\n'));
  queue.add(line('b\n'));
  queue.add(line('c\n'));
  expect(sent).toEqual([[line('a\n')]]);
  now = 40;
  queue.tick();
  expect(sent).toEqual([[line('a\n')], [line('b\nc\n')]]);
  queue.flush();
  expect(sent).toHaveLength(2);
});

test('past the limit one line says that the rest is cut', () => {
  const sent: Output[] = [];
  const queue = outputQueue((outputs) => sent.push(...outputs), { limit: 10, now: () => 0 });
  for (let index = 0; index < 5; index++) queue.add(line('12345\n'));
  queue.flush();
  expect(sent).toEqual([
    line('12345\n'),
    { kind: 'stream', name: 'stderr', text: '\n[output cut after 10 characters]\n' },
  ]);
});

test('text of one stream is joined, another output stands between', () => {
  const outputs: Output[] = [];
  for (const output of [line('a'), line('b'), { kind: 'display', text: '1' } as const, line('c')])
    append(outputs, output);
  expect(outputs).toEqual([line('ab'), { kind: 'display', text: '1' }, line('c')]);
});

test('past the limit of pieces one line says that the rest is cut, however short they are', () => {
  const sent: Output[] = [];
  const queue = outputQueue((outputs) => sent.push(...outputs), { pieces: 3, now: () => 0 });
  for (let index = 0; index < 10_000; index++) queue.add({ kind: 'display', text: '1' });
  queue.flush();
  expect(sent).toHaveLength(4);
  expect(sent.at(-1)).toEqual({ kind: 'stream', name: 'stderr', text: '\n[output cut after 3 values]\n' });
});

test('lines of one stream are one piece', () => {
  const sent: Output[] = [];
  const queue = outputQueue((outputs) => sent.push(...outputs), { pieces: 3, now: () => 0 });
  for (let index = 0; index < 100; index++) queue.add(line('a\n'));
  queue.flush();
  expect(sent.map((output) => (output.kind === 'stream' ? output.text : '')).join('')).toBe(
    'a\n'.repeat(100),
  );
});
