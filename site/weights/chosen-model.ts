/** The book's model with the weights that the reader chose. */
import { models, type BookModel } from '../book/models.ts';
import { chosenWeights, type ChosenWeights } from './choice.ts';
import { heldBytes } from './held.ts';

/**
 * Figures draw by what a model is made of (`VitForm`); what they have in common is the picture, 224 pixels in
 * patches of 16, and a class token that answers.
 */
const IN_FIGURES = /^(vit|deit)_(tiny|small|base)(_distilled)?_patch16_224$/;

export function runsInFigures({ model, options }: Pick<ChosenWeights, 'model' | 'options'>): boolean {
  return (
    IN_FIGURES.test(model) &&
    Object.keys(options).every((name) => name === 'num_classes') &&
    (options.num_classes ?? 0) > 0
  );
}

const known = new Map<string, BookModel>();

/** The same object for the same choice, as a book loads a model once. */
export function chosenModel(): BookModel {
  const chosen = chosenWeights();
  if (!chosen || !runsInFigures(chosen)) return models.scenes;
  return keptModel(chosen);
}

/** Whether a model is the book's, with the weights that come with the site. */
export const isOwn = ({ name, weights }: BookModel): boolean =>
  name === models.scenes.name && weights === models.scenes.weights;

/** The same object for the same weights. */
export function keptModel(chosen: ChosenWeights): BookModel {
  const text = JSON.stringify(chosen);
  const model = known.get(text) ?? bookModel(chosen);
  known.set(text, model);
  return model;
}

function bookModel({ key, label, model, options, mean, std }: ChosenWeights): BookModel {
  const bytes = heldBytes(key);
  const normalisation = { mean, std };
  return {
    name: model,
    options,
    label,
    normalisation,
    weights: bytes ? { kind: 'bytes', bytes } : { kind: 'kept', key },
  };
}
