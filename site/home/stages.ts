/**
 * The stages of the model's strip: from the picture to the logits, each with the tensor that it stands for.
 */
import type { Kind } from '#lib/plot/canvas.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import { blocksOf, tapName } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { model } from '../book/model.ts';

export interface Stage {
  readonly tap: Tap;
  /**
   * What tile, drawer and figures call it where no module gives it: `x`, as timm's `forward` does. Default
   * the tap's.
   */
  readonly name?: string;
  /** What links that were copied long ago call it. */
  readonly formerly?: string;
  readonly dims: readonly (DimensionLetter | null)[];
  readonly kind: Kind;
}

const tokens = ['B', 'N', 'C'] as const;

/** What the strip draws, in the model's order; the picture once more, as patches, is no stage of its own. */
export const STAGES = {
  picture: { tap: 'input', name: 'x', formerly: 'input', dims: ['B', 'C', 'h', 'w'], kind: 'picture' },
  proj: { tap: model.patch_embed.proj, dims: ['B', 'C', 'h', 'w'], kind: 'activation' },
  tokens: { tap: model.patch_embed, dims: ['B', 'P', 'C'], kind: 'activation' },
  position: { tap: model.pos_drop, dims: tokens, kind: 'activation' },
  norm: { tap: model.norm, dims: tokens, kind: 'activation' },
  head: { tap: model.head, formerly: 'logits', dims: ['B', 'K'], kind: 'activation' },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;

/** The attention of each block, (1, H, N, N) after softmax. */
export const blockStages = (depth: number): readonly Stage[] =>
  blocksOf(model, depth).map(({ attn }) => ({
    tap: attn.attn_drop,
    dims: ['B', 'H', 'N', 'N'],
    kind: 'attention',
  }));

export const nameOf = ({ tap, name }: Stage): string => name ?? tapName(tap);

/**
 * Under these names the strip reads what its run fetched. `logits` is the answer: of a distilled DeiT two
 * heads give it.
 */
export type TensorName = StageName | 'logits' | `block${number}`;

const named = (depth: number): readonly [TensorName, Stage][] => [
  ...(Object.entries(STAGES) as [StageName, Stage][]),
  ...blockStages(depth).map((stage, i): [TensorName, Stage] => [`block${i}`, stage]),
];

/** All that one run of the strip fetches. */
export const stripTaps = (depth: number) =>
  Object.fromEntries([
    ...named(depth).map(([name, { tap }]) => [name, tap]),
    ['logits', 'logits'],
  ]) as Readonly<Record<TensorName, Tap>>;

/** The stage of a tensor, by its name or the one in an old link; other tensors have none. */
export const stageOf = (name: string, depth: number): readonly [TensorName, Stage] | undefined =>
  named(depth).find(([, stage]) => nameOf(stage) === name || stage.formerly === name);
