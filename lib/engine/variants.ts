/**
 * Experiments on the forward pass that no input can make (`change.ts` has those): each changes a freshly
 * built model before it is traced. The weights stay the same.
 */
import type { TimmModel } from '../timm/index.ts';
import { VisionTransformer } from '../timm/index.ts';
import type { Tensor } from '../torch/tensor.ts';

type Variant = (model: VisionTransformer) => void;

export const variants = {
  /** `x.reshape(B, N, C)` in place of `x.flatten(2).transpose(1, 2)`: the right shape, scrambled content. */
  'patch-embed-reshape': (model) => {
    const { patch_embed } = model;
    patch_embed.forward = (x: Tensor): Tensor => {
      x = patch_embed.proj.call(x); // (B, C, h, w)
      const [B, C, h, w] = x.shape as [number, number, number, number];
      return patch_embed.norm.call(x.reshape([B, h * w, C]));
    };
  },
} satisfies Record<string, Variant>;

export type VariantName = keyof typeof variants;

/** Changes the model. @throws {RangeError} for a model that is no Vision Transformer. */
export function applyVariant(model: TimmModel, name: VariantName): void {
  if (!(model instanceof VisionTransformer))
    throw new RangeError(`The experiment "${name}" is about a Vision Transformer.`);
  variants[name](model);
}
