/** What a change does to the answer. */
import type { Numbers } from '#lib/plot/view.ts';

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
  const [first, now] = [largestOf(before), largestOf(after)];
  const others = Array.from(after).filter((_, index) => index !== first);
  return {
    first,
    now,
    flips: first !== now,
    cost: before[first]! - after[first]!,
    margin: after[first]! - Math.max(...others),
  };
}

const largestOf = (numbers: Numbers): number =>
  Array.from(numbers).reduce((best, value, index) => (value > numbers[best]! ? index : best), 0);
