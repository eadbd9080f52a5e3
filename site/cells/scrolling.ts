/** Outputs that scroll are stops of the keyboard, with a name; the others are text. */

/** Looks at the outputs in `box` as they are now. The name is the box's. */
export function markScrolling(box: HTMLElement): void {
  for (const pre of box.querySelectorAll('pre')) {
    const scrolls = pre.scrollWidth > pre.clientWidth || pre.scrollHeight > pre.clientHeight;
    if (scrolls) {
      pre.tabIndex = 0;
      pre.setAttribute('role', 'group');
      pre.setAttribute('aria-label', box.getAttribute('aria-label') ?? '');
    } else for (const name of ['tabindex', 'role', 'aria-label']) pre.removeAttribute(name);
  }
}
