/** Checks an exercise's answer, gives its hints one by one, and shows the answer when asked for. */
import { sameNumber } from './same-number.ts';

const decode = (encoded: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)));

class ExerciseElement extends HTMLElement {
  #hints: string[] = [];

  connectedCallback(): void {
    const form = this.querySelector('form')!;
    this.#hints = JSON.parse(decode(this.dataset['hints']!)) as string[];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check(form.querySelector('input')!.value);
    });
    form.querySelector('[name=hint]')!.addEventListener('click', (event) => {
      this.#say(this.#hints.shift() ?? '');
      if (this.#hints.length === 0) (event.currentTarget as HTMLButtonElement).disabled = true;
    });
    form.querySelector('[name=show]')!.addEventListener('click', () => {
      this.#say(decode(this.dataset['explanation']!));
    });
  }

  #check(given: string): void {
    if (given.trim() === '') this.#say(this.dataset['empty']!);
    else if (sameNumber(given, decode(this.dataset['answer']!)))
      this.#say(`${this.dataset['right']!} ${decode(this.dataset['explanation']!)}`);
    else this.#say(this.dataset['wrong']!);
  }

  #say(text: string): void {
    this.querySelector('[role=status]')!.textContent = text;
  }
}

customElements.define('vit-exercise', ExerciseElement);
