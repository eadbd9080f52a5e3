import { expect, test } from 'vitest';
import { PARTS, withoutPart } from './surgery.ts';

test('what becomes of ViT-Tiny without each part', () => {
  const shapes = Object.fromEntries(PARTS.map((part) => [part, withoutPart(part).shape]));
  expect(shapes).toMatchObject({
    head: [1, 192],
    norm: [1, 1000],
    'blocks.0.attn': null,
    'blocks.0.mlp': [1, 1000],
    blocks: [1, 1000],
    pos_drop: [1, 1000],
    patch_embed: null,
  });
});

test('what timm 1.0.29 says where it raises', () => {
  expect(withoutPart('blocks.0.attn').error).toBe(
    "Identity.forward() got an unexpected keyword argument 'attn_mask'",
  );
  expect(withoutPart('patch_embed').error).toBe('Tensors must have same number of dimensions: got 3 and 4');
});

test('the old file has names that nobody asks for any more, and only where the part had numbers', () => {
  expect(withoutPart('head').unexpected).toEqual(['head.weight', 'head.bias']);
  expect(withoutPart('pos_drop').unexpected).toEqual([]);
  expect(withoutPart('blocks').parameters).toBe(5_717_416 - 12 * 444_864);
});
