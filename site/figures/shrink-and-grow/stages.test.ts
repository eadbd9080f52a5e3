import { expect, test } from 'vitest';
import { stagesOf } from './stages.ts';

const table = (...args: Parameters<typeof stagesOf>) =>
  stagesOf(...args).map(({ side, channels, numbers }) => [side, channels, numbers]);

test('in resnet50 the side halves and the channels double from stage to stage: half of the numbers are left each time', () => {
  expect(table('resnet50')).toEqual([
    [112, 64, 802_816],
    [56, 64, 200_704],
    [56, 256, 802_816],
    [28, 512, 401_408],
    [14, 1024, 200_704],
    [7, 2048, 100_352],
  ]);
});

test('a ViT has the same places and the same channels behind every block', () => {
  expect(table('vit_tiny_patch16_224').slice(1)).toEqual(Array.from({ length: 5 }, () => [14, 192, 37_824]));
});

test('sides round up at each step: 300 px end in 10 × 10, and 32 px in one place', () => {
  const sides = (size: number) => stagesOf('resnet50', size).map(({ side }) => side);
  expect(sides(300)).toEqual([150, 75, 75, 38, 19, 10]);
  expect(sides(32).at(-1)).toBe(1);
});

test('a ViT takes 224 px alone, and with dynamic_img_size multiples of 16', () => {
  expect(() => stagesOf('vit_tiny_patch16_224', 300)).toThrow(
    "Input height (300) doesn't match model (224).",
  );
  const dynamic = { dynamic_img_size: true };
  expect(() => stagesOf('vit_tiny_patch16_224', 300, dynamic)).toThrow(
    'Input height (300) should be divisible by patch size (16).',
  );
  expect(stagesOf('vit_tiny_patch16_224', 320, dynamic).at(-1)!.shape).toEqual([1, 401, 192]);
});
