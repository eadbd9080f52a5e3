/**
 * What a run changes inside the bundled model: what these weights do under it was measured with real timm
 * first.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeImageFile } from '../image/decode.node.ts';
import { evalTransformSteps } from '../image/transform.ts';
import type { VisionTransformer } from '../timm/index.ts';
import type { Change, Changed } from './change.ts';
import type { LoadedModel, RunRequest, TensorData } from './contract.ts';
import { LocalEngine } from './engine.ts';
import { blocksOf, tapOfPath, taps, tensorOf, tokensByDepth } from './tap.ts';

const engine = new LocalEngine();
const vit = taps<VisionTransformer>();
let model: LoadedModel;
let classes: readonly string[];
let cat: TensorData;

async function pictureOf(file: string): Promise<TensorData> {
  const { tensor } = evalTransformSteps(await decodeImageFile(`public/images/${file}`), {
    input_size: [3, 224, 224],
    crop_pct: 0.9,
    interpolation: 'bicubic',
    mean: [0.5, 0.5, 0.5],
    std: [0.5, 0.5, 0.5],
    crop_mode: 'center',
  });
  return { data: tensor, shape: [1, 3, 224, 224] };
}

beforeAll(async () => {
  const file = await readFile('public/models/vit_tiny_patch16_224.scenes.safetensors');
  model = await engine.load({
    name: 'vit_tiny_patch16_224',
    options: { num_classes: 100 },
    weights: { kind: 'bytes', bytes: new Uint8Array(file) },
  });
  classes = JSON.parse(model.metadata['class_names']!) as string[];
  cat = await pictureOf('cat-meadow.png');
});

type Options = Partial<Omit<RunRequest, 'taps' | 'model'>>;
async function logits(change?: Change, options: Options = {}): Promise<Float32Array> {
  const changed = change ? { change } : {};
  return tensorOf(await engine.run({ model, input: cat, taps: ['logits'], ...changed, ...options }), 'logits')
    .data;
}
const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
const first = (values: Float32Array): string => classes[values.indexOf(Math.max(...values))]!;
const logitOf = (values: Float32Array, name: string): number => values[classes.indexOf(name)]!;
/** Each of 0 … 195 once, far from its place: steps of 71, which has no factor in common with 196. */
const shuffled = Array.from({ length: 196 }, (_, i) => (i * 71 + 5) % 196);
const without = (block: number, head: number): Change => ({
  blocks: { [block]: { attn: { heads: { [head]: 0 } } } },
});
/** Every patch token another one: numbers as large as the tokens' own. */
const noise: Readonly<Record<number, Changed>> = Object.fromEntries(
  Array.from({ length: 196 }, (_, patch) => {
    const data = Float32Array.from({ length: 192 }, (_, c) => 5 * Math.sin(patch * 192 + c));
    return [patch + 1, { value: { data, shape: [192] } }];
  }),
);

describe('a run that changes nothing', () => {
  test('gives the logits of the plain graph within 1e-6', async () => {
    expect(apart(await logits({}), await logits())).toBeLessThan(1e-6);
  });

  test('gives every tensor of the plain graph within 1e-6', async () => {
    const wanted = [
      ...model.modules.filter((path) => path !== 'blocks').map(tapOfPath),
      '_pos_embed',
    ] as const;
    const plain = await engine.run({ model, input: cat, taps: wanted });
    const changed = await engine.run({ model, input: cat, taps: wanted, change: {} });
    for (const [name, { data }] of plain.tensors)
      expect(
        apart(changed.tensors.get(name)!.data.subarray(0, 5000), data.subarray(0, 5000)),
        name,
      ).toBeLessThan(1e-6);
  });
});

describe('heads', () => {
  test('without head 1 of block 3 the cat loses about 9.7 logits, without most others little', async () => {
    const plain = logitOf(await logits(), 'cat');
    const lost = async (block: number, head: number): Promise<number> =>
      plain - logitOf(await logits(without(block, head)), 'cat');
    expect(await lost(3, 1)).toBeCloseTo(9.7, 1);
    expect(Math.abs(await lost(7, 0))).toBeLessThan(1);
  });

  test('a half is half of what the head puts out, and no other head’s', async () => {
    const tap = vit.blocks[3].attn.norm;
    const before = tensorOf(await engine.run({ model, input: cat, taps: [tap] }), tap).data;
    const change: Change = { blocks: { 3: { attn: { heads: { 1: 0.5 } } } } };
    const after = tensorOf(await engine.run({ model, input: cat, taps: [tap], change }), tap).data;
    const expected = before.map((x, i) => (Math.floor((i % 192) / 64) === 1 ? x / 2 : x));
    expect(apart(after, expected)).toBe(0);
  });

  /** What a head puts out, (197, 64), of the heads side by side. */
  const outputOf = (head: number, { data }: TensorData): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: 197 * 64 }, (_, i) => data[Math.floor(i / 64) * 192 + head * 64 + (i % 64)]!);
  const replaced = (head: number, value: TensorData | number): Change => ({
    blocks: { 3: { attn: { heads: { [head]: { value } } } } },
  });

  test.for([0, 1, 2])('a value stands in the place of head %i: its own changes nothing', async (head) => {
    const tap = vit.blocks[3].attn.norm;
    const run = await engine.run({ model, input: cat, taps: [tap] });
    const own = { data: outputOf(head, tensorOf(run, tap)), shape: [197, 64] };
    expect(apart(await logits(replaced(head, own)), await logits())).toBeLessThan(2e-5);
    expect(apart(await logits(replaced(head, 0)), await logits(without(3, head)))).toBe(0);
  });

  test('replaced by its mean over the sample pictures, head 1 of block 3 costs the cat about 8.4 logits', async () => {
    const tap = vit.blocks[3].attn.norm;
    const files = JSON.parse(await readFile('public/images/scenes.json', 'utf8')) as { file: string }[];
    const mean = new Float32Array(197 * 64);
    for (const { file } of files) {
      const run = await engine.run({ model, input: await pictureOf(file), taps: [tap] });
      outputOf(1, tensorOf(run, tap)).forEach((x, i) => (mean[i]! += x / files.length));
    }
    const changed = await logits(replaced(1, { data: mean, shape: [197, 64] }));
    expect(logitOf(await logits(), 'cat') - logitOf(changed, 'cat')).toBeCloseTo(8.4, 1);
  });

  test('the same weights read as six heads are another model', async () => {
    const six = await logits({ num_heads: 6 });
    expect(apart(six, await logits())).toBeGreaterThan(0.1);
    expect(apart(await logits({ num_heads: 3 }), await logits())).toBe(0);
    await expect(logits({ num_heads: 5 })).rejects.toThrow('dim should be divisible by num_heads');
  });

  test('attention’s scale is 1/√d unless another is said', async () => {
    const scaled = (scale: number): Change => ({
      blocks: Object.fromEntries(blocksOf(vit, 12).map((_, i) => [i, { attn: { scale } }])),
    });
    expect(apart(await logits(scaled(64 ** -0.5)), await logits())).toBeLessThan(1e-6);
    expect(apart(await logits(scaled(1)), await logits())).toBeGreaterThan(0.1);
  });
});

describe('blocks', () => {
  const skipped = (block: number): Change => ({
    blocks: { [block]: { attn: { output: 0 }, mlp: { output: 0 } } },
  });

  test.for([1, 2, 4, 5, 6, 7, 8, 9, 10, 11])('without block %i the cat stays a cat', async (block) => {
    expect(first(await logits(skipped(block)))).toBe('cat');
  });

  test.for([
    [0, 'cloud'],
    [3, 'ice cream'],
  ] as const)('without block %i it is taken for %s', async ([block, name]) => {
    expect(first(await logits(skipped(block)))).toBe(name);
  });

  test('a block without its two branches hands on what it is given', async () => {
    const { tensors } = await engine.run({
      model,
      input: cat,
      taps: [vit.blocks[4], vit.blocks[5]],
      change: skipped(5),
    });
    expect(apart(tensors.get('blocks.5')!.data, tensors.get('blocks.4')!.data)).toBe(0);
  });
});

describe('the order of patches', () => {
  test('does not matter once positions are added', async () => {
    expect(apart(await logits({ _pos_embed: { order: shuffled } }), await logits())).toBeLessThan(1e-5);
  });

  test('matters before: the cat is one no more', async () => {
    expect(first(await logits({ patch_embed: { order: shuffled } }))).not.toBe('cat');
  });

  test('names each patch once', async () => {
    await expect(logits({ patch_embed: { order: [0, 0, ...shuffled.slice(2)] } })).rejects.toThrow(
      'patch_embed.order names each of the 196 patches once.',
    );
  });
});

describe('tokens', () => {
  test('of patches that the last block puts out are read by nobody', async () => {
    expect(apart(await logits({ blocks: { 11: { tokens: noise } } }), await logits())).toBe(0);
    expect(apart(await logits({ blocks: { 10: { tokens: noise } } }), await logits())).toBeGreaterThan(0.1);
  });

  test('replaced by their own values change nothing, at any depth', async () => {
    const depth = tokensByDepth(vit, 12);
    const run = await engine.run({ model, input: cat, taps: depth });
    const token = (at: number): Changed => ({
      value: { data: tensorOf(run, depth[at]!).data.slice(0, 192), shape: [192] },
    });
    const plain = await logits();
    expect(apart(await logits({ _pos_embed: { tokens: { 0: token(0) } } }), plain)).toBeLessThan(1e-5);
    expect(apart(await logits({ blocks: { 8: { tokens: { 0: token(9) } } } }), plain)).toBeLessThan(1e-5);
  });

  test('zero for cls_token changes little, zero for all positions much', async () => {
    const blank = await logits({ cls_token: 0 });
    expect(first(blank)).toBe('cat');
    expect(apart(blank, await logits())).toBeGreaterThan(0.01);
    expect(first(await logits({ pos_embed: 0 }))).not.toBe('cat');
  });

  test('a share of cls_token moved into pos_embed leaves the sum', async () => {
    const { tensors } = await engine.run({ model, input: cat, taps: [vit.cls_token, vit.pos_embed] });
    const [token, positions] = [tensors.get('cls_token')!, tensors.get('pos_embed')!];
    const data = positions.data.map((x, i) => (i < 192 ? x + 0.5 * token.data[i]! : x));
    const change: Change = { cls_token: 0.5, pos_embed: { value: { data, shape: positions.shape } } };
    expect(apart(await logits(change), await logits())).toBeLessThan(1e-5);
    const run = await engine.run({ model, input: cat, taps: [vit.pos_embed, 'logits'], change });
    expect(tensorOf(run, vit.pos_embed).data).toEqual(data);
  });

  test('a patch times 0 is a patch of zeros, before its position is added', async () => {
    const change: Change = { patch_embed: { patches: { 90: 0 } } };
    const { tensors } = await engine.run({
      model,
      input: cat,
      taps: [vit.patch_embed, vit.pos_embed, '_pos_embed'],
      change,
    });
    expect(tensors.get('patch_embed')!.data.subarray(90 * 192, 91 * 192)).toEqual(new Float32Array(192));
    const position = tensors.get('pos_embed')!.data.subarray(91 * 192, 92 * 192);
    expect(tensors.get('_pos_embed')!.data.subarray(91 * 192, 92 * 192)).toEqual(position);
  });
});

test('a hidden unit is scaled or set for all tokens', async () => {
  const tap = vit.blocks[6].mlp.act;
  const change: Change = { blocks: { 6: { mlp: { act: { 5: 0, 9: { value: 2 } } } } } };
  const { data } = tensorOf(await engine.run({ model, input: cat, taps: [tap], change }), tap);
  for (const token of [0, 1, 196]) expect([data[token * 768 + 5], data[token * 768 + 9]]).toEqual([0, 2]);
});

test('q, k, v and attention’s matrix fit together', async () => {
  const { q, k, v, attn_drop, norm } = vit.blocks[2].attn;
  const run = await engine.run({ model, input: cat, taps: [q, k, v, attn_drop, norm] });
  const [Q, K, V, A, out] = [q, k, v, attn_drop, norm].map(
    (tap) => tensorOf(run, tap).data,
  ) as Float32Array[];
  const at = (x: Float32Array, head: number, token: number, c: number) => x[(head * 197 + token) * 64 + c]!;
  const [head, token] = [1, 40];
  const scores = Array.from({ length: 197 }, (_, other) => {
    let sum = 0;
    for (let c = 0; c < 64; c++) sum += at(Q!, head, token, c) * at(K!, head, other, c);
    return Math.exp(sum / 8);
  });
  const total = scores.reduce((sum, score) => sum + score, 0);
  const row = A!.subarray((head * 197 + token) * 197, (head * 197 + token + 1) * 197);
  expect(
    apart(
      row,
      scores.map((score) => score / total),
    ),
  ).toBeLessThan(1e-6);
  let mixed = 0;
  row.forEach((share, other) => (mixed += share * at(V!, head, other, 7)));
  expect(mixed).toBeCloseTo(out![token * 192 + head * 64 + 7]!, 5);
});

test('norm and head alone read the tokens of every depth; the last gives the logits', async () => {
  const depth = tokensByDepth(vit, 12);
  const run = await engine.run({ model, input: cat, taps: [...depth, 'logits'] });
  const data = new Float32Array(13 * 192);
  depth.forEach((tap, i) => data.set(tensorOf(run, tap).data.subarray(0, 192), i * 192));
  const input = { data, shape: [13, 1, 192] };
  const lens = tensorOf(
    await engine.run({ model, input, through: [vit.norm, vit.head], taps: [vit.head] }),
    vit.head,
  );
  expect(lens.shape).toEqual([13, 1, 100]);
  expect(apart(lens.data.subarray(12 * 100), tensorOf(run, 'logits').data)).toBeLessThan(1e-5);
  expect(first(lens.data.subarray(0, 100) as Float32Array)).toBe('butterfly');
});

describe('is refused in a sentence:', () => {
  test.for([
    [{ blocks: { 12: { tokens: { 0: 0 } } } }, 'The model has no blocks.12.tokens.scale to change.'],
    [
      { blocks: { 3: { attn: { heads: { 3: 0 } } } } },
      'blocks.3.attn.heads has 3 parts, from 0: there is no 3.',
    ],
    [
      { cls_token: { value: { data: new Float32Array(5), shape: [5] } } },
      'A value of shape (5) does not fit cls_token, (1, 1, 192).',
    ],
  ] satisfies [Change, string][])('%j', async ([change, sentence]) => {
    await expect(logits(change)).rejects.toThrow(sentence);
  });

  test('a change inside a ResNet', async () => {
    const resnet = await engine.load({ name: 'resnet18', weights: { kind: 'seed', seed: 0 } });
    const input = { data: new Float32Array(3 * 32 * 32), shape: [1, 3, 32, 32] };
    await expect(engine.run({ model: resnet, input, taps: ['logits'], change: {} })).rejects.toThrow(
      'Changes inside a run are about a Vision Transformer.',
    );
  });
});
