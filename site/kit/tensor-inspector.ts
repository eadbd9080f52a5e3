/**
 * `<tensor-inspector>`: a drawer with everything about one tensor: name, shape, a heatmap of two chosen dimensions,
 * sliders for the others, histogram, summary, the value under the pointer, downloads; for attention also the picture
 * with one query's attention over it. It reads through a `TensorSource` and loads the drawing code when it opens.
 */
import { shapeText } from '#lib/plot/dimension.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import type * as PlotModule from '#lib/plot/index.ts';
import type { View } from '#lib/plot/view.ts';
import { openDataTable } from './data-table.ts';
import { download, fileName } from './download.ts';
import { indexNames } from './figure-menu.ts';
import './grid-cursor.ts';
import type { GridCursor } from './grid-cursor.ts';
import {
  asMatrixOrMore,
  attentionLayout,
  choose,
  firstChoice,
  heldDims,
  indexOf,
} from './inspector-choice.ts';
import type { AttentionLayout, Choice } from './inspector-choice.ts';
import { choicesHtml, frameHtml, statsHtml } from './inspector-html.ts';
import { attentionOverlay } from './inspector-overlay.ts';
import type { ShownTensor, TensorSource } from './live-figure.ts';
import './shape-chip.ts';
import './slider-field.ts';
import { pageLanguage, stringsOf } from './strings.ts';

type Plot = typeof PlotModule;

export class TensorInspector extends HTMLElement {
  source: TensorSource | null = null;
  #plot: Plot | null = null;
  #tensor: ShownTensor | null = null;
  #layout: AttentionLayout | null = null;
  #choice: Choice = { rowDim: 0, colDim: 1, fixed: [] };
  #query = 0;
  #opened = 0;

  /** The page's one inspector, made on first use, reading from `source`. */
  static shared(source: TensorSource): TensorInspector {
    let inspector = document.querySelector('tensor-inspector');
    if (!inspector) {
      inspector = document.createElement('tensor-inspector');
      document.body.append(inspector);
    }
    inspector.source = source;
    return inspector;
  }

  connectedCallback(): void {
    if (this.firstElementChild) return;
    this.innerHTML = frameHtml(stringsOf(this.#lang)).text;
    this.addEventListener('click', this.#onClick);
    this.addEventListener('change', this.#onSelect);
    this.addEventListener('slider-change', this.#onSlider);
    this.addEventListener('grid-move', ({ detail }) => {
      this.#say(detail.row, detail.col);
    });
    this.addEventListener('grid-pick', ({ detail }) => {
      if (this.#layout) this.#setQuery(detail.row);
    });
  }

  /** Shows a tensor by name; a second call while one is being read wins. Errors are said in the drawer. */
  async open(name: string): Promise<void> {
    if (!this.source) throw new Error('tensor-inspector: no source to read from');
    const words = stringsOf(this.#lang);
    const turn = ++this.#opened;
    this.#part('h2').textContent = name;
    this.#readout.textContent = words.loading;
    this.#dialog.toggleAttribute('data-busy', true);
    if (!this.#dialog.open) this.#dialog.showModal();
    try {
      const [plot, tensor] = await Promise.all([import('#lib/plot/index.ts'), this.source.read(name)]);
      if (turn !== this.#opened) return;
      this.#plot = plot;
      this.#show(tensor);
      this.#readout.setAttribute('aria-live', 'polite');
      this.#readout.textContent = this.#opening(tensor);
    } catch (error) {
      if (turn !== this.#opened) return;
      this.#readout.textContent = words.failed(error instanceof Error ? error.message : String(error));
    } finally {
      if (turn === this.#opened) this.#dialog.removeAttribute('data-busy');
    }
  }

  close(): void {
    this.#dialog.close();
  }

  #show(tensor: ShownTensor): void {
    const plot = this.#plot!;
    this.querySelector('shape-chip')!.show(tensor);
    this.#tensor = asMatrixOrMore(tensor);
    this.#layout = attentionLayout(tensor);
    this.#choice = firstChoice(this.#tensor);
    this.#query = 0;
    const draw = { lang: this.#lang, width: this.#width };
    this.#part('.histogram').replaceChildren(plot.histogram(tensor.data, { ...draw, height: 120 }));
    this.#part('.stats').innerHTML = statsHtml(plot.stats(tensor.data), stringsOf(this.#lang)).text;
    this.#drawChoices();
    this.#drawPicture();
  }

  /** What has opened, in words: name, shape, range. */
  #opening({ name, shape, dims = [], data }: ShownTensor): string {
    const plot = this.#plot!;
    const { min, max } = plot.stats(data);
    const range = [plot.formatSigned(min), plot.formatSigned(max)] as const;
    return stringsOf(this.#lang).opened(name, shapeText(shape, dims, this.#lang), ...range);
  }

  #drawChoices(): void {
    const tensor = this.#tensor!;
    this.#part('.choices').innerHTML = choicesHtml(
      tensor,
      this.#choice,
      heldDims(tensor, this.#choice),
      this.#layout && this.#query,
      this.#lang,
    ).text;
  }

  #drawPicture(): void {
    const [plot, tensor] = [this.#plot!, this.#tensor!];
    const { rowDim, colDim } = this.#choice;
    const matrix = plot.matrixOf(tensor, rowDim, colDim, this.#choice.fixed);
    // One scale for the whole tensor, so that slices compare as the sliders move.
    const max = plot.symmetricMax(tensor);
    const svg = plot.heatmap(matrix, {
      lang: this.#lang,
      width: this.#width,
      maxHeight: 420,
      rowDim: this.#letter(rowDim),
      colDim: this.#letter(colDim),
      scale: this.#layout ? plot.attentionScale(max) : plot.divergingScale(max),
      selected: this.#overlaid ? { row: this.#query } : null,
      name: tensor.name,
      ...(tensor.kind ? { kind: tensor.kind } : {}),
      index: (row, col) => this.#index(row, col),
    });
    const stage = this.#part('.picture');
    const cursor = stage.querySelector<GridCursor>('grid-cursor')!;
    stage.querySelector('svg')?.remove();
    stage.prepend(svg);
    cursor.describe = ({ row, col }) => this.#valueAt(row, col);
    cursor.attach(svg);
    this.#drawOverlay(matrix, max);
  }

  /** The attention of one query over the picture, when both are there and the heatmap shows tokens by tokens. */
  #drawOverlay(matrix: View, max: number): void {
    const place = this.#part('.overlay');
    const picture = this.source?.picture?.() ?? null;
    place.hidden = !this.#overlaid || !picture;
    if (!this.#layout || !picture || place.hidden) return;
    const draw = { lang: this.#lang, width: Math.min(320, this.#width) };
    place.replaceChildren(
      attentionOverlay(this.#plot!, picture, matrix, this.#query, this.#layout, max, draw),
    );
  }

  /** Tokens by tokens: the heatmap shows the last two dimensions of an attention tensor. */
  get #overlaid(): boolean {
    const rank = this.#tensor?.shape.length ?? 0;
    return this.#layout !== null && this.#choice.rowDim === rank - 2 && this.#choice.colDim === rank - 1;
  }

  #setQuery(query: number): void {
    this.#query = query;
    const slider = this.querySelector('slider-field[name=query]');
    if (slider && 'value' in slider) slider.value = query;
    this.#drawPicture();
  }

  #index(row: number, col: number): number[] {
    const index = indexOf(this.#choice, row, col);
    // A vector was given a leading dimension to be drawn; in code it has none.
    return index.slice(
      index.length - this.querySelector('shape-chip')!.getAttribute('shape')!.split(',').length,
    );
  }

  #valueAt(row: number, col: number): string {
    const [plot, tensor] = [this.#plot!, this.#tensor!];
    return plot.formatIndexed(
      tensor.name,
      this.#index(row, col),
      plot.at(tensor, ...indexOf(this.#choice, row, col)),
    );
  }

  #say(row: number, col: number): void {
    if (this.#tensor) this.#readout.textContent = this.#valueAt(row, col);
  }

  readonly #onClick = ({ target }: Event): void => {
    const save = target instanceof HTMLElement ? target.dataset['save'] : undefined;
    const tensor = this.#tensor;
    if (save === 'close') this.close();
    if (!tensor || !this.#plot) return;
    if (save === 'npy')
      download(fileName(tensor.name, 'npy'), this.#plot.npyBytes(tensor), 'application/octet-stream');
    else if (save === 'csv')
      download(fileName(tensor.name, 'csv'), this.#plot.csvText(tensor, indexNames(tensor)), 'text/csv');
    else if (save === 'table') openDataTable(tensor);
  };

  readonly #onSelect = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    const name = target.name;
    this.#choice = choose(this.#choice, name === 'rowDim' ? 'rowDim' : 'colDim', Number(target.value));
    this.#drawChoices();
    this.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.focus();
    this.#drawPicture();
  };

  readonly #onSlider = ({ detail: { name, value } }: CustomEvent<{ name: string; value: number }>): void => {
    if (name === 'query') this.#query = value;
    else this.#choice = { ...this.#choice, fixed: this.#choice.fixed.with(Number(name), value) };
    this.#drawPicture();
  };

  #letter(dim: number): DimensionLetter | null {
    return this.#tensor?.dims?.[dim] ?? null;
  }

  get #lang() {
    return pageLanguage(this.ownerDocument);
  }

  get #width(): number {
    return Math.max(260, Math.min(640, this.#part('.picture').clientWidth));
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }

  get #readout(): HTMLElement {
    return this.#part('.readout');
  }

  #part(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

if (!customElements.get('tensor-inspector')) customElements.define('tensor-inspector', TensorInspector);

declare global {
  interface HTMLElementTagNameMap {
    'tensor-inspector': TensorInspector;
  }
}
