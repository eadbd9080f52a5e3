/**
 * What a Vision Transformer is made of: figures draw by it, and so any ViT's or DeiT's weights run in them.
 */
import { VisionTransformer, type TimmModel } from '../timm/index.ts';

export interface VitForm {
  /** Blocks. */
  readonly depth: number;
  /** In each block. */
  readonly num_heads: number;
  /** Numbers of a token. */
  readonly embed_dim: number;
  /** The side of a square patch, in pixels. */
  readonly patch_size: number;
  /** Patches a side. */
  readonly side: number;
  /**
   * The tokens before the patches by timm's names: `['cls_token']`, of a distilled DeiT
   * `['cls_token', 'dist_token']`.
   */
  readonly prefix: readonly string[];
}

/** null for another architecture, and where pictures or patches are no squares. */
export function vitForm(model: TimmModel): VitForm | null {
  if (!(model instanceof VisionTransformer)) return null;
  const { blocks, embed_dim, patch_embed, num_prefix_tokens } = model;
  const [side, cols] = patch_embed.grid_size ?? [0, 0];
  const [patch_size, width] = patch_embed.patch_size;
  if (side === 0 || side !== cols || patch_size !== width) return null;
  const [first] = blocks;
  if (!first) return null;
  const named = ['cls_token', 'dist_token'].filter((name) => model.state_dict().has(name));
  const registers = Array.from({ length: num_prefix_tokens - named.length }, (_, i) => `reg_token[:, ${i}]`);
  const prefix = [...named, ...registers];
  return { depth: blocks.length, num_heads: first.attn.num_heads, embed_dim, patch_size, side, prefix };
}
