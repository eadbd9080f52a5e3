/** `<shape-chip shape="1,197,192" dims="B,N,C">`: shows a shape; a number that changes flashes once. */
import { chipHtml, parseChip } from './shape-chip-html.ts';
import type { ChipSpec } from './shape-chip-html.ts';
import { pageLanguage } from './words.ts';

let made = 0;

export class ShapeChip extends HTMLElement {
  static readonly observedAttributes = ['shape', 'dims', 'from'];
  #shape: readonly number[] | null = null;
  #drawing = false;
  #tipId = '';

  connectedCallback(): void {
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('pointerenter', this.#onEnter);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('pointerenter', this.#onEnter);
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.#shape) this.#draw();
  }

  /** Shows another shape; numbers that differ from the shown ones flash, when the rank is the same. */
  show({ shape, dims = [], from = [] }: ChipSpec): void {
    this.#drawing = true;
    this.setAttribute('dims', shape.map((_, i) => dims[i] ?? '-').join(','));
    this.setAttribute('from', shape.map((_, i) => from[i] ?? '').join('|'));
    this.#drawing = false;
    this.setAttribute('shape', shape.join(','));
  }

  #draw(): void {
    if (this.#drawing) return;
    const spec = parseChip(
      this.getAttribute('shape') ?? '',
      this.getAttribute('dims'),
      this.getAttribute('from'),
    );
    const before = this.#shape;
    this.#shape = spec.shape;
    // What Astro wrote stays: only a change is drawn here.
    if (before === null && this.querySelector('.chip')) return;
    const changed =
      before?.length === spec.shape.length
        ? spec.shape.flatMap((size, i) => (size === before[i] ? [] : [i]))
        : [];
    this.#tipId ||= this.querySelector('.tip')?.id ?? `chip-live-${++made}`;
    this.innerHTML = chipHtml(spec, pageLanguage(), this.#tipId, changed).text;
  }

  /** Escape hides the tooltip until the pointer or the focus comes back. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.toggleAttribute('data-quiet', true);
    else this.removeAttribute('data-quiet');
  };

  readonly #onEnter = (): void => {
    this.removeAttribute('data-quiet');
  };
}

if (!customElements.get('shape-chip')) customElements.define('shape-chip', ShapeChip);

declare global {
  interface HTMLElementTagNameMap {
    'shape-chip': ShapeChip;
  }
}
