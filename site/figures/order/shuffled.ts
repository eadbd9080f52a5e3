/** Patches in another order: as a picture, and what a shuffle does to the answers. */
import type { Change } from '#lib/engine/change.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { somePlaces } from '../../book/erase.ts';
import { cellOf, PATCH } from '../../book/patch.ts';

export type Spot = 'before' | 'after';

/** All patches in an order that the seed decides; row i becomes patch `order[i]`. */
export const orderOf = (patches: number, seed: number): readonly number[] =>
  somePlaces(patches, patches, seed);

/**
 * A run whose patch tokens change places before positions are added, or after. The class token stays first.
 */
export const shuffledAt = (spot: Spot, order: readonly number[]): Change =>
  spot === 'before' ? { patch_embed: { order } } : { _pos_embed: { order } };

/** The picture whose patch i is patch `order[i]` of the other. */
export function shuffledPicture({ width, height, data }: RgbImage, order: readonly number[]): RgbImage {
  const cols = width / PATCH;
  const out = new Uint8Array(data.length);
  order.forEach((from, to) => {
    for (let row = 0; row < PATCH; row++) {
      const start = (patch: number) => {
        const cell = cellOf(patch, cols);
        return ((cell.row * PATCH + row) * width + cell.col * PATCH) * 3;
      };
      out.set(data.subarray(start(from), start(from) + PATCH * 3), start(to));
    }
  });
  return { width, height, data: out };
}

/** What several shuffles led to. */
export interface Tally {
  readonly done: number;
  /** How often each class was named, by its index; the most frequent first. */
  readonly named: readonly (readonly [index: number, times: number])[];
  /** The largest move of any logit in any of the shuffles. */
  readonly moved: number;
}

export function tallied(firsts: readonly number[], moved: number): Tally {
  const times = new Map<number, number>();
  for (const first of firsts) times.set(first, (times.get(first) ?? 0) + 1);
  return { done: firsts.length, named: [...times].sort(([, a], [, b]) => b - a), moved };
}
