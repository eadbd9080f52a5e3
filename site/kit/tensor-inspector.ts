/**
 * `<tensor-inspector>`: a drawer with everything about one tensor: name, shape, a heatmap of two chosen
 * dimensions, sliders for the others, histogram, summary, the value under the pointer, downloads. What is
 * more than a matrix comes first as what it is: attention on the picture, a picture, classes by name. It
 * reads through a `TensorSource` and loads the drawing code when it opens.
 */
import { shapeText } from '#lib/plot/dimension.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import type * as PlotModule from '#lib/plot/index.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import { chosenScale } from './color-choice.ts';
import type { ScaleChoice } from './color-choice.ts';
import { openDataTable } from './data-table.ts';
import { download, fileName } from './download.ts';
import { indexNames } from './figure-menu.ts';
import './grid-cursor.ts';
import type { GridCursor } from './grid-cursor.ts';
import { AttentionView } from './inspector-attention.ts';
import {
  asMatrixOrMore,
  attentionLayout,
  choose,
  firstChoice,
  heldDims,
  indexOf,
} from './inspector-choice.ts';
import type { PlaneChoice } from './inspector-choice.ts';
import { areLogits, classesView, logitsGrid } from './inspector-classes.ts';
import { choicesHtml, frameHtml, statsHtml } from './inspector-html.ts';
import { isPicture, pictureView } from './inspector-picture.ts';
import { inspectorWords } from './inspector-words.ts';
import './inspector.css';
import type { FirstView, ShownTensor, TensorSource } from './live-figure.ts';
import './shape-chip.ts';
import './slider-field.ts';
import { pageLanguage, kitWords } from './words.ts';

type Plot = typeof PlotModule;

export class TensorInspector extends HTMLElement {
  source: TensorSource | null = null;
  #plot: Plot | null = null;
  #tensor: ShownTensor | null = null;
  /** What stands first; `null` for a tensor that is only numbers. */
  #first: FirstView | null = null;
  /** Names of what stands along K, where the tensor is logits. */
  #classes: readonly string[] | null = null;
  #choice: PlaneChoice = { rowDim: 0, colDim: 1, fixed: [] };
  #scale: ScaleChoice = 'own';
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
    this.innerHTML = frameHtml(kitWords[this.#lang]).text;
    this.addEventListener('click', this.#onClick);
    const choices = this.#part('.second-choices');
    choices.addEventListener('change', this.#onSelect);
    choices.addEventListener('slider-change', this.#onSlider);
    const matrix = this.#part('.picture');
    matrix.addEventListener('grid-move', ({ detail }) => {
      this.#say(detail.row, detail.col);
    });
    matrix.addEventListener('grid-pick', ({ detail }) => {
      if (this.#overlaid) this.#attention!.query = detail.row;
    });
  }

  /** Shows a tensor by name; a second call while one is being read wins. Errors are said in the drawer. */
  async open(name: string): Promise<void> {
    if (!this.source) throw new Error('tensor-inspector: no source to read from');
    const words = kitWords[this.#lang];
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
    this.#choice = firstChoice(this.#tensor);
    this.#scale = 'own';
    const draw = { lang: this.#lang, width: this.#width };
    this.#part('.histogram').replaceChildren(plot.histogram(tensor.data, { ...draw, height: 120 }));
    this.#part('.stats').innerHTML = statsHtml(plot.stats(tensor.data), kitWords[this.#lang]).text;
    this.#showFirst(tensor);
    this.#drawChoices();
    this.#drawMatrix();
  }

  /** What the tensor is, before its numbers; a heading then parts the two. */
  #showFirst(tensor: ShownTensor): void {
    const [plot, lang, document] = [this.#plot!, this.#lang, this.ownerDocument];
    const words = inspectorWords(lang);
    const picture = this.source?.picture?.() ?? null;
    const layout = attentionLayout(tensor);
    this.#classes = areLogits(tensor) ? (this.source?.classNames?.() ?? []) : null;
    const onQuery = (): void => {
      this.#readout.setAttribute('aria-live', 'polite');
      this.#readout.textContent = this.#attention!.says;
      this.#drawMatrix();
    };
    const [first, second] = ((): [FirstView | null, string] => {
      if (layout)
        return [
          new AttentionView(document, { plot, tensor, layout, picture, lang, onQuery }),
          words.matrixTitle,
        ];
      if (this.#classes) return [classesView(document, plot, tensor, this.#classes, lang), words.gridTitle];
      if (picture && isPicture(tensor, picture))
        return [pictureView(document, plot, tensor, picture, lang), words.channelTitle];
      return [null, ''];
    })();
    this.#first = first;
    this.#part('.first').replaceChildren(...(first ? [first.element] : []));
    first?.draw();
    this.#part('.second').textContent = second;
    this.#part('.second').hidden = first === null;
  }

  /** What has opened, in words: name, shape, range; for attention where the first query looks. */
  #opening({ name, shape, dims = [], data }: ShownTensor): string {
    if (this.#attention) return this.#attention.says;
    const plot = this.#plot!;
    const { min, max } = plot.stats(data);
    const range = [plot.formatSigned(min), plot.formatSigned(max)] as const;
    return kitWords[this.#lang].opened(name, shapeText(shape, dims, this.#lang), ...range);
  }

  #drawChoices(): void {
    const tensor = this.#tensor!;
    const held = heldDims(tensor, this.#choice);
    this.#part('.second-choices').innerHTML = choicesHtml(
      tensor,
      this.#choice,
      held,
      this.#scale,
      this.#lang,
    ).text;
  }

  #drawMatrix(): void {
    const [plot, tensor] = [this.#plot!, this.#tensor!];
    const matrix = this.#shown;
    const { scale, says } = chosenScale(
      plot,
      { shown: matrix, whole: tensor, choice: this.#scale, fromZero: this.#attention !== null },
      inspectorWords(this.#lang),
    );
    const svg = plot.heatmap(matrix, {
      lang: this.#lang,
      width: this.#width,
      maxHeight: 420,
      rowDim: this.#classes ? null : this.#letter(this.#choice.rowDim),
      colDim: this.#classes ? null : this.#letter(this.#choice.colDim),
      scale,
      selected: this.#overlaid ? { row: this.#attention!.query } : null,
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
    this.#part('.second-says').textContent = says;
  }

  /** The matrix that the heatmap shows; logits lie in a grid. */
  get #shown(): NdArray {
    const tensor = this.#tensor!;
    const { rowDim, colDim, fixed } = this.#choice;
    return this.#classes ? logitsGrid(tensor) : this.#plot!.matrixOf(tensor, rowDim, colDim, fixed);
  }

  get #attention(): AttentionView | null {
    return this.#first instanceof AttentionView ? this.#first : null;
  }

  /** Tokens by tokens: the heatmap shows the last two dimensions of an attention tensor. */
  get #overlaid(): boolean {
    const rank = this.#tensor?.shape.length ?? 0;
    const { rowDim, colDim } = this.#choice;
    return this.#attention !== null && rowDim === rank - 2 && colDim === rank - 1;
  }

  #index(row: number, col: number): number[] {
    return this.#placed(this.#indexInMatrix(row, col));
  }

  #indexInMatrix(row: number, col: number): number[] {
    if (!this.#classes) return indexOf(this.#choice, row, col);
    const place = row * this.#shown.shape[1]! + col;
    return this.#tensor!.shape.map((size) => (size === 1 ? 0 : place));
  }

  /** A vector was given a leading dimension to be drawn; in code it has none. */
  #placed(index: readonly number[]): number[] {
    const rank = this.querySelector('shape-chip')!.getAttribute('shape')!.split(',').length;
    return index.slice(index.length - rank);
  }

  #valueAt(row: number, col: number): string {
    const [plot, tensor] = [this.#plot!, this.#tensor!];
    const index = this.#indexInMatrix(row, col);
    const value = plot.formatIndexed(tensor.name, this.#placed(index), plot.at(tensor, ...index));
    const name = this.#classes?.[index.at(-1)!];
    return name === undefined ? value : inspectorWords(this.#lang).namedValue(value, name);
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
    if (name === 'scale') {
      this.#scale = target.value as ScaleChoice;
      this.#drawMatrix();
      return;
    }
    if (name !== 'rowDim' && name !== 'colDim') return;
    this.#choice = choose(this.#choice, name, Number(target.value));
    this.#drawChoices();
    this.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.focus();
    this.#drawMatrix();
  };

  readonly #onSlider = ({ detail: { name, value } }: CustomEvent<{ name: string; value: number }>): void => {
    this.#choice = { ...this.#choice, fixed: this.#choice.fixed.with(Number(name), value) };
    this.#drawMatrix();
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
