import { expect, test } from 'vitest';
import { create_model } from '../timm/index.ts';
import { outline, type Outline } from './outline.ts';

const of = (name: string, options: object = {}, size = 224): Outline => {
  const model = create_model(name, options);
  model.eval();
  return outline(model, [1, 3, size, size]);
};
const at = ({ modules }: Outline, path: string) => modules.find((module) => module.path === path)!;

test('vit_tiny: modules as printed, with shapes, parameters and multiply-adds', () => {
  const vit = of('vit_tiny_patch16_224');
  expect(at(vit, '')).toMatchObject({
    type_name: 'VisionTransformer',
    output: [1, 1000],
    parameters: 5_717_416,
  });
  expect(at(vit, 'patch_embed.proj')).toEqual({
    path: 'patch_embed.proj',
    type_name: 'Conv2d',
    line: 'Conv2d(3, 192, kernel_size=(16, 16), stride=(16, 16))',
    input: [1, 3, 224, 224],
    output: [1, 192, 14, 14],
    parameters: 147_648,
    trainable: 147_648,
    multiply_adds: 196 * 768 * 192,
  });
  expect(at(vit, 'blocks.11').parameters).toBe(444_864);
  // q, k, v and proj, QKᵀ and attention · V, both layers of the MLP
  expect(at(vit, 'blocks.11').multiply_adds).toBe(
    197 * 192 * 192 * 4 + 2 * 197 * 197 * 192 + 2 * 197 * 192 * 768,
  );
  expect(at(vit, 'blocks.0.attn').line).toBe('Attention');
});

test('the parts of a model that calls each once add up to the whole', () => {
  const { modules } = of('resnet50');
  const [model, ...parts] = modules;
  const leaves = parts.filter(({ path }) => !parts.some((other) => other.path.startsWith(`${path}.`)));
  const total = (key: 'parameters' | 'multiply_adds') => leaves.reduce((sum, leaf) => sum + leaf[key], 0);
  expect(total('parameters')).toBe(model!.parameters);
  expect(total('multiply_adds')).toBe(model!.multiply_adds);
});

test('resnet50: 25,557,032 parameters, maps of 2048 × 7 × 7, about 4.1 billion multiply-adds', () => {
  const resnet = of('resnet50');
  expect(resnet.modules[0]).toMatchObject({ output: [1, 1000], parameters: 25_557_032 });
  expect(at(resnet, 'layer4').output).toEqual([1, 2048, 7, 7]);
  expect(at(resnet, '').multiply_adds / 1e9).toBeCloseTo(4.09, 2);
  expect(resnet.tensors.find(({ name }) => name === 'bn1.running_mean')).toEqual({
    name: 'bn1.running_mean',
    shape: [64],
    kind: 'buffer',
    trainable: false,
  });
  expect(at(of('resnet50', {}, 300), 'layer4').output).toEqual([1, 2048, 10, 10]);
});

test('a ViT of another depth, and a size it does not take, in timm’s words', () => {
  expect(of('vit_tiny_patch16_224', { depth: 6 }).modules[0]!.parameters).toBe(3_048_232);
  expect(() => of('vit_tiny_patch16_224', {}, 250)).toThrow("Input height (250) doesn't match model (224).");
});
