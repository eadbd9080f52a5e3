/** Handles for what a run hands out, and reading its answer. */
import { taps } from '#lib/engine/tap.ts';
import type { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { shownName } from '../kit/shown-name.ts';
import { models } from './models.ts';

/** What a figure's foot calls the weights. */
export const WEIGHTS_LABEL = models.scenes.label;

/** Handles for all that a run of the model can hand out: `model.blocks[3].attn`. */
export const model = taps<VisionTransformer>();

/**
 * The names of the classes in the language of a page, from the checkpoint's metadata, as the page shows them.
 * None where it has no list of texts: a reader's own file may hold anything, and classes go by number then.
 */
export function classNames(metadata: Readonly<Record<string, string>>, lang: string): string[] {
  const own = (key: string): string[] => (Object.hasOwn(metadata, key) ? parseNames(metadata[key]!) : []);
  const chinese = lang.startsWith('zh') ? own('class_names_zh') : [];
  return chinese.length > 0 ? chinese : own('class_names');
}

function parseNames(text: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const isTexts = Array.isArray(value) && value.every((name) => typeof name === 'string');
  return isTexts ? (value as string[]).map(shownName) : [];
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
