/**
 * All that the figure shows for one choice of patch and filter, worked out from the run's tensors; the same at build
 * time and live.
 */
import type { Cell } from '#lib/plot/cells.ts';
import { formatIndexed } from '#lib/plot/format.ts';
import type { Raster } from '#lib/plot/raster.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import type { ColorScale } from '#lib/plot/scale.ts';
import { at } from '#lib/plot/view.ts';
import type { View } from '#lib/plot/view.ts';
import { patchOf } from '../../book/patch.ts';
import { byResponse, products } from './product.ts';
import { answerScale, filterRaster, patchRaster, productRaster, stripRaster } from './rasters.ts';
import { rasterOf } from '#lib/plot/raster.ts';
import { filterOf, mapOf, responsesOf } from './slices.ts';

/** One run's tensors: the input, `patch_embed.proj`, its weight and its bias. */
export interface Tensors {
  readonly x: View;
  readonly y: View;
  readonly weight: View;
  readonly bias: View;
}

export interface Choice {
  readonly patch: Cell;
  readonly channel: number;
  readonly sort: 'response' | 'channel';
  /** Products added so far, of 768. */
  readonly terms: number;
}

export interface Scene {
  /** `order[k]` is the filter at place k. */
  readonly order: readonly number[];
  readonly responses: Float32Array;
  /** (3, 16, 16) */
  readonly terms: View;
  readonly productScale: ColorScale;
  readonly answerScale: ColorScale;
  readonly patch: Raster;
  readonly filter: Raster;
  readonly strip: Raster;
  readonly map: Raster;
  readonly products: readonly Raster[];
}

/** @param filterMax the shared range of all filters */
export function sceneOf({ x, y, weight }: Tensors, filterMax: number, choice: Choice): Scene {
  const patch = patchOf(x, choice.patch);
  const filter = filterOf(weight, choice.channel);
  const responses = responsesOf(y, choice.patch);
  const order = choice.sort === 'response' ? byResponse(responses) : Array.from(responses.keys());
  const terms = products(patch, filter);
  const productScale = divergingScale(symmetricMax(terms));
  const scale = answerScale(y);
  return {
    order,
    responses,
    terms,
    productScale,
    answerScale: scale,
    patch: patchRaster(patch),
    filter: filterRaster(filter, filterMax),
    strip: stripRaster(responses, order, scale),
    map: rasterOf(mapOf(y, choice.channel), scale),
    products: [0, 1, 2].map((channel) => productRaster(terms, channel, choice.terms, productScale)),
  };
}

/** `y[0, 177, 6, 3] = 3.671` */
export const answerText = (y: View, channel: number, { row, col }: Cell): string =>
  formatIndexed('y', [0, channel, row, col], at(y, 0, channel, row, col));
