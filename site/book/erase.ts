/** A picture without some of its patches: they become mid-grey, which is 0 in the model's input. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { Numbers } from '#lib/plot/ndarray.ts';
import { cellOf, PATCH, patchGrid } from './patch.ts';

/** @param input (1, 3, H, W) @param patches by their index, row by row */
export function withoutPatches(input: TensorData, patches: readonly number[]): TensorData {
  const data = input.data.slice();
  const [, channels, height, width] = input.shape as [number, number, number, number];
  const { cols } = patchGrid(input);
  for (const patch of patches) {
    const { row, col } = cellOf(patch, cols);
    for (let channel = 0; channel < channels; channel++)
      for (let y = row * PATCH; y < (row + 1) * PATCH; y++) {
        const start = (channel * height + y) * width + col * PATCH;
        data.fill(0, start, start + PATCH);
      }
  }
  return { data, shape: input.shape };
}

/** The places of the `count` largest values, the largest first. */
export const largestPlaces = (values: Numbers, count: number): number[] =>
  Array.from(values, (_, place) => place)
    .sort((a, b) => values[b]! - values[a]!)
    .slice(0, count);

/**
 * `count` different places of `of`, the same for the same seed (mulberry32, public domain, for picking
 * alone).
 */
export function somePlaces(count: number, of: number, seed: number): number[] {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const places = Array.from({ length: of }, (_, place) => place);
  for (let i = 0; i < count; i++) {
    const other = i + Math.floor(next() * (of - i));
    [places[i], places[other]] = [places[other]!, places[i]!];
  }
  return places.slice(0, count);
}
