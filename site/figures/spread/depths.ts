/**
 * Where both models are looked at while one patch is changed: five depths each, the first before anything
 * mixes places.
 */
import { blocksOf, taps, type Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { ResNet } from '#lib/timm/resnet.ts';
import { model } from '../../book/model.ts';

const resnet = taps<ResNet>();

export interface Depth {
  /** Its module's path. */
  readonly name: string;
  readonly tap: Tap;
}

/** Tokens (1, N, C): before the blocks, behind the first, the last, and two between. */
export function vitDepths({ depth }: Pick<VitForm, 'depth'>): readonly Depth[] {
  const blocks = blocksOf(model, depth);
  const places = [0, Math.floor(depth / 6), Math.floor(depth / 2) - 1, depth - 1];
  return [
    { name: 'norm_pre', tap: model.norm_pre },
    ...places.map((block) => ({ name: `blocks.${block}`, tap: blocks[block]! })),
  ];
}

/** Maps (1, C, h, w). */
export const RESNET: readonly Depth[] = [
  { name: 'maxpool', tap: resnet.maxpool },
  { name: 'layer1', tap: resnet.layer1 },
  { name: 'layer2', tap: resnet.layer2 },
  { name: 'layer3', tap: resnet.layer3 },
  { name: 'layer4', tap: resnet.layer4 },
];
