/**
 * What a reader answers with, in the browser: a field and its button, choices, lines of a listing, items to
 * be moved.
 */
import { answerWords, type AnswerWords } from './words.ts';
import { pageLanguage } from '../../kit/words.ts';
import type { Task } from './task.ts';

export interface Controls {
  /** Shows `given` as the answer, marked right or wrong where that is known. */
  show(given: string, verdict?: 'right' | 'wrong'): void;
  /** Whether another answer can be given. */
  enable(on: boolean): void;
}

/** Makes the markup of `AnswerControls.astro` in `root` work. `give` is called with every answer given. */
export function answerControls(root: HTMLElement, task: Task, give: (given: string) => void): Controls {
  const words = answerWords[pageLanguage(root.ownerDocument)];
  const form = root.querySelector('form')!;
  const onSubmit = (given: () => string): void =>
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      give(given());
    });
  switch (task.kind) {
    case 'number':
    case 'shape': {
      const input = root.querySelector('input')!;
      onSubmit(() => input.value);
      input.addEventListener('input', () => input.removeAttribute('aria-invalid'));
      return typed(form, input);
    }
    case 'choice': {
      const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-choice]')];
      for (const button of buttons) button.addEventListener('click', () => give(button.dataset['choice']!));
      const controls = picked(
        buttons,
        (button) => button.dataset['choice']!,
        (button) => button,
      );
      controls.enable(true);
      return controls;
    }
    case 'line': {
      const buttons = lineButtons(root, words, give);
      return picked(
        buttons,
        (button) => button.value,
        (button) => button.closest('.ec-line')!,
      );
    }
    case 'order': {
      const list = root.querySelector<HTMLElement>('.answer-order')!;
      onSubmit(() => [...list.children].map((item) => (item as HTMLElement).dataset['item']).join(','));
      return ordered(root, list, words);
    }
  }
}

function typed(form: HTMLFormElement, input: HTMLInputElement): Controls {
  return {
    show(given, verdict) {
      input.value = given;
      if (verdict === 'wrong') input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    },
    enable(on) {
      input.readOnly = !on;
      form.querySelector<HTMLElement>('[type=submit]')!.hidden = !on;
    },
  };
}

/** One of several buttons. `marked`: what shows that it was the one. */
function picked(
  buttons: readonly HTMLButtonElement[],
  valueOf: (button: HTMLButtonElement) => string,
  marked: (button: HTMLButtonElement) => HTMLElement,
): Controls {
  return {
    show(given, verdict) {
      for (const button of buttons) {
        const is = valueOf(button) === given;
        button.setAttribute('aria-pressed', String(is));
        marked(button).classList.toggle('is-picked', is);
        if (is && verdict) marked(button).dataset['verdict'] = verdict;
        // What was wrong stays marked, until the answer is taken back.
        else if (given === '') delete marked(button).dataset['verdict'];
      }
    },
    enable(on) {
      for (const button of buttons) button.disabled = !on;
    },
  };
}

/** A button with its number before each line; the whole line can be clicked. */
function lineButtons(
  root: HTMLElement,
  words: AnswerWords,
  give: (given: string) => void,
): HTMLButtonElement[] {
  return [...root.querySelectorAll<HTMLElement>('.ec-line')].map((line, place) => {
    const number = String(place + 1);
    const button = line.ownerDocument.createElement('button');
    Object.assign(button, { type: 'button', className: 'pick-line', value: number, textContent: number });
    button.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-label', `${words.line(place + 1)}: ${line.textContent.trim()}`);
    line.prepend(button);
    line.addEventListener('click', () => {
      if (!button.disabled) give(number);
    });
    return button;
  });
}

function ordered(root: HTMLElement, list: HTMLElement, words: AnswerWords): Controls {
  const items = (): HTMLElement[] => [...list.children] as HTMLElement[];
  const buttons = [...list.querySelectorAll<HTMLButtonElement>('[data-move]')];
  for (const button of buttons)
    button.addEventListener('click', () => {
      const item = button.closest('li')!;
      const place = items().indexOf(item) + Number(button.dataset['move']);
      if (place < 0 || place >= items().length) return;
      if (button.dataset['move'] === '1') items()[place]!.after(item);
      else items()[place]!.before(item);
      button.focus();
      const text = words.moved(item.querySelector('span')!.textContent, place + 1, items().length);
      root.querySelector('.moved')!.textContent = text;
    });
  const controls: Controls = {
    show(given) {
      for (const place of given.split(','))
        if (place !== '') list.append(items().find((item) => item.dataset['item'] === place)!);
    },
    enable(on) {
      for (const button of buttons) button.disabled = !on;
      root.querySelector<HTMLElement>('[type=submit]')!.hidden = !on;
    },
  };
  controls.enable(true);
  return controls;
}
