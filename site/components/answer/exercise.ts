/**
 * `<vit-exercise>`: checks an answer, says what a wrong one forgot, gives hints one by one, shows the answer
 * when asked.
 */
import { pageLanguage } from '../../kit/words.ts';
import { answerWords, type AnswerWords } from './words.ts';
import { answerControls, type Controls } from './controls.ts';
import { decode } from './encoded.ts';
import { inlineHtml } from './inline-html.ts';
import { answersInPrint } from './print-answers.ts';
import { judge, type Task } from './task.ts';

/** What `Exercise.astro` hands over, out of the page's text. */
export interface ExerciseData {
  readonly task: Task;
  readonly hints: readonly string[];
  readonly explanation: string;
}

export class Exercise extends HTMLElement {
  #data!: ExerciseData;
  #words!: AnswerWords;
  #controls!: Controls;
  #hintsGiven = 0;

  connectedCallback(): void {
    this.#data = decode<ExerciseData>(this.dataset['exercise']!);
    this.#words = answerWords[pageLanguage(this.ownerDocument)];
    this.#controls = answerControls(this, this.#data.task, (given) => {
      this.#check(given);
    });
    this.querySelector('[name=hint]')?.addEventListener('click', ({ currentTarget }) => {
      this.#hint(currentTarget as HTMLButtonElement);
    });
    this.querySelector('[name=show]')!.addEventListener('click', () => {
      this.#say(inlineHtml(this.explanation));
    });
    answersInPrint(this.ownerDocument);
  }

  get question(): string {
    return this.querySelector('.question')!.textContent;
  }

  get explanation(): string {
    return this.#data.explanation;
  }

  #check(given: string): void {
    const verdict = judge(this.#data.task, given);
    const words = this.#words;
    switch (verdict.is) {
      case 'empty':
        return this.#say(words.empty);
      case 'unreadable':
        this.#controls.show(given, 'wrong');
        return this.#say(this.#data.task.kind === 'shape' ? words.noShape : words.noNumber);
      case 'right':
        this.#controls.show(given, 'right');
        return this.#say(words.right + words.gap + inlineHtml(this.explanation));
      case 'wrong': {
        this.#controls.show(given, 'wrong');
        const { because, nearly } = verdict;
        const why =
          because ?? (nearly ? words.nearly[nearly] : this.#data.hints.length > 0 ? words.orHint : '');
        return this.#say(words.notYet + words.gap + inlineHtml(why));
      }
    }
  }

  /**
   * The hints stay, in a list that reads out what is added. The button keeps the focus when there are no
   * more.
   */
  #hint(button: HTMLButtonElement): void {
    const { hints } = this.#data;
    const hint = hints[this.#hintsGiven++];
    if (hint === undefined) return this.#say(this.#words.noMoreHints);
    const place = this.querySelector('.hints')!;
    let list = place.querySelector('ol');
    if (!list) place.append((list = document.createElement('ol')));
    list.append(Object.assign(document.createElement('li'), { innerHTML: inlineHtml(hint) }));
    if (this.#hintsGiven === hints.length) button.setAttribute('aria-disabled', 'true');
  }

  /** A new element each time, so that the same words are read out again. */
  #say(html: string): void {
    const said = Object.assign(document.createElement('p'), { innerHTML: html });
    this.querySelector('.said')!.replaceChildren(said);
  }
}

if (!customElements.get('vit-exercise')) customElements.define('vit-exercise', Exercise);

declare global {
  interface HTMLElementTagNameMap {
    'vit-exercise': Exercise;
  }
}
