/** The bar over a cell: its buttons, the run's count, and one line of status. */

export type Action = 'run' | 'stop' | 'above' | 'restart' | 'reset' | 'copy';

export class CellBar {
  readonly #bar: HTMLElement;

  /** `bar` is what the page came with; `onAction` hears its buttons from now on. */
  constructor(bar: HTMLElement, onAction: (action: Action) => void) {
    this.#bar = bar;
    bar.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-action]');
      if (button) onAction(button.dataset['action'] as Action);
    });
  }

  /** Stop stands in Run's place while something runs; focus goes along. */
  busy(busy: boolean): void {
    const focused = document.activeElement;
    const [run, stop] = [this.#button('run'), this.#button('stop')];
    run.hidden = busy;
    stop.hidden = !busy;
    if (focused === run && busy) stop.focus();
    if (focused === stop && !busy) run.focus();
  }

  canReset(can: boolean): void {
    this.#button('reset').hidden = !can;
  }

  /**
   * The way back for Python itself, from the first run on; the page comes without it, as it comes without
   * Python.
   */
  offerRestart(words: string): void {
    if (this.#bar.querySelector('[data-action=restart]')) return;
    const button = this.#bar.ownerDocument.createElement('button');
    button.type = 'button';
    button.dataset['action'] = 'restart';
    button.textContent = words;
    this.#button('copy').after(button);
  }

  /** As in Jupyter: `[3]`, `[*]` while it runs. */
  count(count: string): void {
    this.#part('.py-count').textContent = count ? `[${count}]` : '';
  }

  /** Seen, and read out. */
  status(text: string): void {
    this.#write(text, 'polite');
  }

  /** Seen and not read out: time that passes. */
  ticking(text: string): void {
    this.#write(text, 'off');
  }

  /** Read out and not seen: what the run showed. */
  heard(text: string): void {
    this.#part('.py-heard').textContent = text;
  }

  #write(text: string, live: 'polite' | 'off'): void {
    const status = this.#part('.py-status');
    status.setAttribute('aria-live', live);
    if (status.textContent !== text) status.textContent = text;
  }

  #button(action: Action): HTMLButtonElement {
    return this.#part(`[data-action=${action}]`) as HTMLButtonElement;
  }

  #part(selector: string): HTMLElement {
    const part = this.#bar.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`the bar of a cell has no ${selector}`);
    return part;
  }
}
