import { expect, test } from 'vitest';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { Attention, set_fused_attn } from '#lib/timm/attention.ts';
import { setGradEnabled } from '#lib/torch/autograd/mode.ts';
import { get_default_dtype, set_default_dtype } from '#lib/torch/dtype.ts';
import { createBridge } from './bridge.node.ts';

test('a bridge begins as PyTorch does, whatever an earlier one of the process had switched', async () => {
  set_fused_attn(false);
  set_default_dtype('float64');
  await createBridge(book);
  setGradEnabled(false); // or the new layer's weights could not be drawn
  expect(new Attention(192).fused_attn).toBe(true);
  expect(get_default_dtype()).toBe('float32');
});
