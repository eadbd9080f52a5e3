/**
 * One of the 192 numbers by hand: a patch times a filter, term by term, and the bias. In float64, from
 * float32 factors.
 */
import type { Numbers, NdArray } from '#lib/plot/ndarray.ts';

/** The 768 products in the order of memory: colour, row, column. @returns (3, h, w) */
export function products(patch: NdArray, filter: NdArray): NdArray {
  if (patch.data.length !== filter.data.length)
    throw new RangeError(`a patch of ${patch.data.length} numbers and a filter of ${filter.data.length}`);
  const data = Float64Array.from({ length: patch.data.length }, (_, i) => patch.data[i]! * filter.data[i]!);
  return { data, shape: patch.shape };
}

/** The sums of the first `terms` products, one a colour. */
export function channelSums({ data, shape }: NdArray, terms: number = data.length): number[] {
  const [channels, height, width] = shape as [number, number, number];
  const area = height * width;
  return Array.from({ length: channels }, (_, channel) => {
    let sum = 0;
    for (let i = channel * area; i < Math.min((channel + 1) * area, terms); i++) sum += data[i]!;
    return sum;
  });
}

export interface Agreement {
  /**
   * Digits after the point, up to 8, to which the two are written alike; `null` when not even whole numbers
   * agree.
   */
  readonly decimals: number | null;
  readonly difference: number;
}

/** How far two numbers agree. */
export function agreement(a: number, b: number): Agreement {
  const alike = [8, 7, 6, 5, 4, 3, 2, 1, 0].find((digits) => a.toFixed(digits) === b.toFixed(digits));
  return { decimals: alike ?? null, difference: Math.abs(a - b) };
}

/** Channels from the strongest response to the most negative one. */
export function byResponse(responses: Numbers): number[] {
  return Array.from(responses, (_, channel) => channel).sort((a, b) => responses[b]! - responses[a]!);
}
