/** The hidden units of an MLP, behind the activation. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';

/** Above this a unit is said to fire. GELU’s least value is −0.17. */
export const FIRES = 0.1;

/** One unit's number for each token, (N). @param act (1, N, M) */
export function unitOf({ data, shape }: TensorData, unit: number): Float32Array {
  const [, tokens, units] = shape as [number, number, number];
  return Float32Array.from({ length: tokens }, (_, token) => data[token * units + unit]!);
}

/** The units with the highest number at any token, highest first. */
export function strongest(act: TensorData, count: number): number[] {
  const units = act.shape[2]!;
  const peaks = new Float32Array(units).fill(-Infinity);
  act.data.forEach((value, i) => (peaks[i % units] = Math.max(peaks[i % units]!, value)));
  return Array.from(peaks.keys())
    .sort((a, b) => peaks[b]! - peaks[a]!)
    .slice(0, count);
}

/** How many of these numbers are above the limit. */
export const firing = (values: Float32Array): number =>
  values.reduce((count, value) => count + Number(value > FIRES), 0);

/** A block without one of its hidden units, or without any. */
export function withoutUnits(block: number, units: readonly number[]): Change {
  if (units.length === 0) return {};
  return { blocks: { [block]: { mlp: { act: Object.fromEntries(units.map((unit) => [unit, 0])) } } } };
}
