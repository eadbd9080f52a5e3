/**
 * A part of ViT-Tiny replaced by `nn.Identity()`: what comes out, what is left to save, whether the old file
 * still fits.
 */
import { Identity } from '#lib/nn/index.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import { compareStateDict } from '#lib/nn/state_dict_report.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { makePlaceholder } from '#lib/torch/node.ts';
import { Tensor } from '#lib/torch/index.ts';

export const PARTS = [
  'head',
  'norm',
  'blocks.0.attn',
  'blocks.0.mlp',
  'blocks',
  'pos_drop',
  'patch_embed',
] as const;
export type PartName = (typeof PARTS)[number];

export interface Surgery {
  /** What `m(x)` gives; `null` where it raises. */
  readonly shape: readonly number[] | null;
  readonly error: string | null;
  readonly parameters: number;
  /** Names that the old file has and the model no longer. */
  readonly unexpected: readonly string[];
}

const known = new Map<PartName, Surgery>();

export function withoutPart(part: PartName): Surgery {
  let surgery = known.get(part);
  if (!surgery) known.set(part, (surgery = operated(part)));
  return surgery;
}

function operated(part: PartName): Surgery {
  const whole = create_model('vit_tiny_patch16_224').state_dict();
  const model = create_model('vit_tiny_patch16_224');
  const names = part.split('.');
  const name = names.pop()!;
  const owner: AnyModule = names.length > 0 ? model.get_submodule(names.join('.')) : model;
  Object.assign(owner, { [name]: new Identity() });
  const parameters = model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
  const { unexpected } = compareStateDict(model.state_dict(), whole);
  try {
    const x = Tensor.of(makePlaceholder('x', [1, 3, 224, 224], 'float32'));
    return { shape: model.forward(x).shape, error: null, parameters, unexpected };
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return { shape: null, error: error.message, parameters, unexpected };
  }
}
