/** LayerNorm taken apart: one token's numbers, brought to mean 0 and spread 1. */
import type { TensorData } from '#lib/engine/contract.ts';

/** timm's, not PyTorch's 1e-5. */
const EPS = 1e-6;

/** One token's numbers (C). @param tokens (1, N, C) */
export function rowOf({ data, shape }: TensorData, token: number): Float32Array {
  const width = shape[2]!;
  return data.subarray(token * width, (token + 1) * width);
}

export interface Spread {
  readonly mean: number;
  /** Standard deviation, divided by the count: `std(unbiased=False)`. */
  readonly std: number;
}

export function spreadOf(row: Float32Array): Spread {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
  return { mean, std: Math.sqrt(variance) };
}

/** LayerNorm before its weight and bias. */
export function normalised(row: Float32Array): Float32Array {
  const { mean, std } = spreadOf(row);
  return row.map((value) => (value - mean) / Math.sqrt(std ** 2 + EPS));
}
