/**
 * A chapter's questions and terms in a real browser: what the server's markup becomes when a reader answers.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOwnKey } from '../reset/reset.ts';
import { taskOf, type AuthorsAnswer } from './answer/author.ts';
import { encode } from './answer/encoded.ts';
import './answer/exercise.ts';
import './answer/predict.ts';
import { gatherAnswers } from './answer/print-answers.ts';
import { termsOpenInPlace, type TermData } from './term/term.ts';

/** The markup of `AnswerControls.astro`. */
function controls(author: AuthorsAnswer): string {
  const task = taskOf('q', author);
  switch (task.kind) {
    case 'number':
    case 'shape':
      return '<input name="answer"><button type="submit">Give</button>';
    case 'choice':
      return `<ul>${task.choices.map((choice, place) => `<li><button type="button" disabled aria-pressed="false" data-choice="${place}">${choice}</button></li>`).join('')}</ul>`;
    case 'line':
      return '';
    case 'order':
      return `<ol class="answer-order">${task.items.map((item, place) => `<li data-item="${place}"><span>${item}</span><button type="button" disabled data-move="-1">↑</button><button type="button" disabled data-move="1">↓</button></li>`).join('')}</ol><button type="submit">Give</button>`;
  }
}

/** As `Exercise.astro` writes it. */
function exercise(author: AuthorsAnswer, { hints = ['Look.', 'Count.'], listing = '' } = {}): HTMLElement {
  const task = taskOf('q', author);
  const data = encode({ task, hints, explanation: 'So it `is`.' });
  document.body.insertAdjacentHTML(
    'beforeend',
    `<vit-exercise id="q" data-kind="${task.kind}" data-exercise="${data}"><form>
      <p class="question">Ask?</p>${listing}${controls(author)}
      <button type="button" name="hint">Hint</button><button type="button" name="show">Show</button>
      <div class="said" role="status"></div><p class="moved"></p><div class="hints"></div></form></vit-exercise>`,
  );
  return document.body.lastElementChild as HTMLElement;
}

/** As `Predict.astro` writes it, with its `Reveal` further down. */
function predict(author: AuthorsAnswer, more: { open?: boolean; figure?: string } = {}): HTMLElement {
  const data = encode({ task: taskOf('p', author), open: false, ...more });
  document.body.innerHTML = `<vit-predict id="p" data-question="chapters/test p" data-predict="${data}"><form>
      <p class="question">Guess?</p>${controls(author)}<button type="button" name="again" hidden>Again</button>
      <p class="said" role="status"></p><p class="moved" role="status"></p></form></vit-predict>
    <figure-frame name="grid"><p class="readout">Row 3.</p></figure-frame>
    <vit-reveal of="p"><details><summary>What is</summary><p class="gap"></p><p>Because.</p></details></vit-reveal>`;
  return document.querySelector('vit-predict')!;
}

const said = (element: Element): string => element.querySelector('.said')!.textContent.trim();
const gap = (): string => document.querySelector('.gap')!.textContent;

function give(element: HTMLElement, answer: string): void {
  element.querySelector('input')!.value = answer;
  element.querySelector<HTMLElement>('[type=submit]')!.click();
}

async function look(): Promise<void> {
  document.querySelector('summary')!.click();
  await new Promise((resolve) => setTimeout(resolve, 50));
}

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  document.body.innerHTML = '';
});

test('an exercise says what a wrong answer forgot, and what could not be read', () => {
  const element = exercise({ answer: 787200, wrong: { 786432: 'No biases.' } });
  const input = element.querySelector('input')!;
  give(element, '');
  expect(said(element)).toBe('Give an answer first.');
  give(element, 'lots');
  expect(said(element)).toMatch(/^This reads as no number/);
  give(element, '786 432');
  expect(said(element)).toBe('Not yet. No biases.');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  give(element, '12');
  expect(said(element)).toBe('Not yet. Look at what you counted, or take a hint.');
  give(element, '786432+768');
  expect(said(element)).toBe('Right. So it is.');
  expect(element.querySelector('.said code')!.textContent).toBe('is');
  expect(input.hasAttribute('aria-invalid')).toBe(false);
});

test('the answer is not in the page’s text', () => {
  const element = exercise({ answer: 787200, wrong: { 786432: 'No biases.' } });
  expect(element.outerHTML).not.toMatch(/787,?200|biases|So it/);
});

test('hints come one by one, and the button says that there are no more', () => {
  const element = exercise({ answer: 1 });
  const button = element.querySelector<HTMLElement>('[name=hint]')!;
  button.click();
  button.click();
  expect([...element.querySelectorAll('.hints li')].map((hint) => hint.textContent)).toEqual([
    'Look.',
    'Count.',
  ]);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  button.click();
  expect(said(element)).toBe('No more hints.');
});

test('a choice is judged at once, and what was wrong stays marked', () => {
  const element = exercise({ choices: ['A', 'B'], answer: 'B', wrong: { A: 'Not A.' } });
  const [a, b] = [...element.querySelectorAll<HTMLButtonElement>('[data-choice]')];
  a!.click();
  expect(said(element)).toBe('Not yet. Not A.');
  b!.click();
  expect(said(element)).toBe('Right. So it is.');
  expect([a, b].map((button) => button!.dataset['verdict'])).toEqual(['wrong', 'right']);
  expect([a, b].map((button) => button!.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
});

test('the lines of a listing are picked by their buttons or anywhere on them', () => {
  const line = (code: string): string => `<div class="ec-line"><div class="code">${code}</div></div>`;
  const listing = `<pre>${['a = 1', 'b = 2'].map(line).join('')}</pre>`;
  const element = exercise({ line: 2, wrong: { 1: 'Not there.' } }, { listing });
  const [first, second] = [...element.querySelectorAll<HTMLElement>('.ec-line')];
  const button = first!.querySelector('button')!;
  expect(button.getAttribute('aria-label')).toBe('Line 1: a = 1');
  button.click();
  expect(said(element)).toBe('Not yet. Not there.');
  second!.querySelector<HTMLElement>('.code')!.click();
  expect(said(element)).toBe('Right. So it is.');
  expect(second!.dataset['verdict']).toBe('right');
});

test('a shape is told how it differs', () => {
  const element = exercise({ shape: '(1, 197, 192)' });
  give(element, '(197, 192)');
  expect(said(element)).toBe('Not yet. It has another number of dimensions.');
  give(element, '1x192x197');
  expect(said(element)).toBe('Not yet. These are its numbers, in another order.');
  give(element, 'torch.Size([1, 197, 192])');
  expect(said(element)).toBe('Right. So it is.');
});

test('a prediction is kept, and stands beside what is once that is opened', async () => {
  const author = { answer: 196, wrong: { 14: 'One row.' } };
  let element = predict(author);
  give(element, '14');
  expect(said(element)).toBe('You said 14. Now look.');
  expect(gap()).toBe('');
  await look();
  expect(gap()).toBe('You said 14. It is 196. One row.');

  // On the next visit it is still what was said, and cannot be changed by having seen the answer.
  element = predict(author);
  expect(said(element)).toBe('You said 14. It is 196. One row.');
  expect(element.querySelector('input')!.readOnly).toBe(true);
  element.querySelector<HTMLElement>('[name=again]')!.click();
  expect(said(element)).toBe('');
  give(element, '14*14');
  await look();
  expect(gap()).toBe('You said 14*14, and so it is.');
});

test('a prediction can be changed until the look, and what cannot be read is not kept', () => {
  const element = predict({ answer: 196 });
  give(element, 'many');
  expect(said(element)).toMatch(/^This reads as no number/);
  expect(localStorage).toHaveLength(0);
  give(element, '3');
  give(element, '4');
  expect(said(element)).toBe('You said 4. Now look.');
});

test('an answer to what the question was before is none', () => {
  localStorage.setItem('book-said chapters/test p', 'seen 2');
  const element = predict({ choices: ['A', 'B'], answer: 'A' });
  expect(said(element)).toBe('');
  localStorage.setItem('book-said chapters/test p', '{"given"');
  expect(said(predict({ choices: ['A', 'B'], answer: 'A' }))).toBe('');
});

test('“Reset everything” forgets what was said', () => {
  give(predict({ answer: 196 }), '3');
  const keys = Object.keys(localStorage);
  expect(keys).toEqual(['book-said chapters/test p']);
  expect(keys.every(isOwnKey)).toBe(true);
});

test('where the reader’s picture decides, nothing is judged, and the figure says what is', async () => {
  const element = predict({ choices: ['cat', 'dog'], answer: 'cat' }, { open: true, figure: 'grid' });
  element.querySelector<HTMLElement>('[data-choice="1"]')!.click();
  await look();
  expect(gap()).toBe('You said “dog”. The figure says: Row 3.');
});

test('items are put in order by buttons, which keep the focus and say the place', async () => {
  const order = ['proj', 'flatten', 'transpose'];
  const element = predict({ order });
  const names = (): (string | null)[] =>
    [...element.querySelectorAll('li > span')].map((item) => item.textContent);
  const moveUp = (name: string): HTMLElement =>
    [...element.querySelectorAll('li')]
      .find((item) => item.querySelector('span')!.textContent === name)!
      .querySelector('button')!;
  expect(names()).not.toEqual(order);
  for (const name of order.toReversed())
    while (names().indexOf(name) > 0) {
      moveUp(name).focus();
      moveUp(name).click();
      expect(document.activeElement).toBe(moveUp(name));
      expect(element.querySelector('.moved')!.textContent).toMatch(new RegExp(`^${name}: \\d of 3$`));
    }
  expect(names()).toEqual(order);
  element.querySelector<HTMLElement>('[type=submit]')!.click();
  await look();
  expect(gap()).toBe('You said proj → flatten → transpose, and so it is.');
});

test('on paper all answers stand at the end, and go back afterwards', () => {
  predict({ answer: 196 });
  exercise({ answer: 3 });
  const before = document.body.innerHTML;
  const putBack = gatherAnswers(document);
  const printed = document.querySelector('.printed-answers')!;
  expect([...printed.querySelectorAll('li > p:first-child')].map((question) => question.textContent)).toEqual(
    ['Guess?', 'Ask?'],
  );
  expect(printed.textContent).toContain('Because.');
  expect(printed.textContent).toContain('So it is.');
  expect(document.querySelector('vit-reveal')!.textContent.trim()).toBe('');
  putBack();
  expect(document.body.innerHTML).toBe(before);
});

test('a term opens in place, closes by Escape, and gives the focus back', async () => {
  const term: TermData = { term: 'bias', says: 'Is `added`.', other: '偏置', shape: '(192,)' };
  document.body.innerHTML = `<p><a class="term" href="/glossary/#bias" data-term="${encode(term)}">biases</a> are</p>`;
  termsOpenInPlace(document);
  const link = document.querySelector('a')!;
  link.focus();
  link.click();
  const popover = await vi.waitUntil(() => document.querySelector<HTMLElement>('.term-popover:popover-open'));
  expect(popover.textContent).toMatch(/bias\s+Is added\.[^]*\(192,\)[^]*偏置/);
  expect(popover.querySelector('[lang=zh-CN]')!.textContent).toBe('偏置');
  expect(popover.querySelector<HTMLAnchorElement>('.ways a')!.hash).toBe('#bias');
  expect(link.getAttribute('aria-expanded')).toBe('true');
  expect(document.activeElement).toBe(popover);
  const box = popover.getBoundingClientRect();
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(innerWidth);
  popover.hidePopover();
  await vi.waitUntil(() => !document.querySelector('.term-popover'));
  expect(document.activeElement).toBe(link);
  expect(link.getAttribute('aria-expanded')).toBe('false');
});

test('a click that opens links elsewhere is left to the browser', () => {
  document.body.innerHTML = '<a href="#x" data-term="">term</a>';
  termsOpenInPlace(document);
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
  let taken: boolean | undefined;
  const leave = (event: Event): void => {
    taken = event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener('click', leave, { once: true });
  document.querySelector('a')!.dispatchEvent(click);
  expect(taken).toBe(false);
});
