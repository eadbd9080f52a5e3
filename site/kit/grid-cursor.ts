/**
 * `<grid-cursor label="Patches">`: selection on a picture that has a grid (`data-grid` on its SVG), by
 * keyboard, mouse and touch. It knows the drawing only by that attribute, so it works before any drawing code
 * is loaded.
 *
 * Arrow keys move, Home and End jump, Enter or Space picks, Escape leaves for the figure. A mouse scans by
 * moving and picks by a click. A finger taps to pick; once the grid has the focus, dragging scans (before,
 * dragging scrolls the page).
 */
import { readGrid } from '#lib/plot/grid.ts';
import type { Cell } from '#lib/plot/cells.ts';
import { cellAtShare, movedCell } from './grid-move.ts';
import type { GridSize } from './grid-move.ts';
import { pageLanguage, kitWords } from './words.ts';

/** What the grid's events carry. */
export interface GridDetail extends Cell {
  readonly via: 'key' | 'mouse' | 'touch';
}
/** `grid-move`: the cursor is on another cell. `grid-pick`: the reader chose it. */
export type GridEvent = CustomEvent<GridDetail>;

/** Its inside has a shadow root: a figure that draws the page around it anew leaves it alone. */
const INSIDE = `<style>
.ring { position: absolute; pointer-events: none; forced-color-adjust: none; outline: var(--ring-width, 2px) solid #111;
  box-shadow: 0 0 0 calc(2 * var(--ring-width, 2px)) #fff; }
:host(:focus-visible) .ring { outline: 3px solid var(--focus, #0163ce); }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none; }
</style><span class="ring" hidden></span><span class="said" aria-live="polite"></span>`;

export class GridCursor extends HTMLElement {
  static readonly observedAttributes = ['row', 'col'];
  /** Says in words what a cell is, for the live region; default "row 3, column 5". */
  describe: (cell: Cell) => string = ({ row, col }) =>
    kitWords[pageLanguage(this.ownerDocument)].cell(row, col);
  #svg: SVGSVGElement | null = null;
  #cell: Cell = { row: 0, col: 0 };
  #shown = false;
  #cleanup: AbortController | null = null;
  readonly #resize = new ResizeObserver(() => {
    if (this.#svg) this.#place();
    // Observing or moving inside the callback triggers "ResizeObserver loop" errors.
    else requestAnimationFrame(() => this.#find());
  });
  readonly #inside = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#inside.innerHTML = INSIDE;
  }

  connectedCallback(): void {
    const { signal } = (this.#cleanup = new AbortController());
    this.tabIndex = 0;
    this.setAttribute('role', 'application');
    this.addEventListener('keydown', this.#onKey, { signal });
    this.addEventListener('pointermove', this.#onPointer, { signal });
    this.addEventListener('pointerdown', this.#onPointer, { signal });
    this.addEventListener('click', this.#onClick, { signal });
    this.addEventListener('pointerleave', this.#onLeave, { signal });
    this.addEventListener('focus', this.#onFocus, { signal });
    this.addEventListener('blur', this.#onLeave, { signal });
    this.#cell = this.#asked;
    // It finds its drawing once the page is laid out: asking for boxes now would lay it out for every cursor
    // on it.
    this.#resize.observe(this);
  }

  disconnectedCallback(): void {
    this.#cleanup?.abort();
    this.#resize.disconnect();
  }

  /** Another `row` or `col` moves the cursor without an event, to follow another control. */
  attributeChangedCallback(): void {
    if (this.isConnected && this.#svg) this.cell = this.#asked;
  }

  get #asked(): Cell {
    return { row: Number(this.getAttribute('row') ?? 0), col: Number(this.getAttribute('col') ?? 0) };
  }

  /** The drawing's grid as it stands now: a figure may have drawn another into it. */
  get #size(): GridSize {
    return (this.#svg && readGrid(this.#svg)) ?? { rows: 1, cols: 1 };
  }

  /** Lies over another drawing, after a redraw. The cell is kept as far as the new grid has it. */
  attach(svg: SVGSVGElement): void {
    const grid = readGrid(svg);
    if (!grid) throw new Error('grid-cursor: the drawing has no data-grid');
    this.#resize.disconnect();
    this.#svg = svg;
    this.#cell = this.#nearest(this.#cell);
    const words = kitWords[pageLanguage(this.ownerDocument)];
    const label = this.getAttribute('label') ?? words.figure;
    this.setAttribute('aria-label', `${words.gridLabel(label, grid.rows, grid.cols)}. ${words.gridHelp}`);
    this.#resize.observe(svg);
    this.#place();
  }

  /** The cell under the cursor. */
  get cell(): Cell {
    return this.#cell;
  }

  /** Moves the cursor without an event, to follow another control. */
  set cell(cell: Cell) {
    this.#cell = this.#nearest(cell);
    this.#place();
  }

  #nearest({ row, col }: Cell): Cell {
    const { rows, cols } = this.#size;
    return { row: Math.min(rows - 1, Math.max(0, row)), col: Math.min(cols - 1, Math.max(0, col)) };
  }

  /** The drawing is looked for when it is first needed, and when another stands in its place. */
  #find(): void {
    const svg = this.#svg?.isConnected ? null : this.#shownSvg();
    if (svg) this.attach(svg);
  }

  /**
   * The drawing beside this element that is shown: a stage may hold one for wide and one for narrow windows.
   */
  #shownSvg(): SVGSVGElement | null {
    const drawings = this.parentElement?.querySelectorAll<SVGSVGElement>('svg[data-grid]') ?? [];
    return [...drawings].find((svg) => svg.getBoundingClientRect().width > 0) ?? null;
  }

  /** Lays the element over the grid's cells, in px relative to the positioned parent. */
  #place(): void {
    const svg = this.#svg;
    const grid = svg && readGrid(svg);
    const parent = this.offsetParent;
    if (!svg || !grid || !parent) return;
    const box = svg.getBoundingClientRect();
    if (box.width === 0) {
      const other = this.#shownSvg();
      if (other) this.attach(other);
      return;
    }
    const origin = parent.getBoundingClientRect();
    const zoom = box.width / Number(svg.getAttribute('width'));
    this.style.left = `${box.left - origin.left - parent.clientLeft + parent.scrollLeft + grid.x * zoom}px`;
    this.style.top = `${box.top - origin.top - parent.clientTop + parent.scrollTop + grid.y * zoom}px`;
    this.style.width = `${grid.width * zoom}px`;
    this.style.height = `${grid.height * zoom}px`;
    const ring = this.#inside.querySelector<HTMLElement>('.ring')!;
    ring.hidden = !this.#shown;
    ring.style.left = `${(100 * this.#cell.col) / grid.cols}%`;
    ring.style.top = `${(100 * this.#cell.row) / grid.rows}%`;
    ring.style.width = `${100 / grid.cols}%`;
    ring.style.height = `${100 / grid.rows}%`;
  }

  #moveTo(cell: Cell, via: GridDetail['via']): void {
    const moved = cell.row !== this.#cell.row || cell.col !== this.#cell.col || !this.#shown;
    this.#cell = cell;
    this.#shown = true;
    this.#place();
    if (!moved) {
      if (via === 'key') this.#read({ edge: true });
      return;
    }
    this.#read({ aloud: via !== 'mouse' });
    this.#emit('grid-move', via);
  }

  #emit(name: 'grid-move' | 'grid-pick', via: GridDetail['via']): void {
    this.dispatchEvent(new CustomEvent<GridDetail>(name, { detail: { ...this.#cell, via }, bubbles: true }));
  }

  /**
   * Says the cell: in the readout of the figure or drawer around, where a figure may say more in the same
   * turn, or in a polite region of its own. At an edge it says so, as nothing else has changed. What a mouse
   * passes over is not read out.
   */
  #read({ aloud = true, edge = false }: { aloud?: boolean; edge?: boolean } = {}): void {
    const readout = this.closest('figure-frame, .inspector')?.querySelector('.readout');
    const region = readout ?? this.#inside.querySelector('.said');
    const text = this.describe(this.#cell);
    if (!region || text === '') return;
    region.setAttribute('aria-live', aloud ? 'polite' : 'off');
    const words = kitWords[pageLanguage(this.ownerDocument)];
    region.textContent = edge ? words.edge(text.replace(/[.。]$/, '')) : text;
  }

  #cellAt({ clientX, clientY }: MouseEvent): Cell | null {
    this.#find();
    const box = this.getBoundingClientRect();
    return cellAtShare((clientX - box.left) / box.width, (clientY - box.top) / box.height, this.#size);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    this.#find();
    if (event.key === 'Escape') {
      // A dialog around closes by it.
      if (this.closest('dialog')) return;
      this.#leave();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#shown = true;
      this.#emit('grid-pick', 'key');
    } else {
      const cell = movedCell(this.#cell, event, this.#size);
      if (!cell) return;
      this.#moveTo(cell, 'key');
    }
    event.preventDefault();
  };

  /** Focus goes to the figure around, so that the reader stays where they are on the page. */
  #leave(): void {
    const figure = this.closest<HTMLElement>('figure, figure-frame');
    if (!figure) return this.blur();
    figure.tabIndex = -1;
    figure.focus({ preventScroll: true });
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const touch = event.pointerType !== 'mouse';
    if (touch && event.type === 'pointermove' && !this.matches(':focus')) return;
    const cell = this.#cellAt(event);
    if (cell) this.#moveTo(cell, touch ? 'touch' : 'mouse');
  };

  readonly #onClick = (event: MouseEvent): void => {
    const cell = this.#cellAt(event);
    if (!cell) return;
    this.focus({ preventScroll: true });
    const touch = event instanceof PointerEvent && event.pointerType !== 'mouse';
    this.#moveTo(cell, touch ? 'touch' : 'mouse');
    this.#emit('grid-pick', touch ? 'touch' : 'mouse');
  };

  readonly #onFocus = (): void => {
    this.#shown = true;
    this.#place();
    if (this.matches(':focus-visible')) this.#read();
  };

  /** The ring goes when neither pointer nor focus is here; figures draw the picked cell themselves. */
  readonly #onLeave = (): void => {
    if (this.matches(':focus')) return;
    this.#shown = false;
    this.#place();
    this.dispatchEvent(new CustomEvent('grid-leave', { bubbles: true }));
  };
}

if (!customElements.get('grid-cursor')) customElements.define('grid-cursor', GridCursor);

declare global {
  interface HTMLElementTagNameMap {
    'grid-cursor': GridCursor;
  }
  interface HTMLElementEventMap {
    'grid-move': GridEvent;
    'grid-pick': GridEvent;
    'grid-leave': CustomEvent;
  }
}
