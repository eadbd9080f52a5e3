/**
 * A place in a generator's stream: how many words have passed, and where the waiting normal comes from, if
 * one waits.
 */
export interface Place {
  readonly position: number;
  readonly spare: Spare | null;
}

/** The second half of the Box–Muller pair whose four words begin at `at`; or a value already known. */
export type Spare = { readonly at: number } | { readonly value: number };

/** The place `words` further on, with the same normal waiting. */
export function passed({ position, spare }: Place, words: number): Place {
  return { position: position + words, spare };
}
