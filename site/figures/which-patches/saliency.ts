/** Saliency, patch by patch: how large the gradient of a logit is at the pixels of each. */
import type { TensorData } from '#lib/engine/contract.ts';

/**
 * (1, 3, H, W) → the sizes (absolute values) summed over each patch, row by row. @param patch its side in
 * pixels
 */
export function saliency({ data, shape }: TensorData, patch: number): Float32Array {
  const [, channels, height, width] = shape as [number, number, number, number];
  const [rows, cols] = [Math.floor(height / patch), Math.floor(width / patch)];
  const sums = new Float32Array(rows * cols);
  for (let channel = 0; channel < channels; channel++)
    for (let y = 0; y < rows * patch; y++)
      for (let x = 0; x < cols * patch; x++) {
        const place = Math.floor(y / patch) * cols + Math.floor(x / patch);
        sums[place]! += Math.abs(data[(channel * height + y) * width + x]!);
      }
  return sums;
}
