/**
 * The elements around a page's contents, in place of Starlight's own script: the link of the section that is
 * read has `aria-current`. Starlight looks for every element after a heading and watches them all, which took
 * a phone a third of a second on a long page, twice; the headings that the links name tell as much.
 */

/** How far below the header a section counts as read, in CSS pixels; one that was jumped to begins above. */
const BELOW_HEADER = 85;

/** `MobileTableOfContents` extends it, by the name that Starlight gave it. */
export class StarlightTOC extends HTMLElement {
  #current = this.querySelector<HTMLAnchorElement>('a[aria-current="true"]');
  #watching: AbortController | null = null;

  set current(link: HTMLAnchorElement) {
    if (link === this.#current) return;
    this.#current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    this.#current = link;
  }

  connectedCallback(): void {
    const { signal } = (this.#watching = new AbortController());
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
    whenIdle(() => {
      if (!signal.aborted) this.#watch(signal);
    });
  }

  disconnectedCallback(): void {
    this.#watching?.abort();
  }

  /** Current is the last heading above the line below the header, or the first before any is. */
  #watch(signal: AbortSignal): void {
    const sections = [...this.querySelectorAll('a')].flatMap((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading ? [{ link, heading }] : [];
    });
    const read = new Set<Element>();
    let observer: IntersectionObserver | undefined;
    const observe = (): void => {
      observer?.disconnect();
      read.clear();
      const line = this.#headerHeight() + BELOW_HEADER;
      // A zone without end above the line: a heading tells when it crosses the line, and not before.
      const rootMargin = `1000000px 0px ${line - document.documentElement.clientHeight}px`;
      observer = new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) read[isIntersecting ? 'add' : 'delete'](target);
          const section = sections.findLast(({ heading }) => read.has(heading)) ?? sections[0];
          if (section) this.current = section.link;
        },
        { rootMargin },
      );
      for (const { heading } of sections) observer.observe(heading);
    };
    observe();
    addEventListener('resize', observe, { signal });
    signal.addEventListener('abort', () => observer?.disconnect());
  }

  #headerHeight(): number {
    const [header, summary] = [document.querySelector('header'), this.querySelector('summary')];
    return (header?.offsetHeight ?? 0) + (summary?.offsetHeight ?? 0);
  }
}

customElements.define('starlight-toc', StarlightTOC);
