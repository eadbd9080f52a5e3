/** Whether figures come alive when they come into view, without waiting for a touch: the reader's wish, kept in this browser. */
const KEY = 'book-figures-alive';

/** Default false: nothing large is loaded before a reader touches a figure. */
export const figuresComeAlive = (): boolean => localStorage.getItem(KEY) === 'on';

/** Keeps the wish, and brings to life what is in view. */
export function letFiguresComeAlive(on: boolean): void {
  if (!on) {
    localStorage.removeItem(KEY);
    return;
  }
  localStorage.setItem(KEY, 'on');
  for (const frame of document.querySelectorAll('figure-frame')) frame.comeAliveInView();
}
