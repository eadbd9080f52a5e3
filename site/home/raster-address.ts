/** A raster as an address that an image can show, encoded by the browser away from the page's thread. */
import type { Raster } from '#lib/plot/raster.ts';

/** The caller revokes the address (`URL.revokeObjectURL`) when nothing shows it any more. */
export async function rasterAddress({ width, height, data }: Raster): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw the strip on.');
  context.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('This browser could not make a picture of a tensor.');
  return URL.createObjectURL(blob);
}
