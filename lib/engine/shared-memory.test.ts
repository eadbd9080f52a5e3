import { afterEach, expect, test, vi } from 'vitest';
import { canShareMemory, shareMemory } from './shared-memory.ts';

afterEach(() => void vi.unstubAllGlobals());

test('an isolated page shares memory', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  expect(canShareMemory()).toBe(true);
  expect(Object.prototype.toString.call(shareMemory().buffer)).toBe('[object SharedArrayBuffer]');
});

test('a page that is not isolated shares none', () => {
  vi.stubGlobal('crossOriginIsolated', false);
  expect(canShareMemory()).toBe(false);
});

test('an isolated page whose memory cannot be cloned shares none', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  vi.stubGlobal('structuredClone', () => {
    throw new DOMException('The object can not be cloned.', 'DataCloneError');
  });
  expect(canShareMemory()).toBe(false);
});
