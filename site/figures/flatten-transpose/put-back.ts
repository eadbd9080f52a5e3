/** What an operation does to the picture's own patches, each row put back as the patch of its place. */
import type { RgbImage } from '#lib/image/rgb-image.ts';
import { makeConstant, Tensor } from '#lib/torch/index.ts';
import { PATCH } from '../../book/patch.ts';
import { applied } from './operation.ts';
import type { Operation } from './operation.ts';

/**
 * The picture whole after the right operation, scrambled after the other. Its sides are multiples of a
 * patch's.
 */
export function putBack({ width, height, data }: RgbImage, operation: Operation): RgbImage {
  const [h, w] = [height / PATCH, width / PATCH];
  const pixels = Tensor.of(makeConstant([h, PATCH, w, PATCH, 3], 'uint8', new Uint8Array(data)));
  const patches = pixels.permute([4, 1, 3, 0, 2]).reshape([1, 3 * PATCH * PATCH, h, w]); // (1, 768, 14, 14)
  const rows = applied(operation, patches); // (1, 196, 768)
  const picture = rows.reshape([h, w, 3, PATCH, PATCH]).permute([0, 3, 1, 4, 2]); // (14, 16, 14, 16, 3)
  return { width, height, data: picture.values() as Uint8Array };
}
