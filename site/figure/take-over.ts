/**
 * Hands drawn markup over to Preact. Preact's `hydrate` leaves attributes as they were drawn, and the figure
 * may show another picture by now: so what stands in the page is first made what the view says, node by node
 * in place, so that focus, selection and scroll stay; then Preact takes it over as it is.
 */
import { hydrate, render } from 'preact';
import type { VNode } from 'preact';
import { render as renderToString } from 'preact-render-to-string';

/** A part of the page that Preact draws: the first time over what the build drew, then by itself. */
export class DrawnRoot {
  readonly #place: HTMLElement;
  #taken = false;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  show(view: VNode): void {
    if (this.#taken) render(view, this.#place);
    else {
      this.#taken = true;
      reconcile(this.#place, renderToString(view));
      hydrate(view, this.#place);
    }
  }
}

/** Makes the children of `place` what `markup` says, keeping every node that may stay. */
export function reconcile(place: Element, markup: string): void {
  const template = place.ownerDocument.createElement('template');
  template.innerHTML = markup;
  children(place, template.content);
}

function children(from: ParentNode & Node, to: ParentNode & Node): void {
  const old = [...from.childNodes];
  const next = [...to.childNodes];
  for (const [i, node] of next.entries()) {
    const before = old[i];
    if (!before) from.append(node);
    else if (before.nodeName !== node.nodeName) before.replaceWith(node);
    else if (node instanceof Element) element(before as Element, node);
    else if (before.nodeValue !== node.nodeValue) before.nodeValue = node.nodeValue;
  }
  for (const rest of old.slice(next.length)) rest.remove();
}

function element(from: Element, to: Element): void {
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  // A custom element sets attributes of its own on itself, a reader opens details.
  const alive = from.localName.includes('-');
  for (const { name } of [...from.attributes])
    if (!alive && !to.hasAttribute(name) && name !== 'open') from.removeAttribute(name);
  children(from, to);
  // What a reader has touched no longer follows its attribute.
  if (from instanceof HTMLInputElement) {
    from.checked = to.hasAttribute('checked');
    if (from.type !== 'checkbox' && from.type !== 'radio') from.value = to.getAttribute('value') ?? '';
  } else if (from instanceof HTMLOptionElement) from.selected = to.hasAttribute('selected');
}
