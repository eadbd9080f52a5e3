/**
 * Real timm's tensors, against ours computed in a browser: in this thread, and in the page's engine worker.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { createEngineClient } from '#lib/engine/client.ts';
import { LocalEngine } from '#lib/engine/engine.ts';
import { taps } from '#lib/engine/tap.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import type { VisionTransformer } from '#lib/timm/index.ts';
import {
  distance,
  optionsOf,
  recordingOf,
  runResNet,
  runTransformer,
  transformers,
} from '../parity/parity.ts';
import type { ReadFixture, TransformerFixture } from '../parity/parity.ts';

const read: ReadFixture = async (file) => {
  const response = await fetch(new URL(`../fixtures/timm/${file}`, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
const local = new LocalEngine({ backend: 'wasm', threads: 1 });
const client = createEngineClient({ backend: 'wasm' });
afterAll(() => {
  client.dispose();
});

test.each(Object.keys(transformers) as TransformerFixture[])(
  '%s: every activation is timm’s within 1e-4',
  async (name) => {
    const { recording, computed } = await runTransformer(local, name, read);
    for (const [tap, wanted] of recording.expected)
      expect(distance(computed.get(tap)!, wanted), tap).toBeLessThanOrEqual(1e-4);
    expect(distance(computed.get('logits')!, recording.expected.get('logits')!)).toBeLessThanOrEqual(1e-5);
  },
);

test('mini_resnet_bottleneck: every activation is timm’s within 1e-4', async () => {
  const { recording, computed } = await runResNet(read);
  for (const [tap, wanted] of recording.expected)
    expect(distance(computed.get(tap)!, wanted), tap).toBeLessThanOrEqual(1e-4);
});

describe('in the engine worker', () => {
  test('logits and an attention matrix are timm’s, from threads where the page is isolated', async () => {
    const bytes = await read('mini_vit.weights.safetensors');
    const options = optionsOf(parseSafetensors(bytes));
    const model = await client.load({
      name: 'vit_tiny_patch16_224',
      options,
      weights: { kind: 'bytes', bytes },
    });
    const { input, expected } = recordingOf(parseSafetensors(await read('mini_vit.activations.safetensors')));
    const vit = taps<VisionTransformer>();
    const attention = vit.blocks[1].attn.attn_drop;
    const { tensors, backend, threads } = await client.run({ model, input, taps: ['logits', attention] });
    expect(distance(tensors.get('logits')!, expected.get('logits')!)).toBeLessThanOrEqual(1e-5);
    const name = 'blocks.1.attn.attn_drop';
    expect(distance(tensors.get(name)!, expected.get(name)!)).toBeLessThanOrEqual(1e-4);
    expect({ backend, threads }).toEqual({
      backend: 'wasm',
      threads: navigator.hardwareConcurrency > 4 ? threads : navigator.hardwareConcurrency,
    });
  });
});
