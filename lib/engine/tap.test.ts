import { expect, test } from 'vitest';
import type { ResNet, VisionTransformer } from '../timm/index.ts';
import { tapName, tapOfPath, taps } from './tap.ts';

test('a handle becomes the path that timm has for the module', () => {
  const vit = taps<VisionTransformer>();
  expect(tapName(vit.blocks[3].attn.attn_drop)).toBe('blocks.3.attn.attn_drop');
  expect(tapName(vit.patch_embed.proj)).toBe('patch_embed.proj');
  expect(tapName(vit.pos_embed)).toBe('pos_embed');
  expect(tapName(taps<ResNet>().layer4)).toBe('layer4');
});

test('tensors of the whole model go by their names', () => {
  expect(tapName('logits')).toBe('logits');
});

test('a path that is text becomes the same handle', () => {
  expect(tapName(tapOfPath('blocks.0.norm1'))).toBe(tapName(taps<VisionTransformer>().blocks[0].norm1));
});
