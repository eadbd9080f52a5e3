/**
 * `<menu-button>`: a button with a menu, after the ARIA practices' menu button. Its markup is
 * server-rendered: a `<button>` and a `[role=menu]` of `[role=menuitem][data-pick]`.
 */

/** What `menu-pick` carries. */
export interface MenuPick {
  readonly pick: string;
}

export class MenuButton extends HTMLElement {
  #cleanup: AbortController | null = null;

  connectedCallback(): void {
    const { signal } = (this.#cleanup = new AbortController());
    this.#button.addEventListener('click', () => this.#toggle(this.#menu.hidden !== false), { signal });
    this.addEventListener('keydown', this.#onKey, { signal });
    this.#menu.addEventListener('click', this.#onClick, { signal });
    this.addEventListener('focusout', this.#onFocusOut, { signal });
    for (const item of this.querySelectorAll<HTMLElement>('[role=menuitem]')) item.tabIndex = -1;
  }

  disconnectedCallback(): void {
    this.#cleanup?.abort();
  }

  get #button(): HTMLButtonElement {
    return this.querySelector('button')!;
  }

  get #menu(): HTMLElement {
    return this.querySelector<HTMLElement>('[role=menu]')!;
  }

  get #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')].filter((item) => !item.hidden);
  }

  #toggle(open: boolean, focus: 'first' | 'last' = 'first'): void {
    this.#menu.hidden = !open;
    this.#button.setAttribute('aria-expanded', String(open));
    if (open) this.#items.at(focus === 'first' ? 0 : -1)?.focus();
  }

  #close(): void {
    this.#toggle(false);
    this.#button.focus();
  }

  #pick(item: HTMLElement): void {
    this.#close();
    const pick = item.dataset['pick'] ?? '';
    this.dispatchEvent(new CustomEvent<MenuPick>('menu-pick', { detail: { pick }, bubbles: true }));
  }

  readonly #onClick = ({ target }: MouseEvent): void => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[role=menuitem]') : null;
    if (item) this.#pick(item);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const place = items.indexOf(this.ownerDocument.activeElement as HTMLElement);
    if (this.#menu.hidden) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      this.#toggle(true, event.key === 'ArrowDown' ? 'first' : 'last');
    } else if (event.key === 'Escape') this.#close();
    else if (event.key === 'ArrowDown') items[(place + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(place - 1)?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') {
      const item = items[place];
      if (item) this.#pick(item);
    } else if (event.key === 'Tab') {
      this.#toggle(false);
      return;
    } else {
      const letter = event.key.toLowerCase();
      const next = [...items.slice(place + 1), ...items].find((item) =>
        item.textContent.trim().toLowerCase().startsWith(letter),
      );
      if (letter.length !== 1 || !next) return;
      next.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#toggle(false);
  };
}

if (!customElements.get('menu-button')) customElements.define('menu-button', MenuButton);

declare global {
  interface HTMLElementTagNameMap {
    'menu-button': MenuButton;
  }
  interface HTMLElementEventMap {
    'menu-pick': CustomEvent<MenuPick>;
  }
}
