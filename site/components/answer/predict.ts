/**
 * `<vit-predict>`: takes an answer before the look and keeps it; when what is has been opened, what was said
 * stands beside it. What is folds below the question, or in the `<vit-reveal of>` further down.
 */
import { pageLanguage } from '../../kit/words.ts';
import { answerWords, type AnswerWords } from './words.ts';
import { answerControls, type Controls } from './controls.ts';
import { decode } from './encoded.ts';
import { inlineHtml } from './inline-html.ts';
import { answersInPrint } from './print-answers.ts';
import { forgetSaid, keepSaid, saidTo, type Said } from './said.ts';
import { judge, written, writtenAnswer, type Task } from './task.ts';

/**
 * What `Predict.astro` hands over. Without a task's answer (`open`) what is depends on the reader's picture.
 */
export interface PredictData {
  readonly task: Task;
  readonly open: boolean;
  /** The figure whose readout says what is, live. */
  readonly figure?: string;
}

export class Predict extends HTMLElement {
  #data!: PredictData;
  #words!: AnswerWords;
  #controls!: Controls;

  connectedCallback(): void {
    this.#data = decode<PredictData>(this.dataset['predict']!);
    this.#words = answerWords[pageLanguage(this.ownerDocument)];
    this.#controls = answerControls(this, this.#data.task, (given) => {
      this.#take(given);
    });
    this.querySelector('[name=again]')!.addEventListener('click', () => {
      forgetSaid(this.#question);
      this.#controls.show('');
      this.#draw();
      this.querySelector<HTMLElement>('input, [data-choice], [data-move]')?.focus();
    });
    this.fold?.addEventListener('toggle', () => {
      const said = this.#said;
      if (said && !said.seen && this.fold?.open) keepSaid(this.#question, { ...said, seen: true });
      this.#draw();
    });
    answersInPrint(this.ownerDocument);
    this.#draw();
  }

  /** What opens to show what is. */
  get fold(): HTMLDetailsElement | null {
    const apart = `vit-reveal[of="${CSS.escape(this.id)}"] > details`;
    return (
      this.querySelector<HTMLDetailsElement>(':scope > details') ?? this.ownerDocument.querySelector(apart)
    );
  }

  get question(): string {
    return this.querySelector('.question')!.textContent;
  }

  get #question(): string {
    return this.dataset['question']!;
  }

  /** What was said, unless the question has changed so much since that it is no answer. */
  get #said(): Said | undefined {
    const said = saidTo(this.#question);
    return said && judge(this.#data.task, said.given).is !== 'unreadable' ? said : undefined;
  }

  #take(given: string): void {
    const { is } = judge(this.#data.task, given);
    if (is === 'empty') return this.#say(this.#words.empty);
    if (is === 'unreadable') {
      this.#controls.show(given, 'wrong');
      return this.#say(this.#data.task.kind === 'shape' ? this.#words.noShape : this.#words.noNumber);
    }
    keepSaid(this.#question, { given, seen: this.fold?.open ?? false });
    this.#draw();
  }

  /** The element as the kept answer has it. */
  #draw(): void {
    const said = this.#said;
    const open = this.fold?.open ?? false;
    this.querySelector<HTMLElement>('[name=again]')!.hidden = !said?.seen;
    this.#controls.enable(!said?.seen);
    if (!said) {
      this.#say('');
      return this.#sayGap('');
    }
    const { task } = this.#data;
    this.#controls.show(said.given);
    const given = inlineHtml(written(task, said.given));
    const gap = this.#gap(said.given, given);
    // What is said in the fold right below is not said twice.
    const below = open && this.contains(this.fold);
    this.#say(!said.seen ? this.#words.kept(given) : below ? '' : gap);
    this.#sayGap(open ? gap : '');
  }

  #gap(given: string, shown: string): string {
    const { task, open, figure } = this.#data;
    const readout = figure
      ? this.ownerDocument.querySelector(`figure-frame[name="${figure}"] .readout`)
      : null;
    const seen = readout?.textContent.trim();
    const figureSays = seen ? this.#words.gap + inlineHtml(this.#words.figureSays(seen)) : '';
    if (open) return this.#words.saidOpen(shown) + figureSays;
    const verdict = judge(task, given);
    if (verdict.is === 'right') return this.#words.saidRight(shown) + figureSays;
    const because = verdict.is === 'wrong' ? verdict.because : undefined;
    const gap = this.#words.saidWrong(shown, inlineHtml(writtenAnswer(task)));
    return gap + (because ? this.#words.gap + inlineHtml(because) : '') + figureSays;
  }

  /** Said to a screen reader only where it changes. */
  #say(html: string): void {
    const said = this.querySelector('.said')!;
    if (said.innerHTML !== html) said.innerHTML = html;
  }

  #sayGap(html: string): void {
    const gap = this.fold?.querySelector('.gap');
    if (gap && gap.innerHTML !== html) gap.innerHTML = html;
  }
}

if (!customElements.get('vit-predict')) customElements.define('vit-predict', Predict);

declare global {
  interface HTMLElementTagNameMap {
    'vit-predict': Predict;
  }
}
