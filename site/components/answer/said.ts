/**
 * What the reader said before a look, kept in this browser until "Reset everything" (which forgets keys with
 * `book-`). Both languages of a chapter share it.
 */
export interface Said {
  /** As `task.ts` has it. */
  readonly given: string;
  /** The answer has been looked at: what was said before stays what was said. */
  readonly seen: boolean;
}

import { KeptText } from '../../storage/kept-text.ts';

const textOf = (question: string): KeptText => new KeptText('localStorage', `book-said ${question}`);

/** @param question the chapter and the question's id in it: `chapters/patch-embed squares`. */
export function saidTo(question: string): Said | undefined {
  const kept = /^(seen|said) ([^]*)$/.exec(textOf(question).get() ?? '');
  return kept ? { given: kept[2]!, seen: kept[1] === 'seen' } : undefined;
}

export function keepSaid(question: string, { given, seen }: Said): void {
  textOf(question).set(`${seen ? 'seen' : 'said'} ${given}`);
}

export function forgetSaid(question: string): void {
  textOf(question).set(null);
}
