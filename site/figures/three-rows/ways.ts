/**
 * Three ways from (B, C, h, w) to (B, P, C), and which picture the rows make. B batch, C channels, P = h · w
 * patches.
 */
import type { RgbImage } from '#lib/image/rgb-image.ts';
import type { Tensor } from '#lib/torch/index.ts';
import type { RunOptions } from '../../book/run-options.ts';
import { putBack } from '../flatten-transpose/put-back.ts';
import { shuffledPicture } from '../order/shuffled.ts';

export const WAYS = ['flatten', 'reshape', 'columns'] as const;
export type Way = (typeof WAYS)[number];

export function applied(way: Way, x: Tensor): Tensor {
  const [B, C, h, w] = x.shape as [number, number, number, number];
  if (way === 'flatten') return x.flatten(2).transpose(1, 2);
  return (way === 'reshape' ? x : x.transpose(1, 3)).reshape([B, h * w, C]);
}

/** As it is written. @param shape of the tokens, (B, P, C) */
export function codeOf(way: Way, shape: readonly number[]): string {
  if (way === 'flatten') return 'flatten(2).transpose(1, 2)';
  return `${way === 'columns' ? 'transpose(1, 3).' : ''}reshape(${shape.join(', ')})`;
}

/** The patches of a square grid, column by column: row i of the list is patch `order[i]`. */
export const columnsFirst = (side: number): readonly number[] =>
  Array.from({ length: side * side }, (_, row) => (row % side) * side + Math.floor(row / side));

/** The model with another way in place of timm's. */
export function runOf(way: Way, side: number): RunOptions {
  if (way === 'reshape') return { variant: 'patch-embed-reshape' };
  return way === 'columns' ? { change: { patch_embed: { order: columnsFirst(side) } } } : {};
}

/** The picture’s own patches after a way, each row put back as the patch of its place. */
export function pictureAfter(way: Way, picture: RgbImage, side: number): RgbImage {
  return way === 'columns' ? shuffledPicture(picture, columnsFirst(side)) : putBack(picture, way);
}
