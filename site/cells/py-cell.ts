/**
 * `<py-cell>`: until a reader's first pointer or focus it is a drawing, and this is all its code. Then the
 * editor and the rest are loaded, and what the reader did in between is done.
 */
import { missingPart, missingPartNotice } from '../loading/missing-part.ts';
import { markScrolling } from './scrolling.ts';

const live = () => import('./live-cell.ts');

export class PyCell extends HTMLElement {
  #leave: AbortController | undefined;
  readonly #resize = new ResizeObserver((seen) => {
    for (const { target } of seen) markScrolling(target as HTMLElement);
  });

  connectedCallback(): void {
    const box = this.querySelector<HTMLElement>('.py-output');
    if (box) this.#resize.observe(box);
    const leave = (this.#leave = new AbortController());
    const once = { once: true, signal: leave.signal };
    // A pointer that only passes by loads the code and starts nothing.
    this.addEventListener('pointerenter', () => void live().catch(() => undefined), once);
    this.addEventListener('focusin', () => void this.#wake(), once);
    this.addEventListener('click', (event) => void this.#wake(event), { signal: leave.signal });
  }

  disconnectedCallback(): void {
    this.#leave?.abort();
    this.#resize.disconnect();
  }

  async #wake(event?: MouseEvent): Promise<void> {
    const early = this.dataset['alive'] === undefined;
    const loaded = await live().catch((error: unknown) => this.#sayMissing(error));
    if (!loaded) return;
    const { bringToLife } = loaded;
    this.dataset['alive'] = '';
    const cell = bringToLife(this);
    const target = event?.target instanceof Element ? event.target : undefined;
    const action = target?.closest<HTMLElement>('[data-action]')?.dataset['action'];
    // Later clicks on buttons are the cell's own; this one came before it could hear.
    if (action && early) await cell.act(action as Parameters<typeof cell.act>[0]);
    else if (event && target?.closest('.expressive-code') && getSelection()?.isCollapsed)
      cell.edit({ x: event.clientX, y: event.clientY });
    else cell.edit();
  }

  /** The code did not come: said once, under the bar. */
  async #sayMissing(error: unknown): Promise<undefined> {
    const part = await missingPart(error, this.ownerDocument);
    if (!part) throw error;
    if (!this.querySelector('.missing-part'))
      this.querySelector('.py-bar')?.after(missingPartNotice(part, this.ownerDocument));
  }
}

if (!customElements.get('py-cell')) customElements.define('py-cell', PyCell);
