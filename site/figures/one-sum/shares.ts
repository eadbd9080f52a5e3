/**
 * What `cls_token` and `pos_embed[:, 0]` become when a share of the first is moved into the second, or left
 * out.
 */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';

export type Way = 'move' | 'drop';

/** The two parameters as the run has them. */
export interface Pair {
  /** (1, 1, C) */
  readonly cls_token: TensorData;
  /** (1, N, C) */
  readonly pos_embed: TensorData;
}

/**
 * @param share of `cls_token` that leaves it, 0 to 1; by `move` it goes into `pos_embed[:, 0]`, by `drop`
 *   nowhere
 */
export function shared({ cls_token, pos_embed }: Pair, share: number, way: Way): Pair {
  const cls = cls_token.data.map((value) => value * (1 - share));
  const pos = pos_embed.data.slice();
  if (way === 'move') cls_token.data.forEach((value, i) => (pos[i]! += share * value));
  return {
    cls_token: { data: cls, shape: cls_token.shape },
    pos_embed: { data: pos, shape: pos_embed.shape },
  };
}

export const changeTo = ({ cls_token, pos_embed }: Pair): Change => ({
  cls_token: { value: cls_token },
  pos_embed: { value: pos_embed },
});

/** (C) each: the class token, the position of its place, and what goes into the first block. */
export function rowsOf({ cls_token, pos_embed }: Pair): {
  readonly cls: Float32Array;
  readonly pos: Float32Array;
  readonly sum: Float32Array;
} {
  const cls = Float32Array.from(cls_token.data);
  const pos = Float32Array.from(pos_embed.data.subarray(0, cls.length));
  return { cls, pos, sum: cls.map((value, i) => value + pos[i]!) };
}

export const normOf = (row: ArrayLike<number>): number =>
  Math.sqrt(Array.from(row).reduce((sum, value) => sum + value * value, 0));
