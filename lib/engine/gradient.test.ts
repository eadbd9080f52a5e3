/**
 * Gradients of the bundled model's logits. Numbers of timm 1.0.29 and torch 2.13, by hooks and
 * `torch.autograd.grad`.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { decodeImageFile } from '../image/decode.node.ts';
import { evalTransformSteps } from '../image/transform.ts';
import type { VisionTransformer } from '../timm/index.ts';
import type { LoadedModel, RunRequest, RunResult, TensorData } from './contract.ts';
import { LocalEngine } from './engine.ts';
import { blocksOf, gradientOf, taps, tensorOf } from './tap.ts';

const engine = new LocalEngine();
const vit = taps<VisionTransformer>();
let model: LoadedModel;
let crown: TensorData;

beforeAll(async () => {
  const file = await readFile('public/models/vit_tiny_patch16_224.scenes.safetensors');
  model = await engine.load({
    name: 'vit_tiny_patch16_224',
    options: { num_classes: 100 },
    weights: { kind: 'bytes', bytes: new Uint8Array(file) },
  });
  const { tensor } = evalTransformSteps(await decodeImageFile('public/images/crown-at-night.png'), {
    input_size: [3, 224, 224],
    crop_pct: 0.9,
    interpolation: 'bicubic',
    mean: [0.5, 0.5, 0.5],
    std: [0.5, 0.5, 0.5],
    crop_mode: 'center',
  });
  crown = { data: tensor, shape: [1, 3, 224, 224] };
});

const run = (asked: Omit<RunRequest, 'model' | 'input'>): Promise<RunResult> =>
  engine.run({ model, input: crown, ...asked });
const norm = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const attentions = blocksOf(vit, 12).map(({ attn }) => gradientOf(attn.attn_drop));
const PIXEL = 224 * 224 + 100 * 224 + 100; // x[0, 1, 100, 100]

test.each([
  [92, 0.53309, 0.00016558, [0.2862, 0.2158, 0.1935], [2.4679, 2.2839, 4.9347], [4.4273, 3.8112, 2.0651]],
  [7, 0.50538, -0.00059405, [0.3372, 0.2601, 0.1808], [2.6745, 2.8094, 6.1658], [4.3446, 3.7708, 2.8706]],
])(
  'of the logit of class %i at pixels, blocks and attention: PyTorch’s numbers',
  async (target, input, pixel, blocks, first, last) => {
    const wanted = [0, 5, 11] as const;
    const taps = [gradientOf('input'), ...wanted.map((i) => gradientOf(vit.blocks[i])), ...attentions];
    const given = await run({ taps, target });
    const at = (tap: (typeof taps)[number]): Float32Array => tensorOf(given, tap).data;
    const heads = (tap: (typeof taps)[number]): number[] =>
      [0, 1, 2].map((head) => norm(at(tap).subarray(head * 197 ** 2, (head + 1) * 197 ** 2)));
    expect(norm(at(gradientOf('input')))).toBeCloseTo(input, 4);
    expect(at(gradientOf('input'))[PIXEL]).toBeCloseTo(pixel, 7);
    wanted.forEach((i, place) => expect(norm(at(gradientOf(vit.blocks[i])))).toBeCloseTo(blocks[place]!, 4));
    heads(attentions[0]!).forEach((size, head) => expect(size).toBeCloseTo(first[head]!, 3));
    heads(attentions[11]!).forEach((size, head) => expect(size).toBeCloseTo(last[head]!, 3));
  },
);

test('at the last block’s output only the class token has one', async () => {
  const { data } = tensorOf(
    await run({ taps: [gradientOf(vit.blocks[11])], target: 92 }),
    gradientOf(vit.blocks[11]),
  );
  expect(data.subarray(192).every((value) => value === 0)).toBe(true);
  expect(norm(data.subarray(0, 192))).toBeGreaterThan(0.1);
});

test('each picture of a batch has its own, and what a run changes is in it', async () => {
  const data = new Float32Array(2 * crown.data.length);
  data.set(crown.data);
  const taps = [gradientOf('input'), 'logits'] as const;
  const both = await run({ taps, target: 92 }).then(async (alone) => {
    const given = await engine.run({ model, input: { data, shape: [2, 3, 224, 224] }, taps, target: 92 });
    return [tensorOf(alone, taps[0]).data, tensorOf(given, taps[0]).data] as const;
  });
  const [alone, pair] = both;
  expect(norm(pair.subarray(0, alone.length).map((value, i) => value - alone[i]!))).toBeLessThan(1e-5);
  expect(norm(pair.subarray(alone.length))).toBeGreaterThan(0.01);
  const changed = await run({ taps, target: 92, change: { blocks: { 3: { attn: { heads: { 1: 0 } } } } } });
  expect(norm(tensorOf(changed, taps[0]).data)).not.toBeCloseTo(norm(alone), 2);
});

test('the forward pass beside it gives what it gives alone', async () => {
  const plain = tensorOf(await run({ taps: ['logits'] }), 'logits').data;
  const { data } = tensorOf(await run({ taps: ['logits', gradientOf(vit.blocks[3])], target: 1 }), 'logits');
  expect(Math.max(...data.map((value, k) => Math.abs(value - plain[k]!)))).toBeLessThan(1e-5);
});

test('a class or a tensor that there is none of is refused', async () => {
  await expect(run({ taps: [gradientOf('input')], target: 100 })).rejects.toThrow(
    'The model has 100 classes, from 0: there is no 100.',
  );
  await expect(run({ taps: [gradientOf(vit.pos_embed)] })).rejects.toThrow(
    'The logits have no gradient at "pos_embed".',
  );
});
