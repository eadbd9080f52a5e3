/**
 * The chosen picture as other preparations would hand it to the model, and the picture that the model then
 * takes it for.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import { normalize, unnormalize } from '#lib/image/transform.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { get_pretrained_cfg } from '#lib/timm/registry.ts';
import { evalConfig } from '../../picture/eval-config.ts';
import type { Normalisation } from '../../picture/normalised.ts';

export const SCALES = ['half', 'imagenet', 'none'] as const;
export type ScaleName = (typeof SCALES)[number];

const scales: Readonly<Record<ScaleName, Normalisation>> = {
  half: evalConfig(),
  // DeiT is a ViT of the same shape whose pictures are prepared with the mean and spread of ImageNet's.
  imagenet: get_pretrained_cfg('deit_tiny_patch16_224')!,
  none: { mean: [0, 0, 0], std: [1, 1, 1] },
};
export const scaleOf = (name: ScaleName): Normalisation => scales[name];

export const ORDERS = ['rgb', 'bgr'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * The same pixels, prepared another way.
 * @param input (1, 3, H, W), prepared as the model wants it
 */
export function preparedAs(
  input: TensorData,
  scale: ScaleName,
  order: Order,
  wanted: Normalisation,
): TensorData {
  const pixels = pictureOf(input, wanted);
  const { mean, std } = scales[scale];
  return { data: normalize(order === 'bgr' ? swapped(pixels) : pixels, mean, std), shape: input.shape };
}

/**
 * The picture that would have given these numbers, had it been prepared as the model wants it. @param input
 * (1, 3, H, W)
 */
export function pictureOf({ data, shape }: TensorData, { mean, std }: Normalisation): RgbImage {
  const [, channels, height, width] = shape as [number, number, number, number];
  return unnormalize(Float32Array.from(data), [channels, height, width], mean, std);
}

/** Red and blue in each other's place. */
function swapped({ width, height, data }: RgbImage): RgbImage {
  const pixels = data.slice();
  for (let i = 0; i < pixels.length; i += 3) {
    pixels[i] = data[i + 2]!;
    pixels[i + 2] = data[i]!;
  }
  return { width, height, data: pixels };
}
