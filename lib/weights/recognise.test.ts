import { describe, expect, test } from 'vitest';
import { create_model, list_models, type CreateModelOptions } from '../timm/index.ts';
import { default_generator } from '../torch/default_generator.ts';
import { fitsNotSentence, recognise, type FitsNot } from './recognise.ts';

type Shapes = Map<string, { readonly shape: readonly number[] }>;
const shapesOf = (name: string, options: CreateModelOptions = {}): Shapes =>
  new Map(create_model(name, options).state_dict());

test('every model of the registry is told from all others that have other names and shapes', () => {
  for (const name of list_models()) {
    const found = recognise(shapesOf(name), `${name}.safetensors`);
    expect(found, name).toMatchObject({ fits: true, model: name });
  }
});

test.each([
  ['vit_tiny_patch16_224', { num_classes: 10 }, { num_classes: 10 }],
  ['vit_tiny_patch16_224', { num_classes: 0 }, { num_classes: 0 }],
  ['vit_small_patch16_224', { num_classes: 5, global_pool: 'avg' }, { num_classes: 5, global_pool: 'avg' }],
  ['vit_small_patch32_384', { num_classes: 3, in_chans: 1 }, { num_classes: 3, in_chans: 1 }],
  ['vit_tiny_patch16_224', { img_size: 96, num_classes: 3 }, { img_size: 96, num_classes: 3 }],
  ['deit_small_distilled_patch16_224', {}, { num_classes: 1000 }],
  ['resnet18', { num_classes: 7 }, { num_classes: 7 }],
] as const)('%s with %o', (name, made, options) => {
  expect(recognise(shapesOf(name, made))).toMatchObject({ fits: true, model: name, options });
});

test('without a name to go by, a ViT is taken, and the DeiT of the same shapes is offered', () => {
  const shapes = shapesOf('deit_tiny_patch16_224');
  expect(recognise(shapes)).toMatchObject({
    model: 'vit_tiny_patch16_224',
    alternatives: ['deit_tiny_patch16_224'],
  });
  expect(recognise(shapes, 'my deit_tiny_patch16_224.safetensors')).toMatchObject({
    model: 'deit_tiny_patch16_224',
    alternatives: ['vit_tiny_patch16_224'],
  });
});

test('looking draws no random numbers', () => {
  default_generator.manual_seed(3);
  const before = default_generator.get_state();
  recognise(shapesOf('resnet18'));
  default_generator.manual_seed(3);
  recognise(new Map([['w', { shape: [1] }]]));
  expect(default_generator.get_state()).toEqual(before);
});

describe('what does not fit is said in a sentence', () => {
  const said = (shapes: Shapes): string => fitsNotSentence('a.safetensors', recognise(shapes) as FitsNot);

  test('another shape', () => {
    const shapes = shapesOf('vit_tiny_patch16_224');
    shapes.set('blocks.3.mlp.fc1.weight', { shape: [700, 192] });
    expect(said(shapes)).toBe(
      'a.safetensors fits no model here. It comes nearest to vit_tiny_patch16_224, whose "blocks.3.mlp.fc1.weight" ' +
        'has the shape (768, 192) and not (700, 192).',
    );
  });

  test('a tensor too few, and several too many', () => {
    const few = shapesOf('resnet18');
    few.delete('layer2.0.bn1.bias');
    expect(said(few)).toBe(
      'a.safetensors fits no model here. It comes nearest to resnet18, whose "layer2.0.bn1.bias" is missing in the file.',
    );
    const many = shapesOf('vit_tiny_patch16_224');
    many.set('blocks.0.ls1.gamma', { shape: [192] });
    many.set('blocks.0.ls2.gamma', { shape: [192] });
    expect(said(many)).toBe(
      'a.safetensors fits no model here. It comes nearest to vit_tiny_patch16_224, which has no "blocks.0.ls1.gamma", ' +
        'and 1 more differ.',
    );
  });

  test('another kind of model', () => {
    expect(said(new Map([['embed_tokens.weight', { shape: [10, 4] }]]))).toBe(
      'a.safetensors fits no model here: none has a tensor called "embed_tokens.weight".',
    );
  });

  test('no tensor at all', () => {
    expect(recognise(new Map())).toMatchObject({ fits: false, nearest: null, differences: 0 });
  });
});
