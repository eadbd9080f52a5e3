/** What a change does to the answer. */
import type { Numbers } from '#lib/plot/ndarray.ts';

export interface Verdict {
  /** The class that the whole model names. */
  readonly first: number;
  /** The class that is named now. */
  readonly now: number;
  readonly flips: boolean;
  /** How far the logit of `first` fell. */
  readonly cost: number;
  /** How far it now stands above the best of all other classes; below 0 when another is named. */
  readonly margin: number;
}

/** @param before logits (K) @param after the same classes' logits after the change */
export function verdictOf(before: Numbers, after: Numbers): Verdict {
  const [first, now] = [firstOf(before), firstOf(after)];
  const others = Array.from(after).filter((_, index) => index !== first);
  return {
    first,
    now,
    flips: first !== now,
    cost: before[first]! - after[first]!,
    margin: after[first]! - Math.max(...others),
  };
}

/** The class with the largest logit. */
export const firstOf = (logits: Numbers): number =>
  Array.from(logits).reduce((best, value, index) => (value > logits[best]! ? index : best), 0);

/** By how much the logit that moves most moves. */
export const largestMove = (before: Numbers, after: Numbers): number =>
  Array.from(before).reduce((most, logit, k) => Math.max(most, Math.abs(logit - after[k]!)), 0);
