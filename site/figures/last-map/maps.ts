/** The last block's tokens as `features_only` hands them out, beside those of `forward_features`. */
import type { TensorData } from '#lib/engine/contract.ts';

/** (1, N, C) → (N): one channel of every token. */
export function channelOf({ data, shape }: TensorData, channel: number): Float32Array {
  const [, tokens, width] = shape as [number, number, number];
  return Float32Array.from({ length: tokens }, (_, token) => data[token * width + channel]!);
}

/** The channel whose map varies most over the patches. @param prefix tokens before them */
export function mostVaried(tensor: TensorData, prefix = 1): number {
  const spreads = Array.from({ length: tensor.shape[2]! }, (_, channel) => {
    const patches = channelOf(tensor, channel).slice(prefix);
    const mean = patches.reduce((sum, value) => sum + value, 0) / patches.length;
    return patches.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  });
  return spreads.indexOf(Math.max(...spreads));
}

/**
 * The largest difference between two runs' patch tokens, over all places and channels. @param prefix tokens
 * before them
 */
export function mostApart(one: TensorData, other: TensorData, prefix = 1): number {
  const begin = prefix * one.shape[2]!;
  let most = 0;
  for (let i = begin; i < one.data.length; i++)
    most = Math.max(most, Math.abs(one.data[i]! - other.data[i]!));
  return most;
}

/** How the values of two maps go together, −1 … 1. */
export function correlation(one: Float32Array, other: Float32Array): number {
  const about = (values: Float32Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [a, b] = [about(one), about(other)];
  const dot = (u: Float32Array, v: Float32Array) => u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
