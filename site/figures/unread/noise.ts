/** Noise on purpose in place of all patch tokens that a block puts out; those before the patches stay. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { Generator, normal_ } from '#lib/torch/random/index.ts';

export interface Noise {
  /** (1, N, C): the tokens before the patches as they were, noise in every other row. */
  readonly tokens: TensorData;
  readonly change: Change;
}

/** The same objects for the same tokens, so that asking again is no other run. */
const known = new WeakMap<TensorData['data'], Map<string, Noise>>();

/**
 * @param tokens (1, N, C), what the block put out
 * @param prefix how many tokens come before the patches
 * @param seed of PyTorch's generator; the draws are normal, with the mean 0 and as wide as the patch tokens
 *   are
 */
export function noiseFor(tokens: TensorData, block: number, seed: number, prefix = 1): Noise {
  let made = known.get(tokens.data);
  if (!made) known.set(tokens.data, (made = new Map<string, Noise>()));
  const key = `${block} ${seed}`;
  let noise = made.get(key);
  if (!noise) made.set(key, (noise = drawn(tokens, block, seed, prefix)));
  return noise;
}

function drawn({ data, shape }: TensorData, block: number, seed: number, prefix: number): Noise {
  const [, count, width] = shape as [number, number, number];
  const patches = data.subarray(prefix * width);
  const spread = Math.sqrt(patches.reduce((sum, value) => sum + value ** 2, 0) / patches.length);
  const noisy = Float32Array.from(data);
  normal_(noisy.subarray(prefix * width), new Generator().manual_seed(seed), 0, spread);
  const rows = Array.from({ length: count - prefix }, (_, patch) => {
    const from = (patch + prefix) * width;
    return [patch + prefix, { value: { data: noisy.slice(from, from + width), shape: [width] } }] as const;
  });
  return {
    tokens: { data: noisy, shape },
    change: { blocks: { [block]: { tokens: Object.fromEntries(rows) } } },
  };
}

/** The model as it is, run as a change is: the class token times 1. */
export const unchanged = (block: number): Change => ({ blocks: { [block]: { tokens: { 0: 1 } } } });
