/**
 * Tensors as pixels: above `MAX_CELLS` a picture is one PNG, made by our own encoder, at build time and live.
 * The result is RGBA with straight alpha; one number is one pixel and the browser enlarges it unsmoothed.
 */
import { pngDataUrl as encodeDataUrl } from '#lib/image/png.ts';
import type { ColorScale } from './scale.ts';
import type { NdArray } from './ndarray.ts';

/** More cells than this are drawn as one PNG, fewer as rectangles with a title each. */
export const MAX_CELLS = 1000;

/** Pixels, four bytes each: red, green, blue, alpha. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A clear raster to paint on. */
export function blankRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height * 4) };
}

/** A matrix (rows, cols) through a colour scale; `alpha` from 0 to 1 for overlays. */
export function rasterOf(matrix: NdArray, scale: ColorScale, alpha = 1): Raster {
  const [height, width] = sides(matrix);
  const raster = blankRaster(width, height);
  const opacity = Math.round(alpha * 255);
  for (let i = 0; i < width * height; i++) {
    raster.data.set(scale.rgb(matrix.data[i]!), i * 4);
    raster.data[i * 4 + 3] = opacity;
  }
  return raster;
}

/**
 * A colour picture, (3, h, w) or (h, w, 3), as it is: `range` are the values shown as 0 and as 255.
 * Every channel gets the same range; a sample's own minimum and maximum are never used.
 * @throws RangeError for any other shape.
 */
export function rasterOfRgb(picture: NdArray, range: readonly [number, number] = [0, 255]): Raster {
  const { shape, data } = picture;
  const planar = shape.length === 3 && shape[0] === 3;
  const packed = shape.length === 3 && shape[2] === 3 && !planar;
  if (!planar && !packed)
    throw new RangeError(`a colour picture is (3, h, w) or (h, w, 3), not (${shape.join(', ')})`);
  const height = planar ? shape[1]! : shape[0]!;
  const width = planar ? shape[2]! : shape[1]!;
  const raster = blankRaster(width, height);
  const area = width * height;
  const [low, high] = range;
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) {
      const value = data[planar ? c * area + i : i * 3 + c]!;
      raster.data[i * 4 + c] = byteOf((value - low) / (high - low));
    }
    raster.data[i * 4 + 3] = 255;
  }
  return raster;
}

/** Each pixel as a square of `zoom` × `zoom`. */
export function enlarged(raster: Raster, zoom: number): Raster {
  if (zoom === 1) return raster;
  const large = blankRaster(raster.width * zoom, raster.height * zoom);
  const [from, to] = [new Uint32Array(raster.data.buffer), new Uint32Array(large.data.buffer)];
  for (let y = 0; y < large.height; y++)
    for (let x = 0; x < large.width; x++)
      to[y * large.width + x] = from[Math.floor(y / zoom) * raster.width + Math.floor(x / zoom)]!;
  return large;
}

/** Copies `source` onto `target` with its top left corner at (x, y). */
export function paste(target: Raster, source: Raster, x: number, y: number): void {
  for (let row = 0; row < source.height; row++) {
    const line = source.data.subarray(row * source.width * 4, (row + 1) * source.width * 4);
    target.data.set(line, ((y + row) * target.width + x) * 4);
  }
}

/** The raster as a `data:image/png` address; without the alpha channel where nothing is clear. */
export function pngDataUrl({ width, height, data }: Raster): string {
  return isOpaque(data)
    ? encodeDataUrl({ width, height, data: withoutAlpha(data), channels: 3 })
    : encodeDataUrl({ width, height, data, channels: 4 });
}

function sides(matrix: NdArray): [number, number] {
  const [rows, cols] = matrix.shape;
  if (matrix.shape.length !== 2 || rows === undefined || cols === undefined)
    throw new RangeError(`a matrix has 2 dimensions, not (${matrix.shape.join(', ')})`);
  return [rows, cols];
}

function byteOf(share: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, share)));
}

function isOpaque(data: Uint8Array): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

function withoutAlpha(data: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let i = 0, o = 0; i < data.length; i += 4) {
    rgb[o++] = data[i]!;
    rgb[o++] = data[i + 1]!;
    rgb[o++] = data[i + 2]!;
  }
  return rgb;
}
