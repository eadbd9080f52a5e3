/** The model that the book's pages run: timm's vit_tiny_patch16_224 with the weights that come with the site. */
import { taps } from '#lib/engine/tap.ts';
import type { ModelSpec } from '#lib/engine/contract.ts';
import type { VisionTransformer } from '#lib/timm/vision_transformer.ts';

export const MODEL_NAME = 'vit_tiny_patch16_224';
export const WEIGHTS_FILE = 'models/vit_tiny_patch16_224.scenes.safetensors';

/** What a figure's foot calls the weights. */
export const WEIGHTS_LABEL = 'ViT-Tiny, scenes';

/** Handles for all that a run of the model can hand out: `model.blocks[3].attn`. */
export const model = taps<VisionTransformer>();

/** @param url where the weights are, absolute: they are loaded in a worker */
export function bundledModel(url: string, num_classes: number): ModelSpec {
  return {
    name: MODEL_NAME,
    options: { num_classes },
    weights: { kind: 'bundled', url, model: MODEL_NAME, num_classes },
  };
}

/** The names of the classes in the language of a page, from the checkpoint's metadata. */
export function classNames(metadata: Readonly<Record<string, string>>, lang: string): string[] {
  const text = (lang.startsWith('zh') && metadata['class_names_zh']) || metadata['class_names'];
  return text ? (JSON.parse(text) as string[]) : [];
}

/** Classes by probability, highest first: softmax of the logits (K). */
export function topClasses(
  logits: ArrayLike<number>,
  names: readonly string[],
  count = 5,
): { readonly index: number; readonly name: string; readonly probability: number; readonly logit: number }[] {
  const values = Array.from(logits);
  const max = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp(value - max), 0);
  return values
    .map((logit, index) => ({
      index,
      name: names[index] ?? String(index),
      logit,
      probability: Math.exp(logit - max) / sum,
    }))
    .sort((a, b) => b.logit - a.logit)
    .slice(0, count);
}
