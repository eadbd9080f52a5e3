/** The book's model with the weights that the reader chose. */
import { models, type BookModel } from '../book/models.ts';
import { chosenWeights, type ChosenWeights } from './choice.ts';
import { heldBytes } from './held.ts';

/** The figures are drawn for 12 blocks of 3 heads on 196 patches, with a class token: models of that form run in them. */
const IN_FIGURES = ['vit_tiny_patch16_224', 'deit_tiny_patch16_224'];

export function runsInFigures({ model, options }: Pick<ChosenWeights, 'model' | 'options'>): boolean {
  return (
    IN_FIGURES.includes(model) &&
    Object.keys(options).every((name) => name === 'num_classes') &&
    (options.num_classes ?? 0) > 0
  );
}

let known: { readonly chosen: string; readonly model: BookModel } | undefined;

/** The same object for the same choice: a book loads a model once. */
export function chosenModel(): BookModel {
  const chosen = chosenWeights();
  if (!chosen || !runsInFigures(chosen)) return models.scenes;
  const text = JSON.stringify(chosen);
  if (known?.chosen !== text) known = { chosen: text, model: bookModel(chosen) };
  return known.model;
}

function bookModel({ key, label, model, options }: ChosenWeights): BookModel {
  const bytes = heldBytes(key);
  return { name: model, options, label, weights: bytes ? { kind: 'bytes', bytes } : { kind: 'kept', key } };
}
