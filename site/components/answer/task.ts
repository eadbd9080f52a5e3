/**
 * What a question asks for, and how an answer to it is judged. A given answer is a text: what was typed, or
 * the place of the choice (from 0), the number of the line (from 1), the places of the items in the order
 * that the reader gave them.
 */
import { readNumbers } from './number.ts';
import { readShape } from './shape.ts';

/** What to say to an answer that is wrong, by that answer (written as a given answer is). */
type ByAnswer = Readonly<Record<string, string>>;

interface Common {
  /** The right answer as the page writes it. */
  readonly shown: string;
  readonly wrong: ByAnswer;
}

export type Task = Common &
  (
    | { readonly kind: 'number'; readonly answer: number; readonly from: number; readonly to: number }
    | { readonly kind: 'shape'; readonly answer: readonly string[] }
    | { readonly kind: 'choice'; readonly answer: number; readonly choices: readonly string[] }
    | { readonly kind: 'line'; readonly answer: number }
    | { readonly kind: 'order'; readonly answer: readonly number[]; readonly items: readonly string[] }
  );

/** What a wrong answer has in common with the right one, where nothing was said to it in particular. */
export type Nearly = 'sign' | 'rounded' | 'rank' | 'dimensions-in-another-order';

export type Verdict =
  | { readonly is: 'empty' | 'unreadable' | 'right' }
  | { readonly is: 'wrong'; readonly because?: string; readonly nearly?: Nearly };

/** Judges an answer. */
export function judge(task: Task, given: string): Verdict {
  if (given.trim() === '') return { is: 'empty' };
  if (!isReadable(task, given)) return { is: 'unreadable' };
  if (isRight(task, given)) return { is: 'right' };
  const because = Object.entries(task.wrong).find(([wrong]) => means(task, given, wrong))?.[1];
  const nearly = because === undefined ? nearlyRight(task, given) : undefined;
  return { is: 'wrong', ...(because === undefined ? {} : { because }), ...(nearly ? { nearly } : {}) };
}

/** An answer as the page repeats it: a choice in its own words, which are quoted. */
export function written(task: Task, given: string): string {
  if (task.kind === 'choice') return quoted(task.choices[Number(given)] ?? given);
  if (task.kind === 'order')
    return given
      .split(',')
      .map((place) => task.items[Number(place)])
      .join(' → ');
  return given.trim();
}

/** The right answer, in the same way. */
export const writtenAnswer = (task: Task): string =>
  task.kind === 'choice' ? quoted(task.shown) : task.shown;

const quoted = (words: string): string => `“${words}”`;

/**
 * Whether it is an answer to this question at all; one that was kept may be to what the question was before.
 */
function isReadable(task: Task, given: string): boolean {
  switch (task.kind) {
    case 'number':
      return readNumbers(given).length > 0;
    case 'shape':
      return readShape(given) !== undefined;
    case 'choice':
      return given in task.choices;
    case 'line':
      return /^\d+$/.test(given);
    case 'order':
      return String(given.split(',').toSorted()) === String(Object.keys(task.items).toSorted());
  }
}

function isRight(task: Task, given: string): boolean {
  if (task.kind === 'number') return readNumbers(given).some((value) => isWithin(value, task.from, task.to));
  return means(task, given, String(task.answer));
}

/** Whether two answers are the same answer. */
function means(task: Task, given: string, other: string): boolean {
  switch (task.kind) {
    case 'number': {
      const slack = (task.to - task.from) / 2;
      const others = readNumbers(other);
      return readNumbers(given).some((value) =>
        others.some((wrong) => isWithin(value, wrong - slack, wrong + slack)),
      );
    }
    case 'shape':
      return String(readShape(given)) === String(readShape(other));
    case 'choice':
    case 'line':
    case 'order':
      return given === other;
  }
}

/** Within the limits, but for the last digits that a formula may lose. */
function isWithin(value: number, from: number, to: number): boolean {
  const rounding = 1e-9 * Math.max(Math.abs(from), Math.abs(to));
  return value >= from - rounding && value <= to + rounding;
}

function nearlyRight(task: Task, given: string): Nearly | undefined {
  if (task.kind === 'number') {
    const values = readNumbers(given);
    if (task.answer !== 0 && values.some((value) => isWithin(-value, task.from, task.to))) return 'sign';
    const slack = task.to - task.from;
    if (slack > 0 && values.some((value) => isWithin(value, task.from - 2 * slack, task.to + 2 * slack)))
      return 'rounded';
  }
  if (task.kind === 'shape') {
    const dimensions = readShape(given)!;
    if (dimensions.length !== task.answer.length) return 'rank';
    if (String(dimensions.toSorted()) === String(task.answer.toSorted()))
      return 'dimensions-in-another-order';
  }
  return undefined;
}
