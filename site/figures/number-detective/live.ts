/** The detective, alive: set one argument, say which numbers move, then see. */
import type { FigureFrame } from '../../kit/figure-frame.ts';
import { stateNumber, type FigureState } from '../../kit/figure-state.ts';
import type { LiveFigure } from '../../kit/live-figure.ts';
import type { SliderField } from '../../kit/slider-field.ts';
import type { ShapeChip } from '../../kit/shape-chip.ts';
import { pageLanguage } from '../../kit/strings.ts';
import { chipOf, STEPS } from './chips.ts';
import {
  ARGUMENTS,
  DEFAULTS,
  investigate,
  moved,
  RANGES,
  withArgument,
  type Argument,
  type Case,
  type FiveNumbers,
  type Settings,
} from './detective.ts';
import { diagramSvg } from './diagram.ts';
import { wordsOf } from './strings.ts';

const format = (n: number): string => n.toLocaleString('en-US');

export function numberDetective(): LiveFigure {
  return new NumberDetective();
}

class NumberDetective implements LiveFigure {
  readonly #words = wordsOf(pageLanguage());
  readonly #original = investigate(DEFAULTS) as Case;
  #frame: FigureFrame | null = null;
  #argument: Argument = 'patch_size';
  #settings: Settings = DEFAULTS;
  /** After the first look the numbers follow the slider. */
  #seen = false;

  start(frame: FigureFrame, state: FigureState): void {
    this.#frame = frame;
    const select = this.#select();
    select.addEventListener('change', () => {
      this.#choose(ARGUMENTS.find((name) => name === select.value) ?? 'patch_size');
    });
    frame.addEventListener('slider-change', ({ detail: { name, value } }) => {
      this.#set(
        name === 'picture'
          ? { ...this.#settings, picture: value }
          : withArgument(DEFAULTS, this.#argument, value),
      );
    });
    this.#check().addEventListener('change', () => {
      this.#set({ ...this.#settings, dynamic_img_size: this.#check().checked });
    });
    this.#button('trace').addEventListener('click', () => {
      this.#reveal();
    });
    this.#button('again').addEventListener('click', () => {
      this.#choose('patch_size');
    });
    for (const guess of this.#guesses())
      guess.addEventListener('click', () => {
        this.#guess(guess, guess.getAttribute('aria-pressed') !== 'true');
      });
    this.restore(state);
  }

  state(): FigureState {
    const { picture, dynamic_img_size, ...rest } = this.#settings;
    return {
      argument: this.#argument,
      value: String(rest[this.#argument]),
      picture: String(picture),
      ...(dynamic_img_size ? { dynamic: '1' } : {}),
      ...(this.#seen ? { seen: '1' } : {}),
    };
  }

  restore(state: FigureState): void {
    const argument = ARGUMENTS.find((name) => name === state['argument']) ?? 'patch_size';
    this.#choose(argument);
    const { min, max } = RANGES[argument];
    const value = stateNumber(state, 'value', DEFAULTS[argument], min, max);
    this.#slider('value').value = value;
    const changed = withArgument(DEFAULTS, argument, value);
    const picture = stateNumber(state, 'picture', changed.picture, 32, 512);
    this.#check().checked = state['dynamic'] === '1';
    this.#slider('picture').value = picture;
    this.#set({ ...changed, picture, dynamic_img_size: this.#check().checked });
    if (state['seen'] === '1') this.#reveal();
  }

  #choose(argument: Argument): void {
    this.#argument = argument;
    this.#seen = false;
    this.#select().value = argument;
    const slider = this.#slider('value');
    const { min, max, step } = RANGES[argument];
    for (const input of slider.querySelectorAll('input')) Object.assign(input, { min, max, step });
    slider.value = DEFAULTS[argument];
    slider.removeAttribute('data-value');
    for (const guess of this.#guesses()) this.#guess(guess, false);
    this.#check().checked = false;
    this.#slider('picture').value = DEFAULTS.picture;
    this.#set(DEFAULTS);
  }

  #set(settings: Settings): void {
    this.#settings = settings;
    const unchanged = settings[this.#argument] === DEFAULTS[this.#argument];
    const waiting = !this.#seen && !unchanged;
    this.#button('trace').disabled = !waiting;
    if (settings.picture !== this.#slider('picture').value) this.#slider('picture').value = settings.picture;
    if (waiting) {
      this.#ask();
      return;
    }
    this.#show();
  }

  /** Before the reader has said what moves, the new numbers are covered. */
  #ask(): void {
    for (const item of this.#items()) {
      this.#part(item, 'output').textContent = this.#words.hidden;
      this.#part(item, '.verdict').textContent = '';
      this.#part(item, 'code').textContent = '';
    }
    this.#frame!.say(this.#words.task(this.#argument, this.#settings[this.#argument]));
  }

  #reveal(): void {
    this.#seen = true;
    this.#button('trace').disabled = true;
    this.#show();
  }

  #show(): void {
    const found = investigate(this.#settings);
    const frame = this.#frame!;
    if (!('five' in found)) {
      frame.say(this.#words.refused(found.error));
      return;
    }
    const changed = moved(this.#original.five, found.five);
    this.#showFive(found, changed);
    this.#showShapes(found);
    const pixels = found.dropped ? this.#words.dropped(found.dropped) : this.#words.nothingDropped;
    const sentence = found.error ? this.#words.refused(found.error) : pixels;
    frame.say(this.#seen ? `${this.#verdict(changed)} ${sentence}` : sentence);
    if (found.trace) frame.foot({ shape: found.trace.tokens });
  }

  #showFive(found: Case, changed: readonly (keyof FiveNumbers)[]): void {
    const formulas = this.#words.formula(found.five, found.grid);
    for (const item of this.#items()) {
      const key = item.dataset['number'] as keyof FiveNumbers;
      this.#part(item, 'output').textContent = format(found.five[key]);
      this.#part(item, 'code').textContent = formulas[key];
      const said = this.#part(item, 'button').getAttribute('aria-pressed') === 'true';
      const right = said === changed.includes(key);
      this.#part(item, '.verdict').textContent = this.#seen ? (right ? '✓' : '✗') : '';
      item.toggleAttribute('data-moved', changed.includes(key));
    }
  }

  #showShapes(found: Case): void {
    const { stage } = this.#frame!;
    for (const step of STEPS) {
      const place = this.#part(stage, `[data-step="${step}"]`);
      const chip = chipOf(found, step);
      place.hidden = chip === null;
      if (chip) place.querySelector<ShapeChip>('shape-chip')!.show(chip);
    }
    const { img_size, patch_size } = this.#settings;
    const label = this.#words.diagram(img_size, found.grid, found.dropped);
    this.#part(stage, '.diagram').innerHTML = diagramSvg({
      img_size,
      patch_size,
      grid: found.grid,
      dropped: found.dropped,
      label,
    });
    this.#part(stage, '[data-fact="proj"]').textContent = this.#words.proj(format(found.proj_parameters));
    this.#part(stage, '[data-fact="model"]').textContent = this.#words.model(format(found.parameters));
    this.#part(stage, '[data-fact="work"]').textContent =
      found.multiply_adds === null ? '' : this.#words.work(format(found.multiply_adds));
  }

  #verdict(changed: readonly (keyof FiveNumbers)[]): string {
    const right = this.#items().filter((item) => {
      const said = this.#part(item, 'button').getAttribute('aria-pressed') === 'true';
      return said === changed.includes(item.dataset['number'] as keyof FiveNumbers);
    }).length;
    const names = changed.map((key) => this.#words.names[key]).join(', ');
    return this.#words.verdict(right, names || this.#words.nothing);
  }

  #guess(button: HTMLElement, moves: boolean): void {
    button.setAttribute('aria-pressed', String(moves));
    button.textContent = moves ? this.#words.moves : this.#words.stays;
  }

  #items(): HTMLElement[] {
    return [...this.#frame!.stage.querySelectorAll<HTMLElement>('[data-number]')];
  }

  #guesses(): HTMLElement[] {
    return this.#items().map((item) => this.#part(item, 'button'));
  }

  #select(): HTMLSelectElement {
    return this.#part(this.#frame!, 'select[name=argument]') as HTMLSelectElement;
  }

  #slider(name: string): SliderField {
    return this.#part(this.#frame!, `slider-field[name=${name}]`) as SliderField;
  }

  #check(): HTMLInputElement {
    return this.#part(this.#frame!, 'input[name=dynamic]') as HTMLInputElement;
  }

  #button(name: string): HTMLButtonElement {
    return this.#part(this.#frame!, `button[name=${name}]`) as HTMLButtonElement;
  }

  #part(within: HTMLElement, selector: string): HTMLElement {
    const part = within.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`number-detective: no ${selector} in its markup`);
    return part;
  }
}
