/**
 * What `features_only` leaves of ViT-Tiny, part by part, for the blocks whose maps are asked for. Built, not
 * computed.
 */
import type { AnyModule } from '#lib/nn/index.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { FeatureGetterNet } from '#lib/timm/feature_nets.ts';
import { moduleLines, withoutArguments, type ModuleLine } from '../../drawings/module-lines.ts';

/** The blocks of ViT-Tiny, as `out_indices` calls them. */
export const BLOCKS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'] as const;

/**
 * A map is taken behind it, it is needed on the way, or it is gone; `none` for what has no numbers in the
 * whole model.
 */
export type Fate = 'map' | 'kept' | 'gone' | 'none';

export interface Part {
  readonly path: string;
  /** Numbers in it and in all below it, in the whole model. */
  readonly numbers: number;
  readonly fate: Fate;
}

export interface Pruned {
  readonly parts: ReadonlyMap<string, Part>;
  /** Numbers that are left, `cls_token` and `pos_embed` among them. */
  readonly numbers: number;
  readonly blocks: number;
}

const NAME = 'vit_tiny_patch16_224';
const count = (module: AnyModule): number =>
  module.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);

let whole: { readonly lines: readonly ModuleLine[]; readonly numbers: ReadonlyMap<string, number> };
/**
 * The model without `features_only`: its printed lines and the numbers of every module by path; `''` is the
 * model.
 */
export function wholeModel(): typeof whole {
  if (!whole) {
    const model = create_model(NAME);
    const numbers = new Map(Array.from(model.named_modules(), ([path, module]) => [path, count(module)]));
    whole = { lines: withoutArguments(moduleLines(model)), numbers };
  }
  return whole;
}

const known = new Map<string, Pruned>();

/** @param out_indices at least one block */
export function prunedTo(out_indices: readonly number[]): Pruned {
  const key = out_indices.join();
  let pruned = known.get(key);
  if (!pruned) known.set(key, (pruned = prune(out_indices)));
  return pruned;
}

function prune(out_indices: readonly number[]): Pruned {
  const net = create_model(NAME, { features_only: true, out_indices });
  if (!(net instanceof FeatureGetterNet)) throw new TypeError('ViT-Tiny hands its maps out itself');
  const left = new Map(net.model.named_modules());
  const maps = new Set(net.feature_info.module_name());
  const fateOf = (path: string, numbers: number): Fate => {
    if (numbers === 0) return 'none';
    const module = left.get(path);
    if (!module || count(module) === 0) return 'gone';
    return maps.has(path) ? 'map' : 'kept';
  };
  const parts = new Map(
    Array.from(wholeModel().numbers, ([path, numbers]): [string, Part] => [
      path,
      { path, numbers, fate: fateOf(path, numbers) },
    ]),
  );
  return { parts, numbers: count(net.model), blocks: net.model.blocks.length };
}

/** As Python writes it: `(3,)`. */
export const tuple = (indices: readonly string[]): string =>
  `(${indices.join(', ')}${indices.length === 1 ? ',' : ''})`;
