import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { WeightsLoader } from '#lib/weights/load.ts';
import { LocalEngine } from './engine.ts';
import { GraphSession } from './onnxruntime.ts';

const bytes = readFileSync(
  new URL('../../tests/fixtures/timm/mini_vit.weights.safetensors', import.meta.url),
);
const spec = {
  name: 'vit_tiny_patch16_224',
  options: { img_size: 32, patch_size: 8, embed_dim: 48, depth: 2, num_heads: 3, num_classes: 7 },
  weights: { kind: 'bundled', url: 'https://x.org/mini.safetensors' },
} as const;
const input = { data: new Float32Array(3 * 32 * 32).fill(0.5), shape: [1, 3, 32, 32] };

/** Each runtime computes one graph of its own as it starts, to prove itself. */
const PROOF = 1;
const made = vi.spyOn(GraphSession, 'create');
const ran = vi.spyOn(GraphSession.prototype, 'run');
afterEach(() => vi.clearAllMocks());

/** An engine whose weights come once `come` has settled. */
const engineWith = (come: Promise<unknown>): LocalEngine =>
  new LocalEngine({
    loader: new WeightsLoader({ fetch: () => come.then(() => new Response(bytes)) }),
  });

test('while weights come, one block is compiled and run; the first run then gives the same numbers', async () => {
  const plain = new LocalEngine();
  const own = await plain.load({ ...spec, weights: { kind: 'bytes', bytes } });
  const expected = (await plain.run({ model: own, input, taps: ['logits'] })).tensors.get('logits')!;
  vi.clearAllMocks();

  const weights = Promise.withResolvers<void>();
  const engine = engineWith(weights.promise);
  const loading = engine.load(spec);
  await vi.waitFor(() => expect(ran).toHaveBeenCalledTimes(PROOF + 1), { timeout: 30_000 });
  weights.resolve();
  const { tensors } = await engine.run({ model: await loading, input, taps: ['logits'] });
  expect(tensors.get('logits')).toEqual(expected);
  expect(made).toHaveBeenCalledTimes(PROOF + 2);
});

test('weights that are there sooner than the runtime do not wait for it', async () => {
  const engine = engineWith(Promise.resolve());
  const model = await engine.load(spec);
  await engine.run({ model, input, taps: ['logits'] });
  expect(made).toHaveBeenCalledTimes(PROOF + 1);
});
