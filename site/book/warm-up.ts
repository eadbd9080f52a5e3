/**
 * The second page of a visit. Who brought a figure to life on an earlier page will likely do so again: so
 * once the page has loaded and has nothing else to do, the engine starts here, out of sight and off the
 * page's thread, with the weights that the browser has kept, and the first touch waits for one run alone. On
 * the first page of a visit, and where the reader saves data, all waits for the touch.
 */
import { KeptText } from '../storage/kept-text.ts';

const visit = new KeptText('sessionStorage', 'book-alive-this-visit');

/** A figure has come alive in this tab. */
export const rememberVisit = (): void => {
  visit.set('on');
};

/** Warms the engine up on a page with figures, where this visit has had one alive before. */
export function warmUpOnSecondPage(): void {
  const { connection } = navigator as { readonly connection?: { readonly saveData: boolean } };
  if (visit.get() === null || connection?.saveData) return;
  if (!document.querySelector('figure-frame')) return;
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  addEventListener('load', () => whenIdle(() => void warmUp()), { once: true });
}

/** What fails here is tried again, and its reason said, by the figure that needs it. */
async function warmUp(): Promise<void> {
  const { warm } = await import('./page-book.ts');
  await warm().catch(() => undefined);
}
