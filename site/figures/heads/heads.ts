/** Heads switched off, and what that does to the answer. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import type { Numbers } from '#lib/plot/view.ts';

/** A head's mean output, by its name `block.head`. */
export type HeadMeans = ReadonlyMap<string, TensorData>;

/**
 * The model without some heads.
 * @param off names `block.head`
 * @param means what stands in their place; `null` for nothing at all
 */
export function withoutHeads(off: readonly string[], means: HeadMeans | null): Change {
  const blocks: Record<number, { attn: { heads: Record<number, number | { value: TensorData }> } }> = {};
  for (const name of off) {
    const [block, head] = name.split('.').map(Number) as [number, number];
    blocks[block] ??= { attn: { heads: {} } };
    blocks[block].attn.heads[head] = means ? { value: means.get(name)! } : 0;
  }
  return { blocks };
}

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
