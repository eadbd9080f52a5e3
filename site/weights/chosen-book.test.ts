import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { models, type BookModel } from '../book/models.ts';
import type { Book } from '../book/open-book.ts';
import {
  chooseSiteWeights,
  chooseWeights,
  chosenWeights,
  isSiteChosen,
  type ChosenWeights,
} from './choice.ts';
import { onChosenWeights } from './chosen-book.ts';

const chosen = (model: string): ChosenWeights => ({
  key: `hub:timm/${model}`,
  label: model,
  model,
  options: { num_classes: 7 },
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
});

let ran: BookModel[];
let gone = false;
/** A book that notes what runs in it. */
const book = {
  load: (model: BookModel) =>
    gone
      ? Promise.reject(Object.assign(new Error('not kept any more'), { fault: 'not-found' }))
      : Promise.resolve({ num_classes: 7, metadata: {}, spec: model }),
  run: (model: BookModel) => {
    ran.push(model);
    return Promise.resolve({});
  },
} as unknown as Book;

beforeEach(() => {
  ran = [];
  gone = false;
  const kept = new Map<string, string>();
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

test('a chosen ResNet runs in the place of the site’s own, and leaves the ViT as it was', async () => {
  const opened = onChosenWeights(book);
  chooseWeights(chosen('resnet50'), 'resnet');
  await opened.run(models.scenesResnet, []);
  await opened.run(models.scenes, []);
  expect(ran).toMatchObject([
    { name: 'resnet50', weights: { kind: 'kept', key: 'hub:timm/resnet50' }, label: 'resnet50' },
    models.scenes,
  ]);
  chooseSiteWeights();
  await opened.run(models.scenesResnet, []);
  expect(ran.at(-1)).toBe(models.scenesResnet);
  expect(isSiteChosen()).toBe(true);
});

test('weights of another kind of model stand in for none', async () => {
  const opened = onChosenWeights(book);
  chooseWeights(chosen('resnet50'));
  chooseWeights(chosen('vit_small_patch16_224'), 'resnet');
  await opened.run(models.scenes, []);
  await opened.run(models.scenesResnet, []);
  expect(ran).toEqual([models.scenes, models.scenesResnet]);
});

test('weights that are kept no longer are no choice any more; the other model’s stay', async () => {
  const opened = onChosenWeights(book);
  chooseWeights(chosen('vit_small_patch16_224'));
  chooseWeights(chosen('resnet50'), 'resnet');
  gone = true;
  await expect(opened.load(models.scenesResnet)).rejects.toThrow('not kept any more');
  expect([chosenWeights('vit')?.model, chosenWeights('resnet')]).toEqual(['vit_small_patch16_224', null]);
});
