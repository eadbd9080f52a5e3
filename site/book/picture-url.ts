/**
 * A picture as an address that an image can show. By the browser's canvas, which is faster than our own
 * encoder.
 */
import type { RgbImage } from '#lib/image/rgb-image.ts';

export function pictureUrl({ width, height, data }: RgbImage): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to show the picture with.');
  const pixels = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) pixels.data[i * 4 + c] = data[i * 3 + c]!;
    pixels.data[i * 4 + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/png');
}
