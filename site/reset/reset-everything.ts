/**
 * `<reset-everything>`: a button that, once confirmed, forgets all that the site keeps in the browser and
 * loads the page anew.
 */
import { html } from '../kit/html.ts';
import { pageLanguage } from '../kit/words.ts';
import { resetWords } from './words.ts';

export class ResetEverything extends HTMLElement {
  connectedCallback(): void {
    this.#ask(false);
  }

  #ask(sure: boolean): void {
    const words = resetWords[pageLanguage(this.ownerDocument)];
    this.innerHTML = sure
      ? html`<p>${words.confirm}</p>
          <button type="button" data-do="reset">${words.yes}</button>
          <button type="button" data-do="keep">${words.no}</button>
          <p class="error" role="alert"></p>`.text
      : html`<button type="button" data-do="ask">${words.reset}</button>`.text;
    for (const button of this.querySelectorAll('button'))
      button.addEventListener('click', () => {
        const action = button.dataset['do'];
        if (action === 'reset') return void this.#reset();
        this.#ask(action === 'ask');
        // On the way in, the focus goes to the answer that changes nothing.
        this.querySelector<HTMLElement>(action === 'ask' ? '[data-do=keep]' : '[data-do=ask]')?.focus();
      });
  }

  async #reset(): Promise<void> {
    const { resetEverything } = await import('./reset.ts');
    try {
      await resetEverything();
      location.reload();
    } catch (error) {
      const { failed } = resetWords[pageLanguage(this.ownerDocument)];
      this.querySelector('.error')!.textContent = failed(
        error instanceof Error ? error.message : String(error),
      );
    }
  }
}

if (!customElements.get('reset-everything')) customElements.define('reset-everything', ResetEverything);

declare global {
  interface HTMLElementTagNameMap {
    'reset-everything': ResetEverything;
  }
}
