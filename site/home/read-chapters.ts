/** Which chapters have been read to their end: kept in this browser, forgotten by "Reset everything". */
import { KeptText } from '../storage/kept-text.ts';

const list = new KeptText('localStorage', 'book-read');

export function readChapters(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(list.get() ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  } catch (error) {
    // What another page or hand has written there is no list of ours.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

export function markRead(chapter: string): void {
  const read = readChapters();
  if (!read.includes(chapter)) list.set(JSON.stringify([...read, chapter]));
}

/** Marks the page's chapter once `end` has come into view. */
export function markReadAt(end: Element): void {
  const chapter = /\/chapters\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
  if (chapter === undefined) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    markRead(chapter);
  });
  observer.observe(end);
}
