/**
 * Which weights the reader chose: the site's own, or a file that this browser keeps. The choice holds for all figures of
 * the page and for the next pages of the visit, and is in no link.
 */
import type { FittingOptions } from '#lib/weights/recognise.ts';

export interface ChosenWeights {
  /** Of the kept file. */
  readonly key: string;
  /** What a figure's foot calls it. */
  readonly label: string;
  /** timm's name of the model. */
  readonly model: string;
  readonly options: FittingOptions;
  /** How its pictures are normalised, one number a colour. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

const KEY = 'book-weights';
const CHOSEN = 'weights-chosen';

/** null is the site's own. */
export const chosenWeights = (): ChosenWeights | null => parseChosen(sessionStorage.getItem(KEY));

/** The choice as it was kept; anything else is the site's own. */
export function parseChosen(text: string | null): ChosenWeights | null {
  try {
    const value = JSON.parse(text ?? 'null') as ChosenWeights | null;
    return typeof value?.key === 'string' && typeof value.model === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Chooses for this page and the next ones; the figures hear of it. */
export function chooseWeights(chosen: ChosenWeights | null): void {
  if (chosen) sessionStorage.setItem(KEY, JSON.stringify(chosen));
  else sessionStorage.removeItem(KEY);
  document.dispatchEvent(new CustomEvent(CHOSEN));
}

/** Runs `listener` at every choice until the returned function is called. */
export function onWeightsChosen(listener: () => void): () => void {
  document.addEventListener(CHOSEN, listener);
  return () => document.removeEventListener(CHOSEN, listener);
}
