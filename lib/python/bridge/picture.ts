/** Pictures for PIL's stand-in: Pillow's resize, and torchvision's `to_tensor`. */
import { constant } from '#lib/torch/record.ts';
import type { Tensor } from '#lib/torch/index.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';

export { resize, type Interpolation } from '#lib/image/resample.ts';
export type { RgbImage } from '#lib/image/rgb-image.ts';

/** (3, H, W) float32 in [0, 1] */
export function normalizedTensor({ width, height, data }: RgbImage): Tensor {
  const area = width * height;
  const values = new Float32Array(3 * area);
  for (let i = 0; i < area; i++)
    for (let channel = 0; channel < 3; channel++) values[channel * area + i] = data[i * 3 + channel]! / 255;
  return constant([3, height, width], 'float32', values);
}
