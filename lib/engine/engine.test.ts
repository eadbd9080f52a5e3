import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { LoadedModel, TensorData } from './contract.ts';
import { LocalEngine } from './engine.ts';
import { GraphSession } from './onnxruntime.ts';
import { tapOfPath, taps } from './tap.ts';
import type { VisionTransformer } from '../timm/index.ts';

const engine = new LocalEngine();
const spec = {
  name: 'vit_tiny_patch16_224',
  options: { img_size: 32, patch_size: 8, embed_dim: 48, depth: 2, num_heads: 3, num_classes: 7 },
  weights: { kind: 'seed', seed: 0 },
} as const;
const input: TensorData = {
  data: Float32Array.from({ length: 3 * 32 * 32 }, (_, i) => Math.sin(i)),
  shape: [1, 3, 32, 32],
};
const vit = taps<VisionTransformer>();
let model: LoadedModel;
beforeAll(async () => {
  model = await engine.load(spec);
});
const logits = async (more: object = {}): Promise<number[]> => [
  ...(await engine.run({ model, input, taps: ['logits'], ...more })).tensors.get('logits')!.data,
];
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe('a loaded model', () => {
  test('tells its classes, parameters and modules', () => {
    expect(model.num_classes).toBe(7);
    expect(model.state_dict.get('pos_embed')).toEqual([1, 17, 48]);
    expect(model.modules).toContain('blocks.1.attn.attn_drop');
  });

  test('tells what a Vision Transformer is made of, and of a ResNet that it is none', async () => {
    const sizes = { embed_dim: 48, patch_size: 8, side: 4 };
    expect(model.form).toEqual({ ...sizes, depth: 2, num_heads: 3, prefix: ['cls_token'] });
    const distilled = await engine.load({ ...spec, name: 'deit_tiny_distilled_patch16_224' });
    expect(distilled.form!.prefix).toEqual(['cls_token', 'dist_token']);
    const resnet = await engine.load({ name: 'resnet18', weights: { kind: 'seed', seed: 0 } });
    expect(resnet.form).toBeNull();
  });

  test('of the same seed is the same, of another seed another', async () => {
    const again = await engine.load(spec);
    const other = await engine.load({ ...spec, weights: { kind: 'seed', seed: 1 } });
    const own = await logits();
    expect(apart(await logits({ model: again }), own)).toBe(0);
    expect(apart(await logits({ model: other }), own)).toBeGreaterThan(1e-3);
  });
});

describe('a run', () => {
  test('says what computed, on how many threads, and how long', async () => {
    const { backend, threads, milliseconds, notes } = await engine.run({ model, input, taps: ['logits'] });
    expect({ backend, threads, notes }).toEqual({ backend: 'wasm', threads: 1, notes: [] });
    expect(milliseconds).toBeGreaterThan(0);
  });

  test('gives the same logits from the graph with taps as from the one without', async () => {
    const { tensors } = await engine.run({ model, input, taps: ['logits', vit.blocks[0]] });
    expect(apart([...tensors.get('logits')!.data], await logits())).toBeLessThan(1e-6);
    expect(tensors.get('blocks.0')!.shape).toEqual([1, 17, 48]);
  });

  test('hands out attention matrices whose rows sum to 1', async () => {
    const { tensors } = await engine.run({ model, input, taps: [vit.blocks[1].attn.attn_drop] });
    const { data, shape } = tensors.get('blocks.1.attn.attn_drop')!;
    expect(shape).toEqual([1, 3, 17, 17]);
    for (let row = 0; row < 51; row++)
      expect(data.subarray(17 * row, 17 * row + 17).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
  });

  test('hands out parameters and the input without computing', async () => {
    const { tensors, milliseconds } = await engine.run({ model, input, taps: ['input', vit.pos_embed] });
    expect(tensors.get('input')!.data).toEqual(input.data);
    expect(tensors.get('pos_embed')!.shape).toEqual([1, 17, 48]);
    expect(milliseconds).toBe(0);
  });

  test('takes values in place of a parameter', async () => {
    const bias = { data: Float32Array.of(1, 2, 3, 4, 5, 6, 7), shape: [7] };
    const changed = await logits({ parameters: new Map([['head.bias', bias]]) });
    const difference = (await logits()).map((value, i) => changed[i]! - value);
    difference.forEach((d, i) => {
      expect(d).toBeCloseTo(i + 1, 5);
    });
  });

  test('of a batch gives each picture’s own logits', async () => {
    const other = Float32Array.from(input.data, (x) => 1 - x);
    const data = new Float32Array([...input.data, ...other]);
    const both = await logits({ input: { data, shape: [2, 3, 32, 32] } });
    expect(apart(both.slice(0, 7), await logits())).toBeLessThan(1e-6);
    expect(
      apart(both.slice(7), await logits({ input: { data: other, shape: [1, 3, 32, 32] } })),
    ).toBeLessThan(1e-6);
  });
});

test('the outline of a model that is not loaded says its shapes and counts', async () => {
  const { modules, output } = await engine.outline({ ...spec, input_size: [2, 3, 32, 32] });
  expect(output).toEqual([2, 7]);
  expect(modules.map(({ path }) => path).slice(1)).toEqual(model.modules);
  const numbers = [...model.state_dict.values()].reduce(
    (sum, shape) => sum + shape.reduce((n, size) => n * size, 1),
    0,
  );
  expect(modules[0]!.parameters).toBe(numbers);
  await expect(engine.outline({ name: 'vit_giant', input_size: [1] })).rejects.toThrow(
    'Unknown model (vit_giant)',
  );
});

describe('is refused in a sentence:', () => {
  test('a tap that the model has not', async () => {
    await expect(engine.run({ model, input, taps: [tapOfPath('blocks.9')] })).rejects.toThrow(
      'The model computes nothing under the name "blocks.9".',
    );
  });

  test('a picture of the wrong size, in timm’s words', async () => {
    const small = { data: new Float32Array(3 * 16 * 16), shape: [1, 3, 16, 16] };
    await expect(logits({ input: small })).rejects.toThrow("Input height (16) doesn't match model (32).");
  });

  test('what was cancelled before it began', async () => {
    const signal = AbortSignal.abort(new Error('not needed'));
    await expect(logits({ signal })).rejects.toThrow('not needed');
  });
});

describe('experiments', () => {
  test('reshape in place of flatten and transpose keeps the shape and scrambles the content', async () => {
    const tap = vit.patch_embed;
    const right = (await engine.run({ model, input, taps: [tap] })).tensors.get('patch_embed')!;
    const variant = 'patch-embed-reshape';
    const wrong = (await engine.run({ model, input, taps: [tap], variant })).tensors.get('patch_embed')!;
    expect(wrong.shape).toEqual(right.shape);
    expect(wrong.data).not.toEqual(right.data);
    expect([...wrong.data].sort()).toEqual([...right.data].sort());
  });
});

test('more kinds of runs than sessions are kept give the same results when they come again', async () => {
  const own = await logits();
  const tapped = () => engine.run({ model, input, taps: [vit.norm] });
  const before = (await tapped()).tensors.get('norm')!.data;
  await logits({ variant: 'patch-embed-reshape' });
  await logits({ change: {} });
  await logits({ parameters: new Map([['head.bias', { data: new Float32Array(7), shape: [7] }]]) });
  expect((await tapped()).tensors.get('norm')!.data).toEqual(before);
  expect(apart(await logits(), own)).toBe(0);
});

test('of a large model one session is there at a time, which gives the logits too', async () => {
  const large = new LocalEngine({ largeFrom: 10_000 });
  const its = await large.load(spec);
  await large.run({ model: its, input, taps: ['logits'] }); // the runtime's start makes a session too
  const create = vi.spyOn(GraphSession, 'create');
  const release = vi.spyOn(GraphSession.prototype, 'release');
  const { tensors } = await large.run({ model: its, input, taps: ['logits', vit.norm] });
  expect(apart([...tensors.get('logits')!.data], await logits())).toBeLessThan(1e-5);
  expect(create).not.toHaveBeenCalled();
  await large.run({ model: its, input, taps: ['logits'], change: {} });
  expect([create.mock.calls.length, release.mock.calls.length]).toEqual([1, 1]);
  expect(release.mock.invocationCallOrder[0]).toBeLessThan(create.mock.invocationCallOrder[0]!);
  vi.restoreAllMocks();
});

test('models that were forgotten hold no session, run no more, and give no other their place', async () => {
  const local = new LocalEngine();
  const release = vi.spyOn(GraphSession.prototype, 'release');
  const first = await local.load(spec);
  await local.run({ model: first, input, taps: ['logits'] });
  await local.run({ model: first, input, taps: [vit.norm] });
  release.mockClear();
  local.forget();
  expect(release).toHaveBeenCalledTimes(2);
  release.mockRestore();
  const second = await local.load({ ...spec, weights: { kind: 'seed', seed: 1 } });
  await expect(local.run({ model: first, input, taps: ['logits'] })).rejects.toThrow('no such model');
  const { tensors } = await local.run({ model: second, input, taps: ['logits'] });
  expect(tensors.get('logits')!.shape).toEqual([1, 7]);
  local.dispose();
});
