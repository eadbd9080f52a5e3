/** Checks an exercise's answer, gives its hints one by one, and shows the answer when asked for. */
import { sameNumber } from './same-number.ts';

const decode = (encoded: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)));

class ExerciseElement extends HTMLElement {
  #hints: string[] = [];

  connectedCallback(): void {
    const form = this.querySelector('form')!;
    const input = form.querySelector('input')!;
    this.#hints = JSON.parse(decode(this.dataset['hints']!)) as string[];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check(input);
    });
    input.addEventListener('input', () => input.removeAttribute('aria-invalid'));
    form.querySelector('[name=hint]')!.addEventListener('click', ({ currentTarget }) => {
      this.#hint(currentTarget as HTMLButtonElement);
    });
    form.querySelector('[name=show]')!.addEventListener('click', () => {
      this.#say(decode(this.dataset['explanation']!));
    });
  }

  #check(input: HTMLInputElement): void {
    const given = input.value;
    const right = sameNumber(given, decode(this.dataset['answer']!));
    if (right) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    if (given.trim() === '') this.#say(this.dataset['empty']!);
    else if (right) this.#say(`${this.dataset['right']!} ${decode(this.dataset['explanation']!)}`);
    else this.#say(this.dataset['wrong']!);
  }

  /** The hints stay, in a list that reads out what is added. The button keeps the focus when there are no more. */
  #hint(button: HTMLButtonElement): void {
    const hint = this.#hints.shift();
    if (hint === undefined) return this.#say(this.dataset['noHints']!);
    const place = this.querySelector('.hints')!;
    let list = place.querySelector('ol');
    if (!list) place.append((list = document.createElement('ol')));
    list.append(Object.assign(document.createElement('li'), { textContent: hint }));
    if (this.#hints.length === 0) button.setAttribute('aria-disabled', 'true');
  }

  /** A new element each time, so that the same words are read out again. */
  #say(text: string): void {
    const said = Object.assign(document.createElement('p'), { textContent: text });
    this.querySelector('[role=status]')!.replaceChildren(said);
  }
}

customElements.define('vit-exercise', ExerciseElement);
