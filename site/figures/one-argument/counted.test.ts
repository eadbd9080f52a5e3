import { expect, test } from 'vitest';
import { countedOf, movedRows } from './counted.ts';

const numbersOf = (num_classes: number, path: string) =>
  countedOf('vit_tiny_patch16_224', num_classes).rows.find((row) => row.path === path)?.numbers;

test('num_classes changes the head of a ViT and nothing else', () => {
  const usual = countedOf('vit_tiny_patch16_224', 1000);
  for (const num_classes of [1, 10, 3600])
    expect(movedRows(usual.rows, countedOf('vit_tiny_patch16_224', num_classes).rows)).toEqual([
      'head',
      'head.weight',
      'head.bias',
    ]);
  // What timm 1.0.29 counts.
  expect([10, 1000, 3600].map((classes) => numbersOf(classes, 'head'))).toEqual([1930, 193000, 694800]);
  expect([0, 10, 1000, 3600].map((classes) => numbersOf(classes, ''))).toEqual([
    5524416, 5526346, 5717416, 6219216,
  ]);
});

test('with no classes the head is an Identity, which has no numbers and so no row', () => {
  const { rows, classifier } = countedOf('vit_tiny_patch16_224', 0);
  expect(rows.map(({ path }) => path)).not.toContain('head');
  expect(classifier).toBe('Identity()');
});

test('of a ResNet it is fc', () => {
  const [many, few] = [countedOf('resnet50', 1000), countedOf('resnet50', 10)];
  expect(few.name).toBe('fc');
  expect(movedRows(many.rows, few.rows)).toEqual(['fc', 'fc.weight', 'fc.bias']);
  expect(few.rows[0]!.numbers).toBe(23528522);
});

test('every number requires gradients', () => {
  for (const { numbers, trainable } of countedOf('vit_tiny_patch16_224', 5).rows)
    expect(trainable).toBe(numbers);
});
