/** The model's patches: which numbers of its input are in one, and where they lie. */
import type { Cell } from '#lib/plot/cells.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';

/** The side of a patch of vit_tiny_patch16_224, in pixels. */
export const PATCH = 16;

/** Rows and columns of whole patches in an input (1, 3, H, W). */
export function patchGrid({ shape }: NdArray): { readonly rows: number; readonly cols: number } {
  return { rows: Math.floor(shape[2]! / PATCH), cols: Math.floor(shape[3]! / PATCH) };
}

/** Where a patch lies, by its index row by row. @param cols patches in a row */
export const cellOf = (patch: number, cols: number): Cell => ({
  row: Math.floor(patch / cols),
  col: patch % cols,
});

/** The numbers of one patch: (1, 3, H, W) → (3, 16, 16). */
export function patchOf({ data, shape }: NdArray, patch: Cell): NdArray {
  const [, channels, height, width] = shape as [number, number, number, number];
  const out = new Float32Array(channels * PATCH * PATCH);
  for (let c = 0, i = 0; c < channels; c++)
    for (let row = 0; row < PATCH; row++)
      for (let col = 0; col < PATCH; col++, i++)
        out[i] = data[(c * height + patch.row * PATCH + row) * width + patch.col * PATCH + col]!;
  return { data: out, shape: [channels, PATCH, PATCH] };
}

/** The index into (1, 3, H, W) of a pixel of a patch. */
export function inputIndex(
  patch: Cell,
  channel: number,
  { row, col }: Cell,
): [number, number, number, number] {
  return [0, channel, patch.row * PATCH + row, patch.col * PATCH + col];
}

/** One patch as Python writes it: `x[0, :, 96:112, 48:64]`. */
export function patchSlice(name: string, { row, col }: Cell): string {
  const span = (place: number) => `${place * PATCH}:${(place + 1) * PATCH}`;
  return `${name}[0, :, ${span(row)}, ${span(col)}]`;
}

/** A picture's pixels, 0 to 255, in the order of the model's input: (H, W, 3) → (1, 3, H, W). */
export function planarPixels({ width, height, data }: RgbImage): NdArray {
  const area = width * height;
  const planar = new Uint8Array(3 * area);
  for (let i = 0; i < 3 * area; i++) planar[i] = data[(i % area) * 3 + Math.floor(i / area)]!;
  return { data: planar, shape: [1, 3, height, width] };
}
