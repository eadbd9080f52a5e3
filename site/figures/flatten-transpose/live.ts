/** "The right shape is not the right content", alive: the model is run for real with either operation. */
import type { Cell } from '#lib/plot/cells.ts';
import type { Language } from '#lib/plot/language.ts';
import { formatValue } from '#lib/plot/format.ts';
import { symmetricMax } from '#lib/plot/scale.ts';
import { stateNumber } from '../../kit/figure-state.ts';
import type { FigureState } from '../../kit/figure-state.ts';
import type { GridCursor } from '../../kit/grid-cursor.ts';
import type { ShownTensor } from '../../kit/live-figure.ts';
import type { SliderField } from '../../kit/slider-field.ts';
import { pageLanguage } from '../../kit/strings.ts';
import { drawingToSave } from '../composed.ts';
import { mark } from '../mark.ts';
import { PictureFigure } from '../picture-figure.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './answer.ts';
import { drawTop, redrawMap } from './draw.ts';
import { codeOf, OPERATIONS } from './operation.ts';
import type { Operation } from './operation.ts';
import { answerSentence, noneSentence, rowView } from './row-view.ts';
import type { RowView } from './row-view.ts';
import { flattenTransposeStrings } from './strings.ts';
import type { FlattenTransposeStrings } from './strings.ts';

export class FlattenTranspose extends PictureFigure {
  #lang: Language = 'en';
  #words!: FlattenTransposeStrings;
  /** Of the chosen picture; another picture gets a map of its own. */
  #answers = new Map<Operation, Promise<Answer>>();
  #operation: Operation = 'flatten';
  #row = 0;
  #shown: Answer | null = null;
  /** What the stage shows of the chosen picture: at first what was drawn at build time. */
  #onStage: Operation | null = 'flatten';

  protected open(state: FigureState): Promise<void> {
    this.#lang = pageLanguage();
    this.#words = flattenTransposeStrings(this.#lang);
    this.#row = this.#slider.value;
    this.#operation = this.#checked;
    this.#listen();
    return this.restore(state);
  }

  tensor(): ShownTensor {
    const { tokens, proj } = this.#answer;
    const [, , height, width] = proj.shape;
    return {
      ...tokens,
      name: this.#operation === 'flatten' ? 'patch_embed' : 'patch_embed.reshape',
      dims: ['B', 'P', 'C'],
      kind: 'activation',
      from: ['', `${height} · ${width}`, ''],
    };
  }

  svg(): SVGSVGElement {
    const maps = this.#view(this.#row).maps.map(({ code }, i) => ({
      svg: this.#maps[i]!.querySelector('svg')!,
      label: code,
    }));
    return drawingToSave(this.frame.stage, [
      [
        { svg: this.#picture, label: this.#code },
        { svg: this.parts.one<SVGSVGElement>('.answer svg'), label: this.#words.answer },
      ],
      maps,
    ]);
  }

  state(): FigureState {
    return { op: this.#operation, row: String(this.#row) };
  }

  restore(state: FigureState): Promise<void> {
    this.#operation = OPERATIONS.find((name) => name === state['op']) ?? this.#operation;
    this.#row = stateNumber(state, 'row', this.#row, 0, 195);
    for (const radio of this.#radios) radio.checked = radio.value === this.#operation;
    return this.#update();
  }

  #listen(): void {
    for (const radio of this.#radios)
      radio.addEventListener(
        'change',
        () => {
          this.#operation = this.#checked;
          void this.frame.recompute((aborted) => this.#update(aborted));
        },
        this.on,
      );
    const cursor = this.#cursor;
    cursor.describe = (cell) => (this.#shown ? this.#view(this.#rowAt(cell)).sentence : '');
    cursor.addEventListener(
      'grid-move',
      ({ detail }) => {
        if (detail.via === 'mouse') this.#look(this.#rowAt(detail), false);
        else this.#pick(this.#rowAt(detail));
      },
      this.on,
    );
    cursor.addEventListener('grid-pick', ({ detail }) => this.#pick(this.#rowAt(detail)), this.on);
    cursor.addEventListener('pointerleave', () => this.#look(this.#row, false), this.on);
    this.frame.addEventListener('slider-change', ({ detail }) => this.#pick(detail.value), this.on);
    this.onPicture((aborted) => {
      this.#answers = new Map();
      this.#onStage = null;
      return this.#update(aborted);
    });
  }

  /** Shows the answer to the chosen operation, once it is there and still wanted. */
  async #update(aborted?: AbortSignal): Promise<void> {
    const operation = this.#operation;
    const answer = await this.#answerTo(operation);
    if (aborted?.aborted || operation !== this.#operation) return;
    this.#shown = answer;
    const { tokens, proj, logits, names } = answer;
    this.parts.one('.line code').textContent = this.#code;
    this.#picture.querySelector('image')!.setAttribute('href', answer.picture);
    this.#picture.setAttribute(
      'aria-label',
      operation === 'flatten' ? this.#words.whole : this.#words.scrambled,
    );
    this.parts.one('.answer svg').replaceWith(drawTop(logits, names, { lang: this.#lang }));
    const none = this.parts.one('.answer [data-limit]');
    none.textContent = noneSentence(logits, Number(none.dataset['limit']), this.#words);
    for (const place of this.frame.querySelectorAll('.range'))
      place.textContent = formatValue(symmetricMax(proj));
    this.frame.foot({ backend: answer.backend, milliseconds: answer.milliseconds, shape: tokens.shape });
    this.#pick(this.#row);
    if (this.#onStage !== operation) this.frame.say(answerSentence(tokens.shape, logits, names, this.#words));
    this.#onStage = operation;
  }

  /** Each operation is run once a picture. */
  #answerTo(operation: Operation): Promise<Answer> {
    const answers = this.#answers;
    const known = answers.get(operation);
    if (known) return known;
    const answer = answerOf(operation, this.#lang).catch((error: unknown) => {
      answers.delete(operation);
      throw error;
    });
    answers.set(operation, answer);
    return answer;
  }

  /** Shows what a row is made of, without choosing it. @param aloud whether it is read out */
  #look(row: number, aloud: boolean): void {
    const { proj } = this.#answer;
    const view = this.#view(row);
    this.parts.one('.made .heading').textContent = view.heading;
    this.parts.one('.made .note').textContent = view.note;
    for (const [i, place] of this.#maps.entries()) {
      const map = view.maps[i];
      place.toggleAttribute('data-none', !map);
      if (!map) continue;
      redrawMap(place.querySelector('svg')!, proj, map.part, map.label);
      place.querySelector('code')!.textContent = map.code;
      place.querySelector('span')!.textContent = map.patches;
    }
    this.frame.say(view.sentence, { aloud });
  }

  #pick(row: number): void {
    this.#row = row;
    this.#look(row, true);
    const cell = { row: Math.floor(row / this.#width), col: row % this.#width };
    this.#cursor.cell = cell;
    mark(this.#picture, 'picked', [cell]);
    this.#slider.value = row;
  }

  #view(row: number): RowView {
    return rowView(this.#operation, row, this.#answer.proj.shape, this.#words);
  }

  #rowAt({ row, col }: Cell): number {
    return row * this.#width + col;
  }

  /** Patches in a row of the grid. */
  get #width(): number {
    return this.#answer.proj.shape[3]!;
  }

  get #answer(): Answer {
    if (!this.#shown) throw new Error('flatten-transpose: the model has not answered yet');
    return this.#shown;
  }

  get #code(): string {
    return `x.${codeOf(this.#operation, this.#answer.tokens.shape)}`;
  }

  get #checked(): Operation {
    return this.#radios.find(({ checked }) => checked)?.value === 'reshape' ? 'reshape' : 'flatten';
  }

  get #radios(): HTMLInputElement[] {
    return [...this.frame.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  }

  get #slider(): SliderField {
    return this.parts.slider('row');
  }

  get #picture(): SVGSVGElement {
    return this.parts.one<SVGSVGElement>('.on-picture svg');
  }

  get #cursor(): GridCursor {
    return this.parts.one<GridCursor>('.on-picture grid-cursor');
  }

  get #maps(): HTMLElement[] {
    return [...this.frame.querySelectorAll<HTMLElement>('.map')];
  }
}
