// What the browser tests of the engine and of Python stand on.
import { expect, test } from 'vitest';

test('the page is cross-origin isolated, so WebAssembly memory can be shared', () => {
  expect(crossOriginIsolated).toBe(true);
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  expect(buffer).toBeInstanceOf(SharedArrayBuffer);
});
