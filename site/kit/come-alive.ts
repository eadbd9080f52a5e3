/**
 * Whether figures come alive when they come into view, without waiting for a touch: the reader's wish, kept
 * in this browser.
 */
import { KeptText } from '../storage/kept-text.ts';

const wish = new KeptText('localStorage', 'book-figures-alive');

/** Default false: nothing large is loaded before a reader touches a figure. */
export const figuresComeAlive = (): boolean => wish.get() === 'on';

/** Keeps the wish, and brings to life what is in view. @returns whether the next page will know of it too. */
export function letFiguresComeAlive(on: boolean): boolean {
  const kept = wish.set(on ? 'on' : null);
  if (on) for (const frame of document.querySelectorAll('figure-frame')) frame.comeAliveInView();
  return kept;
}
