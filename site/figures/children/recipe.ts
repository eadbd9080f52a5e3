/**
 * A model's children run one after the other, as `nn.Sequential(*list(m.children())[:-1])` does, beside what
 * `forward` does.
 */
import type { Module } from '#lib/nn/index.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { makePlaceholder } from '#lib/torch/node.ts';
import { Tensor } from '#lib/torch/index.ts';

export const MODELS = ['vit_tiny_patch16_224', 'resnet50'] as const;
export type ModelName = (typeof MODELS)[number];

export interface Step {
  readonly name: string;
  readonly type: string;
  /** What comes out; `null` after an error. */
  readonly shape: readonly number[] | null;
}

export interface Recipe {
  readonly steps: readonly Step[];
  /** Parameters that belong to the model itself and to none of its children. */
  readonly own: readonly string[];
  /** What `forward_head(forward_features(x), pre_logits=True)` gives. */
  readonly features: readonly number[];
  /** PyTorch's words, where the children do not fit together. */
  readonly error: string | null;
}

const known = new Map<ModelName, Recipe>();

export function recipeOf(name: ModelName): Recipe {
  let recipe = known.get(name);
  if (!recipe) known.set(name, (recipe = traced(name)));
  return recipe;
}

function traced(name: ModelName): Recipe {
  const model = create_model(name);
  const x = Tensor.of(makePlaceholder('x', [1, 3, 224, 224], 'float32'));
  const children = [...model.named_children()].slice(0, -1);
  const steps: Step[] = [];
  let passed: Tensor = x;
  let error: string | null = null;
  for (const [child, module] of children) {
    if (error === null)
      try {
        passed = (module as unknown as Module).call(passed);
      } catch (thrown) {
        if (!(thrown instanceof TorchError)) throw thrown;
        error = thrown.message;
      }
    steps.push({
      name: child,
      type: module._get_name(),
      shape: error === null ? passed.shape : null,
    });
  }
  const features = model.forward_head(model.forward_features(x), true);
  return { steps, own: model.own_parameters().map(([own]) => own), features: features.shape, error };
}
