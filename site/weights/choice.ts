/**
 * Which weights the reader chose, for the book's ViT and for the ResNet that stands beside it: the site's
 * own, or a file that this browser keeps. The choice holds for all figures of the page and for the next pages
 * of the visit, and is in no link.
 */
import type { FittingOptions } from '#lib/weights/recognise.ts';
import { KeptText } from '../storage/kept-text.ts';

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

/** The model of the book that chosen weights stand in for. */
export type Role = 'vit' | 'resnet';

export const ROLES: readonly Role[] = ['vit', 'resnet'];

const choices = {
  vit: new KeptText('sessionStorage', 'book-weights'),
  resnet: new KeptText('sessionStorage', 'book-weights-resnet'),
} as const satisfies Record<Role, KeptText>;
const CHOSEN = 'weights-chosen';

/** null is the site's own. */
export const chosenWeights = (role: Role = 'vit'): ChosenWeights | null => parseChosen(choices[role].get());

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
export function chooseWeights(chosen: ChosenWeights | null, role: Role = 'vit'): void {
  choices[role].set(chosen && JSON.stringify(chosen));
  document.dispatchEvent(new CustomEvent(CHOSEN));
}

/** Back to the site's own, for every model. */
export function chooseSiteWeights(): void {
  for (const role of ROLES) choices[role].set(null);
  document.dispatchEvent(new CustomEvent(CHOSEN));
}

/** Whether every model runs on the site's own. */
export const isSiteChosen = (): boolean => ROLES.every((role) => chosenWeights(role) === null);

/**
 * Runs `listener` at every choice until the returned function is called. @param first before all that are not
 */
export function onWeightsChosen(listener: () => void, first = false): () => void {
  document.addEventListener(CHOSEN, listener, first);
  return () => document.removeEventListener(CHOSEN, listener, first);
}
