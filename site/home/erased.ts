/**
 * What the answer is without a patch: each patch tried alone, the pointed one first and those around it
 * after.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import type { Change } from '#lib/engine/change.ts';
import { topClasses } from '../book/model.ts';
import { cellOf } from '../book/patch.ts';

/** A patch whose numbers are 0 where its position is added. */
export const withoutPatch = (patch: number): Change => ({ patch_embed: { patches: { [patch]: 0 } } });

/** The logits without one patch. */
export interface Erased {
  readonly patch: number;
  readonly logits: TensorData['data'];
}

/** What was tried of a picture, by its logits, patch by patch. */
const tried = new WeakMap<TensorData, Map<number, Erased['logits']>>();

/** Patches by their distance from one, itself first; `side` patches in a row. */
export function byNearness(patch: number, side: number): number[] {
  const { row, col } = cellOf(patch, side);
  const distance = (other: number) => {
    const cell = cellOf(other, side);
    return Math.hypot(cell.row - row, cell.col - col);
  };
  return Array.from({ length: side * side }, (_, other) => other).sort((a, b) => distance(a) - distance(b));
}

/**
 * The patch at once; then the others, which nobody has asked for yet, as long as there is nothing else to do.
 * @param whole the logits of the whole picture
 * @param erase computes the logits without a patch
 */
export async function* eraseFrom(
  patch: number,
  side: number,
  whole: TensorData,
  erase: (patch: number) => Promise<TensorData>,
  whenIdle: () => Promise<boolean>,
): AsyncGenerator<Erased> {
  const known = tried.get(whole) ?? new Map<number, Erased['logits']>();
  tried.set(whole, known);
  for (const each of byNearness(patch, side)) {
    if (!known.has(each)) {
      if (each !== patch && !(await whenIdle())) return;
      known.set(each, (await erase(each)).data);
    }
    if (each === patch) yield { patch, logits: known.get(patch)! };
  }
}

export interface Effect {
  /** Probabilities of the same classes without the patch. */
  readonly probabilities: readonly number[];
  /** What is added to their logits by that. */
  readonly logits: readonly number[];
  /** The class that comes first without it. */
  readonly first: number;
}

/** @param classes with their logits of the whole picture */
export function effectOf(
  { logits }: Erased,
  classes: readonly { readonly index: number; readonly logit: number }[],
): Effect {
  const all = topClasses(logits, [], logits.length);
  const byIndex = new Map(all.map(({ index, probability }) => [index, probability]));
  return {
    probabilities: classes.map(({ index }) => byIndex.get(index)!),
    logits: classes.map(({ index, logit }) => logits[index]! - logit),
    first: all[0]!.index,
  };
}
