import { models } from '../book/models.ts';
import { currentChoice } from '../picture/choice.ts';
import { chosenModel } from './chosen-model.ts';

/** Whether the reader's own picture meets the model that has only seen drawings. */
export const isPhotoOnScenes = (): boolean =>
  currentChoice().kind === 'own' && chosenModel() === models.scenes;
