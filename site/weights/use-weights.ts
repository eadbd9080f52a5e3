/** Makes a kept file the chosen weights, where the figures can run on it. */
import { get_pretrained_cfg } from '#lib/timm/registry.ts';
import type { KeptFile } from '#lib/weights/store.ts';
import { shownName } from '../kit/shown-name.ts';
import { CATALOG } from './catalog.ts';
import { chooseWeights, type ChosenWeights, type Role } from './choice.ts';
import { roleOf } from './chosen-model.ts';

/** How the page calls a kept file: without what says where it came from. */
export const nameOf = (key: string): string => shownName(key.replace(/^(hub:timm\/|hub:|file:)/, ''));

const DEFAULTS = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

/** Normalised as the file says, else as its name's tag does. @returns null for a file that is not whole. */
export function chosenOf({ key, whole, model }: KeptFile): ChosenWeights | null {
  if (!whole || !model) return null;
  const official = CATALOG.find(({ id }) => key === `hub:${id}`);
  const [, tag] = /^hub:timm\/[^.]+(\..*)$/.exec(key) ?? [];
  const { mean, std } =
    model.normalisation ??
    get_pretrained_cfg(model.model + (tag ?? '')) ??
    get_pretrained_cfg(model.model) ??
    DEFAULTS;
  const label = official ? `${official.label}, ${official.id.replace(/^.*?\./, '')}` : nameOf(key);
  return { key, label, model: model.model, options: model.options, mean, std };
}

/** @returns which of the figures' models runs on it now; null where none can, and nothing changes. */
export function useKept(file: KeptFile): Role | null {
  const chosen = chosenOf(file);
  const role = chosen && roleOf(chosen);
  if (role) chooseWeights(chosen, role);
  return role;
}
