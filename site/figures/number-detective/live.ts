/** The detective, alive: set one argument, say which numbers move, then see. */
import { stateNumber, type FigureState } from '../../kit/figure-state.ts';
import { html } from '../../kit/html.ts';
import type { LiveFigure } from '../../kit/live-figure.ts';
import type { ShapeChip } from '../../kit/shape-chip.ts';
import { pageLanguage } from '../../kit/strings.ts';
import { StageFigure } from '../stage-figure.ts';
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

class NumberDetective extends StageFigure {
  readonly #words = wordsOf(pageLanguage());
  readonly #original = investigate(DEFAULTS) as Case;
  #argument: Argument = 'patch_size';
  #settings: Settings = DEFAULTS;
  /** After the first look the numbers follow the slider. */
  #seen = false;

  protected open(state: FigureState): void {
    const { frame } = this;
    const select = this.#select;
    select.addEventListener(
      'change',
      () => {
        this.#choose(argumentOf(select.value));
      },
      this.on,
    );
    frame.addEventListener(
      'slider-change',
      ({ detail: { name, value } }) => {
        this.parts.slider(name).value = value;
        const settings = this.#settings;
        this.#set(
          name === 'picture'
            ? { ...settings, picture: value }
            : withArgument(settings, this.#argument, value),
        );
      },
      this.on,
    );
    this.#check.addEventListener(
      'change',
      () => {
        this.#set({ ...this.#settings, dynamic_img_size: this.#check.checked });
      },
      this.on,
    );
    this.#button.addEventListener(
      'click',
      () => {
        if (this.#seen) this.#choose(this.#argument);
        else if (this.#changed) this.#reveal();
        else frame.say(this.#words.first, { asks: true });
      },
      this.on,
    );
    // What the reader did before this code was there counts: a tick, another argument.
    if (state['argument'] !== undefined) this.restore(state);
    else if (argumentOf(select.value) !== this.#argument) this.#choose(argumentOf(select.value));
  }

  state(): FigureState {
    const { picture, dynamic_img_size, ...rest } = this.#settings;
    return {
      argument: this.#argument,
      value: String(rest[this.#argument]),
      picture: String(picture),
      moves: this.#guessed().join('.'),
      ...(dynamic_img_size ? { dynamic: '1' } : {}),
      ...(this.#seen ? { seen: '1' } : {}),
    };
  }

  restore(state: FigureState): void {
    const argument = argumentOf(state['argument']);
    this.#choose(argument);
    const { min, max } = RANGES[argument];
    const value = stateNumber(state, 'value', DEFAULTS[argument], min, max);
    this.parts.slider('value').value = value;
    const changed = withArgument(DEFAULTS, argument, value);
    const picture = stateNumber(state, 'picture', changed.picture, 32, 512);
    const guesses = state['moves']?.split('.') ?? [];
    for (const guess of this.#guesses()) guess.checked = guesses.includes(guess.value);
    this.#check.checked = state['dynamic'] === '1';
    this.#set({ ...changed, picture, dynamic_img_size: this.#check.checked });
    if (state['seen'] === '1' && this.#changed) this.#reveal();
  }

  /** Back to the model as it is, with an argument to change. */
  #choose(argument: Argument): void {
    this.#argument = argument;
    this.#seen = false;
    this.#select.value = argument;
    const slider = this.parts.slider('value');
    const { min, max, step } = RANGES[argument];
    for (const input of slider.querySelectorAll('input')) Object.assign(input, { min, max, step });
    slider.value = DEFAULTS[argument];
    slider.removeAttribute('data-value');
    for (const guess of this.#guesses()) Object.assign(guess, { checked: false, disabled: false });
    this.#check.checked = false;
    this.#set(DEFAULTS);
  }

  get #changed(): boolean {
    return this.#settings[this.#argument] !== DEFAULTS[this.#argument];
  }

  #set(settings: Settings): void {
    this.#settings = settings;
    this.parts.slider('picture').value = settings.picture;
    this.#button.textContent = this.#seen ? this.#words.again : this.#words.trace;
    const asking = !this.#seen && this.#changed;
    if (asking) this.frame.say(this.#words.task(this.#argument, settings[this.#argument]), { asks: true });
    else this.#show(false);
  }

  #reveal(): void {
    this.#seen = true;
    for (const guess of this.#guesses()) guess.disabled = true;
    this.#button.textContent = this.#words.again;
    this.#show(true);
  }

  /** @param judged whether to say what the reader had right: of the first look only */
  #show(judged: boolean): void {
    const found = investigate(this.#settings);
    const frame = this.frame;
    if (!('five' in found)) {
      frame.say(this.#words.refused(found.error));
      return;
    }
    const changed = moved(this.#original.five, found.five);
    this.#showFive(found, changed, judged);
    this.#showShapes(found);
    const sentence = this.#sentence(found, changed, judged);
    frame.say(sentence, { asks: sentence === this.#words.first });
    if (found.trace) frame.foot({ shape: found.trace.tokens });
  }

  #showFive(found: Case, changed: readonly (keyof FiveNumbers)[], judged: boolean): void {
    const formulas = this.#words.formula(found.five, found.grid);
    const guessed = this.#guessed();
    for (const item of this.#items()) {
      const key = item.dataset['number'] as keyof FiveNumbers;
      const before = html`<span class="before">${format(this.#original.five[key])} →</span> `;
      const then = html`<span class="then">${format(found.five[key])}</span>`;
      this.parts.one(`[data-number="${key}"] .value`).innerHTML =
        html`${changed.includes(key) ? before : null}${then}`.text;
      this.parts.one(`[data-number="${key}"] code`).textContent = formulas[key];
      const right = guessed.includes(key) === changed.includes(key);
      item.dataset['right'] = judged ? String(right) : '';
      this.parts.one(`[data-number="${key}"] .verdict`).textContent = !judged
        ? ''
        : right
          ? this.#words.right
          : this.#words.wrong;
    }
  }

  #showShapes(found: Case): void {
    for (const step of STEPS) {
      const place = this.parts.one(`[data-step="${step}"]`);
      const chip = chipOf(found, step);
      place.toggleAttribute('data-none', chip === null);
      if (chip) place.querySelector<ShapeChip>('shape-chip')!.show(chip);
    }
    const { patch_size } = this.#settings;
    const { grid, dropped } = found;
    const img_size = grid[0] * patch_size + dropped;
    const label = this.#words.diagram(img_size, grid, dropped);
    const diagram = { img_size, patch_size, grid, dropped, label };
    this.parts.one('.diagram').innerHTML = diagramSvg(diagram);
    const fact = (name: string) => this.parts.one(`[data-fact="${name}"]`);
    fact('proj').textContent = this.#words.proj(format(found.proj_parameters));
    fact('model').textContent = this.#words.model(format(found.parameters));
    fact('work').textContent =
      found.multiply_adds === null ? '' : this.#words.work(format(found.multiply_adds));
  }

  /** What moved, then what timm says or what the picture loses. */
  #sentence(found: Case, changed: readonly (keyof FiveNumbers)[], judged: boolean): string {
    const before = this.#original.five;
    const names =
      changed
        .map((key) => `${this.#words.names[key]} ${format(before[key])} → ${format(found.five[key])}`)
        .join(this.#words.semicolon) || this.#words.nothing;
    const pixels = found.dropped ? this.#words.dropped(found.dropped) : this.#words.nothingDropped;
    const last = found.error ? this.#words.refused(found.error) : pixels;
    if (!this.#seen) return found.error || found.dropped || this.#touched ? last : this.#words.first;
    const right = this.#items().filter((item) => item.dataset['right'] === 'true').length;
    const first = judged ? this.#words.verdict(right, names) : this.#words.moved(names);
    return `${first}${this.#words.space}${last}`;
  }

  /** Whether anything but the argument is set. */
  get #touched(): boolean {
    return this.#settings.picture !== DEFAULTS.picture || this.#settings.dynamic_img_size;
  }

  #items(): HTMLElement[] {
    return [...this.frame.stage.querySelectorAll<HTMLElement>('[data-number]')];
  }

  #guesses(): HTMLInputElement[] {
    return [...this.frame.stage.querySelectorAll<HTMLInputElement>('input[name=moves]')];
  }

  /** The numbers of which the reader says that they move. */
  #guessed(): string[] {
    return this.#guesses().flatMap(({ checked, value }) => (checked ? [value] : []));
  }

  get #select(): HTMLSelectElement {
    return this.parts.one('select[name=argument]');
  }

  get #check(): HTMLInputElement {
    return this.parts.one('input[name=dynamic]');
  }

  get #button(): HTMLButtonElement {
    return this.parts.one('button[name=trace]');
  }
}

const argumentOf = (name: string | undefined): Argument =>
  ARGUMENTS.find((argument) => argument === name) ?? 'patch_size';
