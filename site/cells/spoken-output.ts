/** What a screen reader is told of a run's output: all of a short one, the beginning of a long one. */
import type { CellWords } from './words.ts';

/** The longest output that is read whole, and how much of a longer one is read, in characters. */
const WHOLE = 300;
const BEGINNING = 200;

/** The text to say, with the number of lines where it is cut. */
export function spokenOutput(text: string, strings: Pick<CellWords, 'heardPart'>): string {
  const said = text.trim();
  if (said.length <= WHOLE) return said;
  return strings.heardPart(said.slice(0, BEGINNING), said.split('\n').length);
}
