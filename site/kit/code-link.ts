/**
 * Code and figures point at each other: a line of code carries `data-line-of="blocks.0.attn"`, a figure or a
 * part of one `data-tensor="blocks.0.attn"` (several names with spaces). While the pointer or the focus is on
 * the one, the other has the class `is-linked`.
 */

const KINDS = [
  ['data-tensor', 'data-line-of'],
  ['data-line-of', 'data-tensor'],
] as const;

/** Watches everything under `root`, also what comes later. @returns the cleanup. */
export function linkCode(root: Document | HTMLElement = document): () => void {
  let linked: Element[] = [];
  const clear = () => {
    for (const element of linked) element.classList.remove('is-linked');
    linked = [];
  };
  const link = ({ target }: Event) => {
    clear();
    if (!(target instanceof Element)) return;
    linked = partners(root, target);
    for (const element of linked) element.classList.add('is-linked');
  };
  // Leaving by focus undoes only what came by focus: the pointer may still be on the figure.
  let byFocus = false;
  const show = (event: Event) => {
    link(event);
    byFocus = event.type === 'focusin';
  };
  const leave = () => {
    if (byFocus) clear();
  };
  const events = ['pointerover', 'focusin'] as const;
  for (const type of events) root.addEventListener(type, show);
  root.addEventListener('focusout', leave);
  return () => {
    for (const type of events) root.removeEventListener(type, show);
    root.removeEventListener('focusout', leave);
    clear();
  };
}

/**
 * The lines of the figure around `target`, or the figures of the line around it. The nearest of the two
 * decides.
 */
export function partners(root: Document | Element, target: Element): Element[] {
  const start = target.closest('[data-tensor], [data-line-of]');
  if (!start) return [];
  return KINDS.flatMap(([from, to]) => {
    const names = start.getAttribute(from)?.split(/\s+/).filter(Boolean) ?? [];
    return names.flatMap((name) => [...root.querySelectorAll(`[${to}~="${name.replaceAll('"', '\\"')}"]`)]);
  });
}
