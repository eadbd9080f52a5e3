/** A book whose own models run on the weights that the reader chose. */
import type { LoadedModel } from '#lib/engine/contract.ts';
import { classNames } from '../book/model.ts';
import type { BookModel } from '../book/models.ts';
import type { Book } from '../book/open-book.ts';
import { pageLanguage } from '../kit/words.ts';
import { chooseWeights } from './choice.ts';
import { chosenModel, roleOfModel } from './chosen-model.ts';
import { weightsWords } from './words.ts';

/** Other models of `book` stay as they are. */
export function onChosenWeights(book: Book): Book {
  const now = (model: BookModel): BookModel => {
    const role = roleOfModel(model);
    return role ? chosenModel(role) : model;
  };
  const load: Book['load'] = async (model, options) => {
    const meant = now(model);
    try {
      return await named(await book.load(meant, options));
    } catch (error) {
      // Weights that are kept no longer are no choice any more; the next figure runs on the site's own.
      if (meant !== model && isGone(error)) chooseWeights(null, roleOfModel(model)!);
      throw error;
    }
  };
  return {
    picture: () => book.picture(),
    load,
    outline: (model, options) => book.outline(model, options),
    race: (model) => book.race(now(model)),
    run: async (model, taps, options = {}) => {
      const meant = now(model);
      if (meant === model) return book.run(model, taps, options);
      const loaded = await load(model, options);
      return { ...(await book.run(meant, taps, options)), model: loaded };
    },
  };
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'fault' in error && error.fault === 'not-found';

let imagenet: Promise<{ readonly en: readonly string[]; readonly zh: readonly string[] }> | undefined;

/** ImageNet's names for a model of its 1000 classes: official checkpoints carry none. */
async function named(model: LoadedModel): Promise<LoadedModel> {
  if (model.num_classes !== 1000 || classNames(model.metadata, 'en').length > 0) return model;
  imagenet ??= fetchNames().catch((error: unknown) => {
    imagenet = undefined;
    throw error;
  });
  const { en, zh } = await imagenet;
  const names = { class_names: JSON.stringify(en), class_names_zh: JSON.stringify(zh) };
  return { ...model, metadata: { ...model.metadata, ...names } };
}

async function fetchNames(): Promise<{ readonly en: readonly string[]; readonly zh: readonly string[] }> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const response = await fetch(`${base}/models/imagenet-1k.json`);
  if (!response.ok) throw new Error(weightsWords[pageLanguage()].namesNotLoaded(response.status));
  return (await response.json()) as { en: string[]; zh: string[] };
}
