/** The stages of the model's strip: from the picture to the logits, each with the tensor that it stands for. */
import type { Kind } from '#lib/plot/canvas.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import { tapName } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { model } from '../book/model.ts';

export interface Stage {
  /** The tensor, as timm names it. */
  readonly tap: Tap;
  readonly dims: readonly (DimensionLetter | null)[];
  readonly kind: Kind;
}

const tokens = ['B', 'N', 'C'] as const;

/** What the strip draws, in the model's order; `patches` is the picture once more, under its grid. */
export const STAGES = {
  picture: { tap: 'input', dims: ['B', 'C', 'h', 'w'], kind: 'picture' },
  proj: { tap: model.patch_embed.proj, dims: ['B', 'C', 'h', 'w'], kind: 'activation' },
  tokens: { tap: model.patch_embed, dims: ['B', 'P', 'C'], kind: 'activation' },
  position: { tap: model.pos_drop, dims: tokens, kind: 'activation' },
  norm: { tap: model.norm, dims: tokens, kind: 'activation' },
  head: { tap: 'logits', dims: ['B', 'K'], kind: 'activation' },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;

/** The attention of each block, (1, H, N, N) after softmax. */
export const BLOCKS: readonly Stage[] = ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const).map((i) => ({
  tap: model.blocks[i].attn.attn_drop,
  dims: ['B', 'H', 'N', 'N'],
  kind: 'attention',
}));

/** All that one run of the strip fetches. */
export const STRIP_TAPS: readonly Tap[] = [...Object.values<Stage>(STAGES), ...BLOCKS].map(({ tap }) => tap);

/** The stage whose tensor has this name; other tensors have none. */
export const stageOf = (name: string): Stage | undefined =>
  [...Object.values<Stage>(STAGES), ...BLOCKS].find(({ tap }) => tapName(tap) === name);
