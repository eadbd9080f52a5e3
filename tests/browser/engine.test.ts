/**
 * The engine on the backends that a browser has. WebGPU is in software here: right numbers, slowly, so the
 * model is tiny.
 */
import { expect, test } from 'vitest';
import type { Change } from '#lib/engine/change.ts';
import type { ModelSpec, RunRequest, TensorData } from '#lib/engine/contract.ts';
import { createEngineClient } from '#lib/engine/client.ts';
import { LocalEngine, type LocalEngineOptions } from '#lib/engine/engine.ts';
import { taps } from '#lib/engine/tap.ts';
import type { VisionTransformer } from '#lib/timm/index.ts';

const spec: ModelSpec = {
  name: 'vit_tiny_patch16_224',
  options: { img_size: 32, patch_size: 8, embed_dim: 48, depth: 2, num_heads: 3, num_classes: 7 },
  weights: { kind: 'seed', seed: 0 },
};
const input: TensorData = {
  data: Float32Array.from({ length: 3 * 32 * 32 }, (_, i) => Math.sin(i)),
  shape: [1, 3, 32, 32],
};

/** A head away, the patches in another order, a token replaced. */
const change: Change = {
  patch_embed: { order: Array.from({ length: 16 }, (_, i) => 15 - i) },
  blocks: { 0: { attn: { heads: { 1: 0 } } }, 1: { tokens: { 3: { value: 2 } } } },
};

async function runOn(options: LocalEngineOptions, asked: Partial<RunRequest> = {}) {
  const engine = new LocalEngine(options);
  const model = await engine.load(spec);
  return await engine.run({ model, input, taps: ['logits', 'forward_features'], ...asked });
}

function apart(a: TensorData, b: TensorData): number {
  return Math.max(...a.data.map((value, i) => Math.abs(value - b.data[i]!)));
}

test('WebGPU, asked for, agrees with WebAssembly within 1e-3', { timeout: 120_000 }, async () => {
  const reference = await runOn({ backend: 'wasm', threads: 1 });
  const result = await runOn({ backend: 'webgpu', threads: 1 });
  expect({ backend: result.backend, notes: result.notes }).toEqual({ backend: 'webgpu', notes: [] });
  for (const name of ['logits', 'forward_features'])
    expect(apart(result.tensors.get(name)!, reference.tensors.get(name)!)).toBeLessThan(1e-3);
});

test('a changed run on WebGPU agrees with WebAssembly within 1e-3', { timeout: 120_000 }, async () => {
  const reference = await runOn({ backend: 'wasm', threads: 1 }, { change });
  const result = await runOn({ backend: 'webgpu', threads: 1 }, { change });
  expect({ backend: result.backend, notes: result.notes }).toEqual({ backend: 'webgpu', notes: [] });
  for (const name of ['logits', 'forward_features'])
    expect(apart(result.tensors.get(name)!, reference.tensors.get(name)!)).toBeLessThan(1e-3);
});

test(
  'both backends are raced, agree, and the winner computes the next run',
  { timeout: 120_000 },
  async () => {
    const engine = new LocalEngine({ backend: 'webgpu', threads: 1 });
    const model = await engine.load(spec);
    const raced = await engine.race({ model, input, taps: ['logits'] });
    expect(raced).toMatchObject({ differs: null });
    const { winner, milliseconds } = raced!;
    expect(winner).toBe(milliseconds.webgpu < milliseconds.wasm ? 'webgpu' : 'wasm');
    const { backend, notes } = await engine.run({ model, input, taps: ['logits'] });
    expect({ backend, notes }).toEqual({ backend: winner, notes: [] });
    const alone = new LocalEngine({ backend: 'wasm', threads: 1 });
    expect(await alone.race({ model: await alone.load(spec), input, taps: ['logits'] })).toBeNull();
  },
);

test('changes, parts of the model and outlines reach the worker and come back', async () => {
  const client = createEngineClient({ backend: 'wasm', threads: 1 });
  const model = await client.load(spec);
  const changed = await client.run({ model, input, taps: ['logits', 'forward_features'], change });
  const here = await runOn({ backend: 'wasm', threads: 1 }, { change });
  expect(changed.tensors.get('logits')!.data).toEqual(here.tensors.get('logits')!.data);
  const { head } = taps<VisionTransformer>();
  const tokens = changed.tensors.get('forward_features')!;
  const lens = await client.run({ model, input: tokens, through: [head], taps: [head] });
  const own = lens.tensors.get('head')!.data.subarray(0, 7);
  expect(apart({ data: own, shape: [7] }, changed.tensors.get('logits')!)).toBeLessThan(1e-5);
  const { modules } = await client.outline({ name: 'resnet50', input_size: [1, 3, 64, 64] });
  expect(modules.find(({ path }) => path === 'layer4')!.output).toEqual([1, 2048, 2, 2]);
  client.dispose();
});

test('a WebGPU device that is lost is told, and WebAssembly goes on', { timeout: 120_000 }, async () => {
  const engine = new LocalEngine({ backend: 'webgpu', threads: 1 });
  const model = await engine.load(spec);
  const before = await engine.run({ model, input, taps: ['logits'] });
  const { env } = await import('onnxruntime-web/jspi');
  ((await env.webgpu.device) as { destroy(): void }).destroy();
  const after = await engine.run({ model, input, taps: ['logits'] });
  expect([before.backend, after.backend]).toEqual(['webgpu', 'wasm']);
  expect(after.notes).toEqual([{ kind: 'webgpu-stopped' }]);
  expect(apart(after.tensors.get('logits')!, before.tensors.get('logits')!)).toBeLessThan(1e-3);
});

test('left to itself, the engine does not take WebGPU in software', async () => {
  expect((await runOn({ threads: 1 })).backend).toBe('wasm');
});

test('a worker that was replaced loads the model again and gives the same logits', async () => {
  const client = createEngineClient({ backend: 'wasm', threads: 1, memoryLimit: 0 });
  const model = await client.load(spec);
  const first = await client.run({ model, input, taps: ['logits'] });
  const second = await client.run({ model, input, taps: ['logits'] });
  client.dispose();
  expect(second.tensors.get('logits')!.data).toEqual(first.tensors.get('logits')!.data);
});

test('what is cancelled while it runs is not waited for', async () => {
  const client = createEngineClient({ backend: 'wasm', threads: 1 });
  const model = await client.load(spec);
  const controller = new AbortController();
  const cancelled = client.run({ model, input, taps: ['logits'], signal: controller.signal });
  controller.abort(new Error('another picture'));
  await expect(cancelled).rejects.toThrow('another picture');
  expect((await client.run({ model, input, taps: ['logits'] })).tensors.has('logits')).toBe(true);
  client.dispose();
});
