/**
 * A three-layer `nn.Sequential`, saved, then changed in one of two ways: the names that are left, and
 * PyTorch's word when the old file is loaded.
 */
import { Dropout, Identity, Linear, Sequential } from '#lib/nn/index.ts';
import { compareStateDict, loadStateDictMessage } from '#lib/nn/state_dict_report.ts';

export const WAYS = ['as it is', 'seq[1] = nn.Identity()', 'del seq[1]'] as const;
export type Way = (typeof WAYS)[number];

const made = (way: Way): Sequential => {
  const [first, last] = [new Linear(4, 4), new Linear(4, 2)];
  if (way === 'del seq[1]') return new Sequential(first, last);
  return new Sequential(first, way === 'as it is' ? new Dropout(0.5) : new Identity(), last);
};

/** Names of the state dict, and the error of loading what was saved before; `null` when it loads. */
export function keysAfter(way: Way): { readonly keys: readonly string[]; readonly error: string | null } {
  const [before, after] = [made('as it is').state_dict(), made(way).state_dict()];
  return {
    keys: [...after.keys()],
    error: loadStateDictMessage(compareStateDict(after, before), 'Sequential'),
  };
}
