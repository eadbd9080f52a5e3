/** Noise on purpose in place of all patch tokens that a block puts out; the class token stays. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { Generator, normal_ } from '#lib/torch/random/index.ts';

export interface Noise {
  /** (1, N, C): the class token as it was, noise in every other row. */
  readonly tokens: TensorData;
  readonly change: Change;
}

/** The same objects for the same tokens, so that asking again is no other run. */
const known = new WeakMap<TensorData['data'], Map<string, Noise>>();

/**
 * @param tokens (1, N, C), what the block put out
 * @param seed of PyTorch's generator; the draws are normal, with the mean 0 and as wide as the patch tokens are
 */
export function noiseFor(tokens: TensorData, block: number, seed: number): Noise {
  let made = known.get(tokens.data);
  if (!made) known.set(tokens.data, (made = new Map<string, Noise>()));
  const key = `${block} ${seed}`;
  let noise = made.get(key);
  if (!noise) made.set(key, (noise = drawn(tokens, block, seed)));
  return noise;
}

function drawn({ data, shape }: TensorData, block: number, seed: number): Noise {
  const [, count, width] = shape as [number, number, number];
  const patches = data.subarray(width);
  const spread = Math.sqrt(patches.reduce((sum, value) => sum + value ** 2, 0) / patches.length);
  const noisy = Float32Array.from(data);
  normal_(noisy.subarray(width), new Generator().manual_seed(seed), 0, spread);
  const rows = Array.from({ length: count - 1 }, (_, patch) => {
    const from = (patch + 1) * width;
    return [patch + 1, { value: { data: noisy.slice(from, from + width), shape: [width] } }] as const;
  });
  return {
    tokens: { data: noisy, shape },
    change: { blocks: { [block]: { tokens: Object.fromEntries(rows) } } },
  };
}

/** The model as it is, run as a change is: the class token times 1. */
export const unchanged = (block: number): Change => ({ blocks: { [block]: { tokens: { 0: 1 } } } });
