/** What the chapter says of the lens and the probes, on all sample pictures. */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { tapOfPath, tensorOf, tokensByDepth } from '#lib/engine/tap.ts';
import { book, scenes } from '../../book/book.node.ts';
import { PROBES, PUBLIC } from '../../book/files.node.ts';
import { classNames, model, topClasses } from '../../book/model.ts';
import { parseProbes, probeLogits } from '../../book/probes.ts';
import { pictureOf, sceneBatch } from '../../book/scene-batch.node.ts';
import { firstOf, lensLogits, settledAt, tokenAt } from './lens.ts';

const STREAM = tokensByDepth(model, 12);
const PARAMETERS = ['norm.weight', 'norm.bias', 'head.weight', 'head.bias'].map(tapOfPath);

interface Read {
  readonly file: string;
  /** The model's own logits. */
  readonly logits: ArrayLike<number>;
  /** Logits at each depth. */
  readonly lens: readonly Float32Array[];
  readonly probe: readonly Float32Array[];
}

let pictures: readonly Read[];
let names: readonly string[];
beforeAll(async () => {
  const { run, model: loaded } = await book();
  names = classNames(loaded.metadata, 'en');
  const result = await run([...STREAM, ...PARAMETERS, 'logits'], { input: await sceneBatch() });
  const [weight, bias, headWeight, headBias] = PARAMETERS.map((tap) => tensorOf(result, tap)) as [
    TensorData,
    TensorData,
    TensorData,
    TensorData,
  ];
  const heads = [{ token: 0, weight: headWeight, bias: headBias }];
  const probes = parseProbes(new Uint8Array(await readFile(`${PUBLIC}/models/${PROBES}`)));
  pictures = (await scenes()).map(({ file }, i) => {
    const tokens = STREAM.map((tap) => pictureOf(tensorOf(result, tap), i));
    return {
      file,
      logits: pictureOf(tensorOf(result, 'logits'), i).data,
      lens: tokens.map((each) => lensLogits(each, { weight, bias }, heads)),
      probe: tokens.map((each, depth) => probeLogits(probes, depth, tokenAt(each))),
    };
  });
}, 120_000);

const of = (file: string): Read => pictures.find((each) => each.file === file)!;
const named = (readings: readonly Float32Array[]): string[] => readings.map((each) => names[firstOf(each)!]!);

test('at full depth the lens is the model’s own answer', () => {
  for (const { file, logits, lens } of pictures)
    lens[12]!.forEach((value, k) => expect(Math.abs(value - logits[k]!), file).toBeLessThan(1e-4));
});

test('before the first block the lens says butterfly of every picture, and the probe nothing', () => {
  for (const { lens, probe } of pictures) {
    expect(names[firstOf(lens[0]!)!]).toBe('butterfly');
    expect(Array.from(lens[0]!)).toEqual(Array.from(pictures[0]!.lens[0]!));
    expect(firstOf(probe[0]!)).toBeNull();
  }
});

test('the lens settles after block 6 at the earliest and after block 10 at the latest', () => {
  const settled = pictures.map(({ lens }) => settledAt(lens.map(firstOf)));
  expect(Math.min(...settled)).toBe(7);
  expect(Math.max(...settled)).toBe(11);
});

test('without the norm, after eight blocks, the head is surer and two of sixteen answers are others', async () => {
  const { run } = await book();
  const head = ['head.weight', 'head.bias'].map(tapOfPath);
  const result = await run([STREAM[8]!, ...head], { input: await sceneBatch() });
  const [weight, bias] = head.map((tap) => tensorOf(result, tap).data);
  const raw = pictures.map((_, i) => {
    const token = tokenAt(pictureOf(tensorOf(result, STREAM[8]!), i));
    return Float32Array.from(bias!, (start, k) =>
      token.reduce((sum, value, c) => sum + value * weight![k * token.length + c]!, start),
    );
  });
  const share = (logits: Float32Array) => topClasses(logits, names, 1)[0]!.probability;
  pictures.forEach(({ file, lens }, i) => expect(share(raw[i]!), file).toBeGreaterThan(share(lens[8]!)));
  expect(pictures.filter(({ lens }, i) => firstOf(lens[8]!) !== firstOf(raw[i]!))).toHaveLength(2);
});

test('the lion is a hedgehog after blocks 6 to 9, and the butterfly is right by accident first', () => {
  const lion = named(of('lion-behind-bars.png').lens);
  expect(lion.slice(7, 11)).toEqual(Array.from({ length: 4 }, () => 'hedgehog'));
  expect(lion.slice(11)).toEqual(['lion', 'lion']);
  const butterfly = named(of('butterfly-close.png').lens).map((name) => name === 'butterfly');
  expect(butterfly).toEqual([true, ...Array.from({ length: 10 }, () => false), true, true]);
  const cat = named(of('cat-meadow.png').lens);
  for (const name of ['key', 'moon', 'horse']) expect(cat).toContain(name);
});

test('the probe settles before the lens on thirteen pictures, with it on the cat, after it on two', () => {
  const earlier = pictures.map(({ file, lens, probe }) => {
    const by = settledAt(lens.map(firstOf)) - settledAt(probe.map(firstOf));
    return [file, Math.sign(by)] as const;
  });
  expect(earlier.filter(([, by]) => by > 0)).toHaveLength(13);
  expect(earlier.filter(([, by]) => by <= 0)).toEqual([
    ['cat-meadow.png', 0],
    ['lion-behind-bars.png', -1],
    ['koala-never-seen.png', -1],
  ]);
});

test('the probe ends where the model does, on every picture', () => {
  for (const { file, logits, probe } of pictures)
    expect(firstOf(probe[12]!), file).toBe(firstOf(Float32Array.from(logits)));
});

test('the first class is the largest logit, and there is none where all are alike', () => {
  expect(firstOf(Float32Array.of(1, 3, 2))).toBe(1);
  expect(firstOf(Float32Array.of(2, 2, 2))).toBeNull();
});

test('settled: from where on every depth names the last one’s class', () => {
  expect(settledAt([3, 1, 2, 2])).toBe(2);
  expect(settledAt([2, 1, 2])).toBe(2);
  expect(settledAt([2, 2])).toBe(0);
});
