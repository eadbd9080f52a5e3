/** The book's models with the weights that the reader chose. */
import { models, type BookModel } from '../book/models.ts';
import { chosenWeights, ROLES, type ChosenWeights, type Role } from './choice.ts';
import { heldBytes } from './held.ts';

/**
 * Figures draw by what a model is made of (`VitForm`); what they have in common is the picture, 224 pixels in
 * patches of 16, and a class token that answers. Of a ResNet they show the maps of its stages.
 */
const IN_FIGURES = {
  vit: /^(vit|deit)_(tiny|small|base)(_distilled)?_patch16_224$/,
  resnet: /^resnet\d+$/,
} as const satisfies Record<Role, RegExp>;

/** The model of the figures that these weights can stand in for; null where there is none. */
export function roleOf({ model, options }: Pick<ChosenWeights, 'model' | 'options'>): Role | null {
  const usual =
    Object.keys(options).every((name) => name === 'num_classes') && (options.num_classes ?? 0) > 0;
  return (usual && ROLES.find((role) => IN_FIGURES[role].test(model))) || null;
}

const SITE = { vit: models.scenes, resnet: models.scenesResnet } as const satisfies Record<Role, BookModel>;

const known = new Map<string, BookModel>();

/** The same object for the same choice, as a book loads a model once. */
export function chosenModel(role: Role = 'vit'): BookModel {
  const chosen = chosenWeights(role);
  return chosen && roleOf(chosen) === role ? keptModel(chosen) : SITE[role];
}

/** Which of the site's own models this is, as a figure names it; null of any other. */
export const roleOfModel = (model: BookModel): Role | null =>
  ROLES.find((role) => SITE[role] === model) ?? null;

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
