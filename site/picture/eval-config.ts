/**
 * How pictures are prepared for the models of this site: timm's configuration of vit_tiny_patch16_224, at any
 * size.
 */
import type { EvalConfig } from '#lib/image/transform.ts';

export const evalConfig = (size = 224): EvalConfig => ({
  input_size: [3, size, size],
  crop_pct: 0.9,
  interpolation: 'bicubic',
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
  crop_mode: 'center',
});
