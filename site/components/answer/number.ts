/**
 * What a reader's number may mean. "1,234" is 1234 to one and 1.234 to another: both are read, and the answer
 * decides.
 */
import { evaluate, plainSigns, type Convention } from './formula.ts';

const CONVENTIONS: readonly Convention[] = [
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
];

/**
 * All numbers that `text` may mean, the English reading first; none where it is no number and no formula.
 * A `%` behind it is taken as the unit that was asked for. Of `14 * 14 = 196` the last side counts.
 */
export function readNumbers(text: string): readonly number[] {
  const plain = plainSigns(text).replace(/ ?%$/, '').replace(/^.*=/, '').trim();
  const values = CONVENTIONS.map((convention) => evaluate(plain, convention));
  return [...new Set(values.filter((value) => value !== undefined))];
}
