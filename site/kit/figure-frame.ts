/**
 * `<figure-frame name="patch-grid">`: the frame of every figure. It waits for the first pointer, key or focus
 * (or comes alive in view, where the reader has asked for that), loads the live code once, and keeps the
 * states *drawn*, *live*, *recomputing* and *error* (`data-state`).
 *
 * The markup is `FigureFrame.astro`'s. How a figure of some name comes alive is said once a page, by
 * `figuresLoadBy`.
 */
import { formatShape } from '#lib/plot/format.ts';
import { figuresComeAlive } from './come-alive.ts';
import { hashOfState, stateOfHash } from './figure-state.ts';
import type { FigureState } from './figure-state.ts';
import type { BackendName, Progress } from '#lib/engine/contract.ts';
import { isOfNetwork, missingPart, withOfflineHint } from '../loading/missing-part.ts';
import type { LiveFigure, LoadFigure } from './live-figure.ts';
import './menu-button.ts';
import type { MenuPick } from './menu-button.ts';
import { pageLanguage, kitWords } from './words.ts';
import type { KitWords } from './words.ts';

/** What stands in the foot; a part that is left out keeps what it says. */
export interface FigureFoot {
  readonly weights?: string;
  readonly backend?: BackendName;
  /** Of the WASM backend. */
  readonly threads?: number;
  readonly milliseconds?: number;
  readonly shape?: readonly number[];
}

/** How a figure comes alive, by its name; `undefined` for a name that no figure has. */
type FindFigure = (name: string) => LoadFigure | undefined;

const finders: FindFigure[] = [];

/** Says how figures come alive; frames already on the page and later ones both find it. */
export function figuresLoadBy(found: FindFigure): void {
  finders.push(found);
  for (const frame of document.querySelectorAll('figure-frame')) frame.begin();
}

/** What takes longer than this is said, in milliseconds. */
const NOTICED = 500;

/** What a reader did is a change of a control, a pick on a grid, or a press of a button. */
const EARLY = ['grid-pick', 'slider-change', 'change', 'click'] as const;

export class FigureFrame extends HTMLElement {
  /** Overrides what `figuresLoadBy` says for this frame alone. */
  load: LoadFigure | null = null;
  #live: Promise<LiveFigure> | null = null;
  #figure: LiveFigure | null = null;
  #work: AbortController | null = null;
  #again: (() => void) | null = null;
  #cleanup: AbortController | null = null;
  #inView: IntersectionObserver | null = null;
  /** What the reader did while the live code was still loading, in order. */
  #early: Event[] = [];
  /** Touched before the page had said how figures come alive. */
  #wanted: FigureState | null = null;
  #told = false;
  #doneWaiting: (() => void) | null = null;

  connectedCallback(): void {
    const { signal } = (this.#cleanup = new AbortController());
    for (const type of ['pointerover', 'pointerdown', 'keydown', 'focusin', 'click'] as const)
      this.addEventListener(type, this.#onFirst, { signal, passive: true });
    for (const type of EARLY) this.addEventListener(type, this.#onEarly, { signal });
    this.addEventListener('menu-pick', this.#onMenu, { signal });
    this.querySelector('.retry')?.addEventListener('click', () => this.#again?.(), { signal });
    addEventListener('hashchange', this.restoreFromAddress, { signal });
    this.begin();
  }

  disconnectedCallback(): void {
    this.#cleanup?.abort();
    this.#inView?.disconnect();
    this.#doneWaiting?.();
    this.#work?.abort();
    this.#figure?.stop?.();
    this.#figure = null;
    this.#live = null;
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  /** Where the picture is drawn. Replace its content; its height is reserved. */
  get stage(): HTMLElement {
    return this.#part('.stage');
  }

  /** Where the controls are; the ones under "More" are inside it too. */
  get controls(): HTMLElement {
    return this.#part('.controls');
  }

  /** The live code's figure, once it is there. */
  get figure(): LiveFigure | null {
    return this.#figure;
  }

  /**
   * Brings the figure to life. The code is loaded and started once, however often this is called; after a
   * failure the next call tries again. @returns the live figure, or `null` when it could not be loaded.
   */
  async activate(state: FigureState = {}): Promise<LiveFigure | null> {
    const load = this.load ?? this.#found();
    if (!load) {
      this.#wanted = state;
      return null;
    }
    this.#live ??= this.#start(load, state);
    try {
      return await this.#live;
    } catch (error) {
      this.#live = null;
      this.fail(error, () => void this.activate(state));
      return null;
    }
  }

  /** What brings the figure to life without a touch: a state in the address, or the reader's wish. */
  begin(): void {
    this.restoreFromAddress();
    if (figuresComeAlive()) this.comeAliveInView();
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted && !this.#live) void this.activate(wanted);
  }

  /** Brings the figure to life once it is in view. */
  comeAliveInView(): void {
    this.#inView?.disconnect();
    this.#inView = new IntersectionObserver((entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void this.activate();
    });
    this.#inView.observe(this);
  }

  /** Goes to the state in the address, when it is for this figure. */
  readonly restoreFromAddress = (): void => {
    const state = stateOfHash(location.hash, this.name);
    if (!state) return;
    this.scrollIntoView({ block: 'nearest' });
    if (this.#figure) void this.recompute(async () => this.#figure?.restore?.(state));
    else void this.activate(state);
  };

  /**
   * Runs what a control asked for. The old picture stays and a thin line moves; a later call aborts an
   * earlier one, whose result is dropped; an error is said in one sentence, with Retry.
   * @returns the result, or `undefined` when it was overtaken or failed.
   */
  async recompute<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.#work?.abort();
    const run = (this.#work = new AbortController());
    this.#state('recomputing');
    try {
      const result = await work(run.signal);
      if (run.signal.aborted) return undefined;
      this.#state('live');
      return result;
    } catch (error) {
      if (!run.signal.aborted) this.fail(error, () => void this.recompute(work));
      return undefined;
    }
  }

  /**
   * Says in words what is selected, in the readout.
   * @param how `aloud`: whether it is read out, default true; not what a pointer passes over, nor progress.
   *   `asks`: whether it asks the reader for something, which paper and pages without scripts leave out;
   *   default false.
   */
  say(text: string, { aloud = true, asks = false }: { aloud?: boolean; asks?: boolean } = {}): void {
    const readout = this.#part('.readout');
    readout.setAttribute('aria-live', aloud ? 'polite' : 'off');
    readout.toggleAttribute('data-asks', asks);
    if (readout.textContent !== text) readout.textContent = text;
  }

  /**
   * What is being waited for, where the reader looks: bytes and share of the weights. Its beginning is read
   * out.
   * @param place in place of the readout, which is the first stage's alone
   */
  progress(progress: Progress, place?: HTMLElement): void {
    if (progress.stage !== 'weights' || progress.total === null || progress.loaded >= progress.total) return;
    const text = this.#words.loadingWeights(progress.loaded, progress.total);
    if (place) {
      place.textContent = text;
      return;
    }
    this.#sayMeanwhile(text, { aloud: !this.#told });
    this.#told = true;
  }

  /** What the runs have to tell, in sentences: a backend that did not start, disagreed or was lost. */
  notes(notes: readonly string[]): void {
    const place = this.querySelector('.notes');
    const text = notes.join(' ');
    if (place && place.textContent !== text) place.textContent = text;
  }

  /** Hands over what the reader did before the figure was alive, once. */
  earlyEvents(): readonly Event[] {
    const early = this.#early;
    this.#early = [];
    return early;
  }

  /** Fills the foot's parts. */
  foot({ weights, backend, threads, milliseconds, shape }: FigureFoot): void {
    const put = (part: keyof FigureFoot, text: string | undefined) => {
      const place = this.querySelector(`[data-foot="${part}"]`);
      if (place && text !== undefined) place.textContent = text;
    };
    put('weights', weights);
    put('backend', backend && this.#words.backend(backend, threads ?? 1));
    put('milliseconds', milliseconds === undefined ? undefined : this.#words.milliseconds(milliseconds));
    put('shape', shape && formatShape(shape));
  }

  /** The address of the page with the figure in its present state. */
  link(): string {
    const url = new URL(location.href);
    url.hash = hashOfState(this.name, this.#figure?.state?.() ?? {});
    return url.href;
  }

  async #start(load: LoadFigure, state: FigureState): Promise<LiveFigure> {
    this.#state('recomputing');
    this.#sayThatItLoads();
    const figure = await load();
    if (!this.isConnected) return figure;
    await figure.start(this, state);
    this.#figure = figure;
    // Work begun by `start` without waiting decides the state itself.
    if (!this.#work) this.#state('live');
    for (const item of this.querySelectorAll<HTMLElement>('[role=menuitem]'))
      item.hidden = !this.#offers(item.dataset['pick'] ?? '', figure);
    return figure;
  }

  /**
   * Says after a while that the model is loaded: before the first byte of weights there is code to load and a
   * server to wait for. What was read there returns where the first run has nothing else to say.
   */
  #sayThatItLoads(): void {
    const drawn = this.#part('.readout').textContent;
    const text = this.#words.loadingModel;
    const timer = setTimeout(() => {
      if (this.#part('.readout').textContent === drawn) this.#sayMeanwhile(text);
    }, NOTICED);
    this.#doneWaiting = () => {
      clearTimeout(timer);
      if (this.#part('.readout').textContent === text) this.say(drawn, { aloud: false });
    };
  }

  /** Says what is waited for in the readout's room, so that nothing below moves for a shorter text. */
  #sayMeanwhile(text: string, how?: { aloud: boolean }): void {
    const readout = this.#part('.readout');
    if (readout.style.minHeight === '') readout.style.minHeight = `${readout.offsetHeight}px`;
    this.say(text, how);
  }

  #found(): LoadFigure | undefined {
    for (const find of finders) {
      const load = find(this.name);
      if (load) return load;
    }
    return undefined;
  }

  #offers(pick: string, figure: LiveFigure): boolean {
    if (pick === 'csv' || pick === 'npy' || pick === 'table') return figure.tensor !== undefined;
    if (pick === 'inspect') return figure.source !== undefined && figure.tensor !== undefined;
    return true;
  }

  #state(state: 'live' | 'recomputing' | 'error'): void {
    if (state !== 'recomputing') {
      this.#doneWaiting?.();
      this.#doneWaiting = null;
      const readout = this.#part('.readout');
      readout.style.minHeight = '';
      if (readout.style.length === 0) readout.removeAttribute('style');
    }
    this.dataset['state'] = state;
    this.stage.setAttribute('aria-busy', String(state === 'recomputing'));
    if (state !== 'error') this.#part('.error').hidden = true;
  }

  /** Says in one sentence what failed; Retry does it again. The old picture stays. */
  fail(error: unknown, again: () => void): void {
    this.#state('error');
    this.#again = again;
    const line = this.#part('.error');
    line.hidden = false;
    const message = line.querySelector('.message');
    const sentence = this.#words.failed(error instanceof Error ? error.message : String(error));
    if (message)
      message.textContent = isOfNetwork(error) ? withOfflineHint(sentence, this.ownerDocument) : sentence;
    void this.#offerReload(error);
  }

  /** What was not found will not be: then the button loads the page again. */
  async #offerReload(error: unknown): Promise<void> {
    const part = await missingPart(error, this.ownerDocument);
    const [message, retry] = [this.querySelector('.error .message'), this.querySelector('.retry')];
    if (!part || !message || !retry || this.dataset['state'] !== 'error') return;
    message.textContent = part.sentence;
    retry.textContent = part.reload;
    this.#again = () => location.reload();
  }

  readonly #onFirst = (event: Event): void => {
    // A finger that scrolls past only crosses the figure; it must touch down on it.
    if (event.type === 'pointerover' && (event as PointerEvent).pointerType !== 'mouse') return;
    if (!this.#live && this.dataset['state'] !== 'error') void this.activate();
  };

  readonly #onEarly = (event: Event): void => {
    if (!this.#figure && this.contains(event.target as Node)) this.#early.push(event);
  };

  readonly #onMenu = (event: CustomEvent<MenuPick>): void => {
    void this.#pick(event.detail.pick);
  };

  async #pick(pick: string): Promise<void> {
    try {
      const { runMenu } = await import('./figure-menu.ts');
      const figure = this.#figure ?? (await this.activate());
      const said = await runMenu(pick, this, figure);
      if (said) this.say(said);
    } catch (error) {
      this.fail(error, () => void this.#pick(pick));
    }
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`figure-frame ${this.name}: no ${selector} in its markup`);
    return part;
  }

  get #words(): KitWords {
    return kitWords[pageLanguage(this.ownerDocument)];
  }
}

if (!customElements.get('figure-frame')) customElements.define('figure-frame', FigureFrame);

declare global {
  interface HTMLElementTagNameMap {
    'figure-frame': FigureFrame;
  }
}
