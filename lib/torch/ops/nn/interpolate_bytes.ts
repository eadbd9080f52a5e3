/**
 * Resizing bytes along one dimension, with weights in fixed point and each result rounded to 8 bits; after
 * `upsample_avx_bilinear_bicubic_uint8` and `_compute_index_ranges_int16_weights` in ATen's
 * `UpSampleKernel.cpp`.
 */
import { constant } from '../../record.ts';
import type { Tensor } from '../../tensor.ts';

const HIGHEST_WEIGHT = 2 ** 15;
const MOST_BITS = 22;

/** Bits after the binary point: as many as keep the largest weight within 16 bits. */
function precisionOf(weights: Float64Array): number {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  let bits = 0;
  while (bits < MOST_BITS && Math.trunc(0.5 + largest * 2 ** (bits + 1)) < HIGHEST_WEIGHT) bits++;
  return bits;
}

/** `weights` is (output, input) in row-major order. */
export function bytesAlong(x: Tensor, d: number, output: number, weights: Float64Array): Tensor {
  const input = x.shape[d]!;
  const bits = precisionOf(weights);
  const fixed = Int32Array.from(weights, (w) => Math.trunc(w * 2 ** bits + (w < 0 ? -0.5 : 0.5)));
  const inner = x.shape.slice(d + 1).reduce((n, size) => n * size, 1);
  const outer = x.shape.slice(0, d).reduce((n, size) => n * size, 1);
  const values = x.values();
  const result = new Uint8ClampedArray(outer * output * inner);
  for (let o = 0; o < outer; o++)
    for (let to = 0; to < output; to++)
      for (let i = 0; i < inner; i++) {
        let sum = bits > 0 ? 2 ** (bits - 1) : 0;
        for (let from = 0; from < input; from++) {
          const weight = fixed[to * input + from]!;
          if (weight !== 0) sum += weight * values[(o * input + from) * inner + i]!;
        }
        result[(o * output + to) * inner + i] = Math.floor(sum / 2 ** bits);
      }
  return constant(x.shape.toSpliced(d, 1, output), 'uint8', new Uint8Array(result.buffer));
}
