import { beforeEach, expect, test, vi } from 'vitest';
import { markRead, readChapters } from './read-chapters.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test('a chapter that was read stays so, once', () => {
  expect(readChapters()).toEqual([]);
  markRead('attention');
  markRead('blocks');
  markRead('attention');
  expect(readChapters()).toEqual(['attention', 'blocks']);
});

test.each(['{', '{"a":1}', '[1, "blocks"]'])('what is no list of ours is let be: %s', (text) => {
  localStorage.setItem('book-read', text);
  expect(readChapters()).toEqual(text.includes('blocks') ? ['blocks'] : []);
});
