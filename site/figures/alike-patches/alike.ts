/** Which patches are alike: by the cosine of their tokens. */
import type { TensorData } from '#lib/engine/contract.ts';

/** The token of a patch (C), behind `before` tokens that are none. @param tokens (1, N, C) */
const patchOf = ({ data, shape }: TensorData, patch: number, before: number) => {
  const width = shape[2]!;
  return Array.from(data.slice((before + patch) * width, (before + patch + 1) * width));
};

const lengthOf = (row: readonly number[]): number => Math.hypot(...row) || 1;

/**
 * The direction that some patches have in common: the mean of their tokens, each made of length 1; itself of
 * length 1.
 * @param tokens (1, N, C)
 * @param before how many tokens stand before the patches
 */
export function directionOf(
  tokens: TensorData,
  patches: readonly number[],
  before: number,
): readonly number[] {
  const mean = Array.from({ length: tokens.shape[2]! }, () => 0);
  for (const patch of patches) {
    const row = patchOf(tokens, patch, before);
    const length = lengthOf(row);
    row.forEach((value, c) => (mean[c]! += value / length));
  }
  const length = lengthOf(mean);
  return mean.map((value) => value / length);
}

/** The cosine of each patch with a direction: (P). @param tokens (1, N, C), of the same picture or another */
export function alikeTo(
  { data, shape }: TensorData,
  direction: readonly number[],
  before: number,
): Float32Array {
  const [, count, width] = shape as [number, number, number];
  return Float32Array.from({ length: count - before }, (_, patch) => {
    const from = (before + patch) * width;
    let [product, square] = [0, 0];
    for (let c = 0; c < width; c++) {
      product += data[from + c]! * direction[c]!;
      square += data[from + c]! ** 2;
    }
    return product / (Math.sqrt(square) || 1);
  });
}
