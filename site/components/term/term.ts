/**
 * Links to the glossary open in place. What is shown is made, and its looks are loaded, with the first click.
 */
import type { ChapterLink } from '../chapter-link.ts';

/** What `Term.astro` hands over, in the language of the page. */
export interface TermData {
  readonly term: string;
  readonly says: string;
  /** The word in the other language. */
  readonly other: string;
  readonly shape?: string;
  readonly chapter?: ChapterLink;
}

const watched = new WeakSet<Document>();

/** Once for a page. A click with a key that opens links elsewhere still does. */
export function termsOpenInPlace(page: Document): void {
  if (watched.has(page)) return;
  watched.add(page);
  page.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-term]');
    if (!link) return;
    event.preventDefault();
    void import('./popover.ts').then(
      ({ toggleTerm }) => {
        toggleTerm(link);
      },
      // Without a network, and never loaded: the glossary may be kept.
      () => {
        location.assign(link.href);
      },
    );
  });
}
