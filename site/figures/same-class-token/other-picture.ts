/** Other pictures made from the reader's own, and how far apart two runs' tokens are. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { unnormalize } from '#lib/image/transform.ts';
import type { Normalisation } from '../../picture/normalised.ts';

export const OTHERS = ['none', 'mirrored', 'negative', 'grey'] as const;
export type Other = (typeof OTHERS)[number];

/** @param input (1, 3, H, W), normalised: the same with left and right swapped, with its sign turned, or 0 */
export function otherOf({ data, shape }: TensorData, other: Other): TensorData {
  const width = shape.at(-1)!;
  const made = data.map((value, i) => {
    if (other === 'grey') return 0;
    if (other === 'negative') return -value;
    const col = i % width;
    return other === 'mirrored' ? data[i - col + (width - 1 - col)]! : value;
  });
  return { data: made, shape };
}

/** A model's input as pixels again. */
export function pixelsOf({ data, shape }: TensorData, { mean, std }: Normalisation): RgbImage {
  const [, channels, height, width] = shape as [number, number, number, number];
  return unnormalize(data, [channels, height, width], mean, std);
}

/** (1, N, C) → (N): the length of each token, or of the difference to the same token of the other. */
export function lengthsOf({ data, shape }: TensorData, other?: TensorData): Float32Array {
  const [, tokens, width] = shape as [number, number, number];
  return Float32Array.from({ length: tokens }, (_, token) => {
    let sum = 0;
    for (let i = token * width; i < (token + 1) * width; i++)
      sum += (data[i]! - (other ? other.data[i]! : 0)) ** 2;
    return Math.sqrt(sum);
  });
}
