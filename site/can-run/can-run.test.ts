import { expect, test } from 'vitest';
import { canRun } from './can-run.ts';

const browser = { WebAssembly, Worker: class {}, Array } as unknown as typeof globalThis;

test('a browser with WebAssembly and module workers runs the figures', () => {
  expect(canRun(browser)).toBe(true);
});

test('a browser without one of them does not', () => {
  const without = (part: object) => ({ ...browser, ...part }) as typeof globalThis;
  expect(canRun(without({ WebAssembly: undefined }))).toBe(false);
  expect(canRun(without({ Worker: undefined }))).toBe(false);
  expect(canRun(without({ Array: { prototype: {} } }))).toBe(false);
});
