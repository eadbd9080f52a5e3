/**
 * The weights that a figure is compared on: official ones beside the site's own, the site's own beside chosen
 * ones.
 */
import { models, type BookModel } from '../book/models.ts';
import { FOR_PHOTOGRAPHS } from './catalog.ts';
import { chosenModel, keptModel } from './chosen-model.ts';
import { keptFiles } from './keeping.ts';
import { chosenOf } from './use-weights.ts';
import { openWeights } from './weights-dialog.ts';

/** A handle of its own: `models.scenes` stands for what the reader chose. */
const OWN: BookModel = { ...models.scenes };

/**
 * @param fetch whether the reader is asked to fetch what is not here. @returns null where they are not here.
 */
export async function otherWeights({ fetch }: { readonly fetch: boolean }): Promise<BookModel | null> {
  if (chosenModel() !== models.scenes) return OWN;
  const { id } = FOR_PHOTOGRAPHS;
  const kept = (await keptFiles()).find(({ key, whole }) => whole && key === `hub:${id}`);
  const file = kept ?? (fetch ? await openWeights(id, { use: false }) : null);
  const official = file && chosenOf(file);
  return official && keptModel(official);
}
