import { expect, test } from 'vitest';
import { recipeOf } from './recipe.ts';

test('ViT-Tiny’s children run without an error and give other features than forward', () => {
  const { steps, own, features, error } = recipeOf('vit_tiny_patch16_224');
  expect(error).toBeNull();
  expect(steps[0]).toMatchObject({ name: 'patch_embed', shape: [1, 196, 192] });
  expect(steps.at(-1)!.shape).toEqual([1, 196, 192]);
  expect(own).toEqual(['cls_token', 'pos_embed']);
  expect(features).toEqual([1, 192]);
});

test('on a ResNet the same line is right', () => {
  const { steps, own, features, error } = recipeOf('resnet50');
  expect([error, own]).toEqual([null, []]);
  expect(steps.at(-1)!.shape).toEqual(features);
  expect(features).toEqual([1, 2048]);
});
