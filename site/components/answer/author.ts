/**
 * What an author says about a question in a chapter, made into a task. A slip fails the build with the
 * question's id.
 */
import { readNumbers } from './number.ts';
import { readShape } from './shape.ts';
import type { Task } from './task.ts';

/**
 * Exactly one kind:
 * - number: `answer={787200}` or `answer="−1.34"`, perhaps `tolerance={0.005}` or `between={[45.5, 46]}`
 * - shape: `shape="(1, 197, 192)"`
 * - choice: `choices={['A', 'B']} answer="B"`, the right one in its words
 * - line of the code in the slot, from 1: `line={3}`
 * - order: `order={['first', 'second', 'third']}`, in the right one; the page mixes them
 */
export interface AuthorsAnswer {
  readonly answer?: number | string;
  readonly tolerance?: number;
  readonly between?: readonly [number, number];
  readonly shape?: string;
  readonly choices?: readonly string[];
  readonly line?: number;
  readonly order?: readonly string[];
  /**
   * What to say to a wrong answer, by the answer as the author would write it:
   * `{ 786432: 'The biases are missing.' }`.
   */
  readonly wrong?: Readonly<Record<string, string>>;
}

/** @throws Error that names the question and says what is wrong with what its author wrote. */
export function taskOf(id: string, author: AuthorsAnswer): Task {
  const fail = (message: string): never => {
    throw new Error(`question ${id}: ${message}`);
  };
  const { answer, shape, choices, line, order, wrong = {} } = author;
  const placeOf = (choice: string, among: readonly string[]): number => {
    const place = among.indexOf(choice);
    return place < 0 ? fail(`“${choice}” is not among ${among.join(' | ')}`) : place;
  };
  const byPlace = (place: (key: string) => string): Record<string, string> =>
    Object.fromEntries(Object.entries(wrong).map(([key, text]) => [place(key), text]));

  if (choices) {
    const right = placeOf(String(answer), choices);
    const keyed = byPlace((key) => String(placeOf(key, choices)));
    return { kind: 'choice', shown: choices[right]!, answer: right, choices, wrong: keyed };
  }
  if (order) {
    const items = mixed(order);
    const places = (texts: readonly string[]): number[] => texts.map((text) => placeOf(text, items));
    const keyed = byPlace((key) => places(key.split(' → ')).join(','));
    return { kind: 'order', shown: order.join(' → '), answer: places(order), items, wrong: keyed };
  }
  if (shape !== undefined) {
    for (const text of [shape, ...Object.keys(wrong)]) if (!readShape(text)) fail(`“${text}” is no shape`);
    return { kind: 'shape', shown: shape, answer: readShape(shape)!, wrong };
  }
  if (line !== undefined) return { kind: 'line', shown: String(line), answer: line, wrong };

  const [number] = readNumbers(String(answer ?? ''));
  if (number === undefined) return fail('needs an answer, a shape, choices, a line or an order');
  for (const text of Object.keys(wrong)) if (readNumbers(text).length === 0) fail(`“${text}” is no number`);
  const { tolerance = 0, between: [from, to] = [number - tolerance, number + tolerance] } = author;
  if (number < from || number > to) fail(`${number} is not between ${from} and ${to}`);
  const shown = typeof answer === 'string' ? answer : inDigits(number);
  return { kind: 'number', shown, answer: number, from, to, wrong };
}

/** The answer that a cell printed: a shape as PyTorch prints it, or the last number of its line. */
export function answerPrinted(line: string): AuthorsAnswer {
  const shape = /torch\.Size\((\[.*?\])\)/.exec(line)?.[1];
  if (shape) return { shape: shape.replace('[', '(').replace(']', ')') };
  return { answer: /-?[\d.,]*\d(?=\D*$)/.exec(line)?.[0].replace('-', '−') ?? line };
}

/** `-1234.5` → `−1,234.5`, as the chapters write numbers. */
const inDigits = (number: number): string =>
  number.toLocaleString('en-US', { maximumFractionDigits: 20 }).replace('-', '−');

/** The same mix on every build, and never the right order: by a number made of each item's letters. */
function mixed(order: readonly string[]): string[] {
  const hash = (text: string): number =>
    [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7);
  const items = order.toSorted((a, b) => hash(a) - hash(b));
  return items.some((item, place) => item !== order[place]) ? items : items.reverse();
}
