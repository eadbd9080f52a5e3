import { afterEach, expect, test, vi } from 'vitest';
import { KeptText } from './kept-text.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser's storage, that throws from `fault` on. */
function place(fault: { full?: boolean } = {}): Storage {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem(key: string, text: string) {
      if (fault.full) throw new DOMException('no room', 'QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key: string) => texts.delete(key),
  } as unknown as Storage;
}

/** As browsers do that keep nothing for a site. */
function refuse(name: string): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  const get = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  Object.defineProperty(globalThis, name, { get, configurable: true });
  return () => {
    if (before) Object.defineProperty(globalThis, name, before);
    else Reflect.deleteProperty(globalThis, name);
  };
}

test.for(['localStorage', 'sessionStorage'] as const)(
  'a browser that refuses %s keeps a text for the page',
  (name) => {
    const restore = refuse(name);
    try {
      const text = new KeptText(name, 'book-a');
      expect(text.get()).toBeNull();
      expect(text.set('one')).toBe(false);
      expect(new KeptText(name, 'book-a').get()).toBe('one');
      expect(new KeptText(name, 'book-b').get()).toBeNull();
      text.set(null);
      expect(text.get()).toBeNull();
    } finally {
      restore();
    }
  },
);

test('a full storage keeps what it had, and the page the newer text', () => {
  const fault = { full: false };
  vi.stubGlobal('localStorage', place(fault));
  const text = new KeptText('localStorage', 'book-full');
  expect(text.set('old')).toBe(true);
  fault.full = true;
  expect(text.set('new')).toBe(false);
  expect(text.get()).toBe('new');
  fault.full = false;
  expect(text.set('newest')).toBe(true);
  expect(localStorage.getItem('book-full')).toBe('newest');
  expect(text.get()).toBe('newest');
});
