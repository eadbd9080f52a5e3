import { describe, expect, test } from 'vitest';
import type { Linear } from '../nn/index.ts';
import { makePlaceholder, Tensor } from '../torch/index.ts';
import { multiply_adds } from '../summary/multiply-adds.ts';
import { create_model, type CreateModelOptions } from './create_model.ts';
import type { FeatureGetterNet, FeatureListNet } from './feature_nets.ts';
import type { ResNet } from './resnet.ts';
import type { VisionTransformer } from './vision_transformer.ts';

const image = (shape: readonly number[]): Tensor => Tensor.of(makePlaceholder('x', shape, 'float32'));
const picture = image([1, 3, 224, 224]);
const vitTiny = (options: CreateModelOptions = {}): VisionTransformer =>
  create_model('vit_tiny_patch16_224', options) as VisionTransformer;
const count = (model: ReturnType<typeof create_model>): number =>
  model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);

describe('parameters are counted as timm counts them', () => {
  test.each([
    [1000, 5_717_416],
    [0, 5_524_416],
    [10, 5_526_346],
    [3600, 6_219_216],
  ])('vit_tiny_patch16_224 with num_classes=%i', (num_classes, expected) => {
    expect(count(vitTiny({ num_classes }))).toBe(expected);
  });

  test.each([
    ['vit_small_patch16_224', 22_050_664],
    ['vit_base_patch16_224', 86_567_656],
    ['vit_base_patch32_224', 88_224_232],
    ['vit_tiny_patch16_384', 5_790_376],
    ['deit_tiny_distilled_patch16_224', 5_910_800],
    ['resnet50', 25_557_032],
  ])('%s', (name, expected) => {
    expect(count(create_model(name))).toBe(expected);
  });
});

test('one forward pass of ViT-Tiny is 1,253,683,200 multiply-adds, of which attention’s products are 178,831,872', () => {
  const output = vitTiny().forward(picture);
  expect(multiply_adds(output)).toEqual({ total: 1_253_683_200, attention: 178_831_872 });
});

describe('shapes', () => {
  test.each<[CreateModelOptions, number[]]>([
    [{}, [1, 1000]],
    [{ num_classes: 0 }, [1, 192]],
    [{ num_classes: 0, global_pool: '' }, [1, 197, 192]],
    [{ global_pool: '' }, [1, 197, 1000]],
    [{ reg_tokens: 4 }, [1, 1000]],
    [{ class_token: false, global_pool: 'avg' }, [1, 1000]],
  ])('forward with %j', (options, expected) => {
    expect(vitTiny(options).forward(picture).shape).toEqual(expected);
  });

  test('patches of 15 pixels drop 14 pixels in silence: the grid stays 14 × 14', () => {
    const { patch_embed } = vitTiny({ patch_size: 15 });
    expect(patch_embed.grid_size).toEqual([14, 14]);
    expect(patch_embed.proj.forward(picture).shape).toEqual([1, 192, 14, 14]);
  });

  test('dynamic_img_size takes any size that the patches divide', () => {
    expect(vitTiny({ dynamic_img_size: true }).forward(image([1, 3, 256, 320])).shape).toEqual([1, 1000]);
  });

  test('resnet50 gives maps of any size of picture', () => {
    expect((create_model('resnet50') as ResNet).forward_features(image([2, 3, 256, 256])).shape).toEqual([
      2, 2048, 8, 8,
    ]);
  });
});

describe('features_only', () => {
  test('no map at all is refused by a ViT, in Python’s words, and taken by a ResNet', () => {
    const none = (name: string) => create_model(name, { features_only: true, out_indices: [] });
    expect(() => none('vit_tiny_patch16_224')).toThrow('max() iterable argument is empty');
    expect(none('resnet50').feature_info.channels()).toEqual([]);
  });

  test('of a ViT: the last three blocks as maps', () => {
    const model = create_model('vit_tiny_patch16_224', { features_only: true }) as FeatureGetterNet;
    expect(model.forward(picture).map(({ shape }) => shape)).toEqual(Array(3).fill([1, 192, 14, 14]));
    expect(model.feature_info.channels()).toEqual([192, 192, 192]);
    expect(model.feature_info.reduction()).toEqual([16, 16, 16]);
  });

  test('of a ResNet: the stem and four stages, without the layers behind the last one', () => {
    const model = create_model('resnet50', { features_only: true }) as FeatureListNet;
    expect(model.forward(picture).map(({ shape }) => shape.slice(1))).toEqual([
      [64, 112, 112],
      [256, 56, 56],
      [512, 28, 28],
      [1024, 14, 14],
      [2048, 7, 7],
    ]);
    expect(Array.from(model.named_children(), ([name]) => name)).not.toContain('fc');
  });
});

describe('errors in timm’s words', () => {
  test.each<[string, CreateModelOptions, string, string]>([
    ['vit_tinny_patch16_224', {}, 'RuntimeError', 'Unknown model (vit_tinny_patch16_224)'],
    [
      'vit_tiny_patch16_224.foo',
      {},
      'RuntimeError',
      'Invalid pretrained tag (foo) for vit_tiny_patch16_224.',
    ],
    [
      'resnet50',
      { embed_dim: 3 },
      'TypeError',
      "ResNet.__init__() got an unexpected keyword argument 'embed_dim'",
    ],
  ])('%s with %j', (name, options, pyType, message) => {
    expect(() => create_model(name, options)).toThrow(expect.objectContaining({ pyType, message }));
  });

  test('what timm takes and this page does not is named, not ignored', () => {
    const options = { attn_layer: 'diff' } as CreateModelOptions;
    expect(() => vitTiny(options)).toThrow(
      /attn_layer= of VisionTransformer is part of PyTorch but not of this page/,
    );
  });

  test.each([
    [[1, 3, 256, 256], "Input height (256) doesn't match model (224)."],
    [[1, 3, 224, 200], "Input width (200) doesn't match model (224)."],
    [[3, 224, 224], 'not enough values to unpack (expected 4, got 3)'],
  ])('an input of shape %j', (shape, message) => {
    expect(() => vitTiny().forward(image(shape))).toThrow(message);
  });
});

test('reset_classifier puts a new head in the old one’s place', () => {
  const model = vitTiny();
  model.reset_classifier(10);
  expect((model.head as Linear).out_features).toBe(10);
  expect([...model.state_dict().keys()].slice(-2)).toEqual(['head.weight', 'head.bias']);
  model.reset_classifier(0);
  expect(model.forward(picture).shape).toEqual([1, 192]);
});
