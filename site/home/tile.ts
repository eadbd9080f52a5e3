/** The strip's small pictures: each stage's tensor as pixels, by the same scales at build time and live. */
import type { TensorData } from '#lib/engine/contract.ts';
import { blankRaster, enlarged, paste, rasterOf } from '#lib/plot/raster.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { attentionScale, divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';

/** A small picture with the end of its scale, which is printed below it. */
export interface Tile {
  readonly raster: Raster;
  /** Signed tiles run from −max to +max; attention from 0 to max. */
  readonly max: number;
}

/**
 * Where a block's class token looks: (rows, cols), the mean of its heads; what it gives to itself is left
 * out.
 */
export type Look = NdArray & { readonly shape: readonly [number, number] };

/** Channels of `patch_embed.proj` that the strip has room for. */
export const CHANNELS_SHOWN = 16;

/** Pixels a side of a patch in a channel of the tile, between channels as many as one patch. */
const ZOOM = 4;

/**
 * Where patch (row, col) lies in each channel of the tile of (1, C, h, w): shares of its width and height.
 */
export function channelPlaces([, , h, w]: readonly number[]) {
  const [right, down] = [(w! + 1) * ZOOM, (h! + 1) * ZOOM];
  const [width, height] = [4 * right - ZOOM, (CHANNELS_SHOWN / 4) * down - ZOOM];
  return {
    side: { width: ZOOM / width, height: ZOOM / height },
    at: (channel: number, row: number, col: number) => ({
      left: ((channel % 4) * right + col * ZOOM) / width,
      top: (Math.floor(channel / 4) * down + row * ZOOM) / height,
    }),
  };
}

/** The first channels of (1, C, h, w), four in a row, all in one range. */
export function channelsTile({ data, shape }: TensorData): Tile {
  const [, , h, w] = shape as [number, number, number, number];
  const shown = { data: data.subarray(0, CHANNELS_SHOWN * h * w), shape: [CHANNELS_SHOWN, h, w] };
  const max = symmetricMax(shown);
  const scale = divergingScale(max);
  const [right, down] = [(w + 1) * ZOOM, (h + 1) * ZOOM];
  const raster = blankRaster(4 * right - ZOOM, (CHANNELS_SHOWN / 4) * down - ZOOM);
  for (let c = 0; c < CHANNELS_SHOWN; c++) {
    const channel = { data: data.subarray(c * h * w, (c + 1) * h * w), shape: [h, w] };
    paste(raster, enlarged(rasterOf(channel, scale), ZOOM), (c % 4) * right, Math.floor(c / 4) * down);
  }
  return { raster, max };
}

/** Tokens (1, N, C): a row a token, a column a channel. */
export function tokensTile({ data, shape }: TensorData): Tile {
  const matrix = { data, shape: shape.slice(1) };
  const max = symmetricMax(matrix);
  return { raster: rasterOf(matrix, divergingScale(max)), max };
}

/** Logits (1, K), in a square; places after the last stay clear. */
export function logitsTile({ data }: TensorData): Tile {
  const max = symmetricMax({ data, shape: [data.length] });
  const cols = Math.ceil(Math.sqrt(data.length));
  const rows = Math.ceil(data.length / cols);
  const scale = divergingScale(max);
  const raster = blankRaster(cols, rows);
  paste(
    raster,
    rasterOf({ data: data.subarray(0, (rows - 1) * cols), shape: [rows - 1, cols] }, scale),
    0,
    0,
  );
  const last = data.subarray((rows - 1) * cols);
  paste(raster, rasterOf({ data: last, shape: [1, last.length] }, scale), 0, rows - 1);
  return { raster, max };
}

/**
 * What the class token looks at in a block, from attention (1, H, N, N): its row, the mean of its heads.
 * @param prefix tokens before the patches, which are left out
 */
export function look({ data, shape }: TensorData, prefix = 1): Look {
  const [, heads, tokens] = shape as [number, number, number, number];
  const patches = tokens - prefix;
  const side = Math.sqrt(patches);
  const mean = new Float32Array(patches);
  for (let h = 0; h < heads; h++)
    for (let p = 0; p < patches; p++) mean[p]! += data[h * tokens * tokens + prefix + p]! / heads;
  return { data: mean, shape: [side, side] };
}

/**
 * Share of all cells whose colour may stand for more than the scale's end: a single bright cell hides the
 * rest.
 */
const CLIPPED = 0.02;

/** All blocks in one range from 0, so that a faint look is faint; the brightest colour is `max` or more. */
export function lookTiles(looks: readonly Look[]): Tile[] {
  const cells = looks.flatMap(({ data }) => Array.from(data)).sort((a, b) => a - b);
  const max = cells[Math.floor((1 - CLIPPED) * (cells.length - 1))]!;
  const scale = attentionScale(max);
  return looks.map((each) => ({ raster: rasterOf(each, scale), max }));
}
