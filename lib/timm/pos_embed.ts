/** Position embeddings on another grid, after timm 1.0.29 `timm/layers/pos_embed.py`. */
import { functional as F } from '../nn/index.ts';
import type { Pair } from '../nn/pair.ts';
import { cat } from '../torch/ops/join.ts';
import type { Tensor } from '../torch/tensor.ts';

export interface ResampleOptions {
  /** The grid the embeddings were learned on; a square when not given. */
  readonly old_size?: Pair | null;
  readonly num_prefix_tokens?: number;
  readonly interpolation?: 'bicubic' | 'bilinear';
  readonly antialias?: boolean;
}

/**
 * (1, prefix + h · w, C) → (1, prefix + new h · new w, C): prefix tokens are kept, the grid is interpolated.
 */
export function resample_abs_pos_embed(
  posemb: Tensor,
  new_size: Pair,
  options: ResampleOptions = {},
): Tensor {
  const { num_prefix_tokens = 1, interpolation = 'bicubic', antialias = true } = options;
  const [, tokens, dim] = posemb.shape as [number, number, number];
  const side = Math.trunc(Math.sqrt(tokens - num_prefix_tokens));
  const [h, w] = options.old_size ?? [side, side];
  if (h === new_size[0] && w === new_size[1]) return posemb;
  const prefix = posemb.narrow(1, 0, num_prefix_tokens);
  let grid = posemb.narrow(1, num_prefix_tokens, tokens - num_prefix_tokens);
  grid = grid.reshape([1, h, w, dim]).permute([0, 3, 1, 2]); // (1, h·w, C) → (1, C, h, w)
  grid = F.interpolate(grid, new_size, null, interpolation, null, null, antialias);
  grid = grid.permute([0, 2, 3, 1]).reshape([1, -1, dim]); // → (1, new h · new w, C)
  return num_prefix_tokens ? cat([prefix, grid], 1) : grid;
}
