/**
 * Experiments on the forward pass: each changes a freshly built model before it is traced. The weights stay the same.
 */
import type { TimmModel } from '../timm/index.ts';
import { VisionTransformer } from '../timm/index.ts';
import { cat } from '../torch/ops/join.ts';
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

  /** The patches in reverse order before the position embedding is added: every patch gets another one's position. */
  'reverse-before-position': (model) => {
    const { patch_embed } = model;
    const forward = patch_embed.forward.bind(patch_embed);
    patch_embed.forward = (x: Tensor): Tensor => forward(x).flip([1]);
  },

  /** The patches in reverse order after the position embedding is added: the logits stay the same. */
  'reverse-after-position': (model) => {
    const { num_prefix_tokens: prefix } = model;
    const pos_embed = model._pos_embed.bind(model);
    model._pos_embed = (x: Tensor): Tensor => {
      x = pos_embed(x); // (B, N, C)
      const patches = x.shape[1]! - prefix;
      return cat([x.narrow(1, 0, prefix), x.narrow(1, prefix, patches).flip([1])], 1);
    };
  },

  /** No position embedding at all. */
  'no-position': (model) => {
    model.pos_embed = null;
  },
} satisfies Record<string, Variant>;

export type VariantName = keyof typeof variants;

/** Changes the model. @throws {RangeError} for a model that is no Vision Transformer. */
export function applyVariant(model: TimmModel, name: VariantName): void {
  if (!(model instanceof VisionTransformer))
    throw new RangeError(`The experiment "${name}" is about a Vision Transformer.`);
  variants[name](model);
}
