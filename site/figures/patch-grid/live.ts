/** "A picture becomes 196 patches of 768 numbers", alive. It needs the picture alone: no model runs. */
import type { Cell } from '#lib/plot/cells.ts';
import type { Language } from '#lib/plot/language.ts';
import { at } from '#lib/plot/view.ts';
import type { View } from '#lib/plot/view.ts';
import { livePicture } from '../../book/live.ts';
import { inputIndex, PATCH, patchGrid, patchOf, patchSlice, planarPixels } from '../../book/patch.ts';
import { pictureUrl } from '../../book/picture-url.ts';
import { stateNumber } from '../../kit/figure-state.ts';
import type { FigureState } from '../../kit/figure-state.ts';
import type { GridCursor } from '../../kit/grid-cursor.ts';
import type { ShownTensor } from '../../kit/live-figure.ts';
import { pageLanguage } from '../../kit/strings.ts';
import { drawingToSave } from '../composed.ts';
import { mark } from '../mark.ts';
import { countLines, countSteps } from './count.ts';
import { PictureFigure } from '../picture-figure.ts';
import { refill } from '../raster-svg.ts';
import { meanColors, squareRaster } from './plane.ts';
import { patchGridStrings } from './strings.ts';
import type { PatchGridStrings } from './strings.ts';
import { valueText } from './value.ts';

export class PatchGrid extends PictureFigure {
  #lang: Language = 'en';
  #words!: PatchGridStrings;
  /** The model's input and the same as pixels, both (1, 3, 224, 224). */
  #input!: View;
  #pixels!: View;
  /** The patch that a click, a key or a finger chose; a mouse that passes only shows others. */
  #picked: Cell = { row: 0, col: 0 };
  #shown: Cell = { row: 0, col: 0 };
  #show: 'x' | 'pixels' = 'x';
  #counted = 0;
  #written = 0;

  protected async open(state: FigureState): Promise<void> {
    this.#lang = pageLanguage();
    this.#words = patchGridStrings(this.#lang);
    // As drawn: the cursor itself may have followed the pointer already.
    const drawn = (name: string) => Number(this.#cursor.getAttribute(name));
    this.#picked = { row: drawn('row'), col: drawn('col') };
    await this.#read();
    this.#listen();
    this.restore(state);
  }

  tensor(): ShownTensor {
    const patch = patchOf(this.#tensorShown, this.#picked);
    return { ...patch, name: patchSlice(this.#show, this.#picked), dims: ['C', 'h', 'w'] };
  }

  svg(): SVGSVGElement {
    const { patch: whole, planes } = this.#squares;
    const labels = this.#words.planes.map((color, channel) => `${this.#show}[0, ${channel}] ${color}`);
    return drawingToSave(this.frame.stage, [
      [{ svg: this.#picture }],
      [{ svg: whole, label: this.#words.patch }, ...planes.map((svg, i) => ({ svg, label: labels[i]! }))],
    ]);
  }

  state(): FigureState {
    const { row, col } = this.#picked;
    return { row: String(row), col: String(col), show: this.#show, counted: String(this.#counted) };
  }

  restore(state: FigureState): void {
    const { rows, cols } = patchGrid(this.#input);
    this.#picked = {
      row: stateNumber(state, 'row', this.#picked.row, 0, rows - 1),
      col: stateNumber(state, 'col', this.#picked.col, 0, cols - 1),
    };
    if (state['show'] === 'x' || state['show'] === 'pixels') this.#show = state['show'];
    this.#counted = stateNumber(state, 'counted', this.#counted, 0, 3);
    this.parts.one<HTMLSelectElement>('[name=show]').value = this.#show;
    this.#drawCount();
    this.#pick(this.#picked);
  }

  /** The chosen picture as the model takes it. */
  async #read(): Promise<void> {
    const { cropped, input } = await livePicture();
    this.#input = input;
    this.#pixels = planarPixels(cropped);
    const shown = this.#picture.querySelector('image')!;
    shown.setAttribute('href', pictureUrl(cropped));
    this.frame.foot({ shape: input.shape });
  }

  #listen(): void {
    const cursor = this.#cursor;
    cursor.describe = (cell) => this.#sentence(cell);
    cursor.addEventListener(
      'grid-move',
      ({ detail: { row, col, via } }) => {
        if (via === 'mouse') this.#look({ row, col }, false);
        else this.#pick({ row, col });
      },
      this.on,
    );
    cursor.addEventListener('grid-pick', ({ detail: { row, col } }) => this.#pick({ row, col }), this.on);
    cursor.addEventListener('pointerleave', () => this.#pick(this.#picked, false), this.on);
    for (const [channel, plane] of this.#planeCursors.entries()) {
      plane.describe = (pixel) => this.#value(channel, pixel);
      plane.addEventListener(
        'grid-move',
        ({ detail: { row, col } }) => this.#markPixel({ row, col }),
        this.on,
      );
      plane.addEventListener(
        'grid-pick',
        ({ detail }) => this.frame.say(this.#value(channel, detail)),
        this.on,
      );
      plane.addEventListener('grid-leave', () => this.#markPixel(null), this.on);
    }
    this.frame.addEventListener(
      'slider-change',
      ({ detail: { name, value } }) => this.#pick({ ...this.#picked, [name]: value }),
      this.on,
    );
    this.parts.one('.count-on').addEventListener('click', () => this.#count(), this.on);
    this.parts.one<HTMLSelectElement>('[name=show]').addEventListener(
      'change',
      ({ target }) => {
        this.#show = (target as HTMLSelectElement).value === 'pixels' ? 'pixels' : 'x';
        this.#pick(this.#picked);
      },
      this.on,
    );
    this.parts.one('[name=write]').addEventListener('change', () => void this.#write(), this.on);
    this.onPicture(async () => {
      await this.#read();
      this.#pick(this.#picked);
    });
  }

  /** Shows a patch without choosing it. @param aloud whether it is read out */
  #look(cell: Cell, aloud: boolean): void {
    this.#shown = cell;
    const patch = patchOf(this.#pixels, cell);
    const { patch: whole, planes } = this.#squares;
    refill(whole, squareRaster(patch, null), this.#words.patch);
    for (const [channel, svg] of planes.entries())
      refill(svg, squareRaster(patch, channel), this.#words.plane(this.#words.planes[channel]!));
    this.frame.say(this.#sentence(cell), { aloud });
  }

  #pick(cell: Cell, aloud = true): void {
    this.#picked = cell;
    this.#look(cell, aloud);
    this.#cursor.cell = cell;
    mark(this.#picture, 'picked', [cell]);
    for (const name of ['row', 'col'] as const) this.parts.slider(name).value = cell[name];
    for (const [channel, code] of [...this.frame.querySelectorAll('.square code')].entries())
      code.textContent = `${this.#show}[0, ${channel}]`;
    void this.#write();
  }

  #count(): void {
    this.#counted = (this.#counted + 1) % 4;
    this.#drawCount();
  }

  /** The steps counted so far, and what the last one counted, outlined. */
  #drawCount(): void {
    const steps = countSteps(this.#input.shape, this.#words);
    const { rows, cols } = patchGrid(this.#input);
    const list = this.parts.one('.count');
    // Only a line that changes is touched, so that only it is read out.
    for (const [i, line] of countLines(steps, this.#counted).entries())
      if (i < this.#counted !== list.children[i]!.matches(':has(.from)'))
        list.children[i]!.outerHTML = line.text;
    const { countOn, count, countAgain } = this.#words;
    this.parts.one('.count-on').textContent =
      this.#counted === 0 ? count : this.#counted < steps.length ? countOn : countAgain;
    const edges = (height: number, width: number) => [
      { row: 0, col: 0, rows: 1, cols: width },
      { row: 0, col: 0, rows: height, cols: 1 },
    ];
    mark(this.#picture, 'counted', this.#counted === 1 ? edges(rows, cols) : []);
    for (const svg of this.#squares.planes)
      mark(svg, 'counted', this.#counted === 2 ? edges(PATCH, PATCH) : []);
  }

  /** All 768 numbers, written into larger planes below, when the reader asks. */
  async #write(): Promise<void> {
    const place = this.parts.one('.written');
    place.hidden = !this.parts.one<HTMLInputElement>('[name=write]').checked;
    if (place.hidden) return;
    const turn = ++this.#written;
    const { planes } = await import('#lib/plot/planes.ts');
    if (turn !== this.#written) return;
    const width = Math.min(704, place.clientWidth);
    const svg = planes(patchOf(this.#tensorShown, this.#picked), {
      width,
      columns: width >= 560 ? 2 : 1,
      range: this.#show === 'x' ? [-1, 1] : [0, 255],
      name: 'patch',
      lang: this.#lang,
    });
    place.replaceChildren(svg);
  }

  /** Outlines one pixel in the patch and in all planes. */
  #markPixel(pixel: Cell | null): void {
    const { patch, planes } = this.#squares;
    for (const svg of [patch, ...planes]) mark(svg, 'pixel', pixel ? [pixel] : []);
  }

  #sentence(cell: Cell): string {
    return this.#words.picked(cell, patchSlice(this.#show, cell), meanColors(patchOf(this.#pixels, cell)));
  }

  #value(channel: number, pixel: Cell): string {
    const index = inputIndex(this.#shown, channel, pixel);
    return valueText(this.#show, index, at(this.#tensorShown, ...index));
  }

  get #tensorShown(): View {
    return this.#show === 'x' ? this.#input : this.#pixels;
  }

  get #picture(): SVGSVGElement {
    return this.parts.one<SVGSVGElement>('.on-picture svg');
  }

  get #cursor(): GridCursor {
    return this.parts.one<GridCursor>('.on-picture grid-cursor');
  }

  get #planeCursors(): GridCursor[] {
    return [...this.frame.querySelectorAll<GridCursor>('.square grid-cursor')];
  }

  get #squares(): { readonly patch: SVGSVGElement; readonly planes: readonly SVGSVGElement[] } {
    const [patch, ...planes] = this.frame.querySelectorAll<SVGSVGElement>('.square svg');
    return { patch: patch!, planes };
  }
}
