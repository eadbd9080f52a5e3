/** How long tokens are at every depth, and all of them made longer at one of them. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';

/** Whose length: the class token's, or the patches' on average. */
export type Whose = 'cls' | 'patches';

/**
 * The Euclidean length of a token's C numbers. @param tokens (1, N, C), those before the patches first @param
 * prefix how many those are
 */
export function lengthOf({ data, shape }: TensorData, whose: Whose, prefix = 1): number {
  const [, count, width] = shape as [number, number, number];
  const length = (token: number) => Math.hypot(...data.subarray(token * width, (token + 1) * width));
  if (whose === 'cls') return length(0);
  let sum = 0;
  for (let token = prefix; token < count; token++) sum += length(token);
  return sum / (count - prefix);
}

/**
 * All tokens multiplied by the same factor.
 * @param depth 0 is before the first block, d after block d − 1
 */
export function louder(depth: number, factor: number, count: number): Change {
  if (factor === 1) return {};
  const tokens = Object.fromEntries(Array.from({ length: count }, (_, token) => [token, factor]));
  return depth === 0 ? { _pos_embed: { tokens } } : { blocks: { [depth - 1]: { tokens } } };
}
