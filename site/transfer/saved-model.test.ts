import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { describeHead } from '#lib/weights/describe.ts';
import { MemoryStore } from '#lib/weights/memory-store.ts';
import { takeFile } from '#lib/weights/own-file.ts';
import { recognise } from '#lib/weights/recognise.ts';
import { book, buildBook } from '../book/book.node.ts';
import { PUBLIC, WEIGHTS } from '../book/files.node.ts';
import { drawnCheckpoint } from '#tests/hub/checkpoint.ts';
import { evalConfig } from '../picture/eval-config.ts';
import { chosenOf } from '../weights/use-weights.ts';
import { savedModel } from './saved-model.ts';
import { logitsOf } from './train-head.ts';

test('a saved model is told by its file alone, carries its names, and says what backbone and head say', async () => {
  const head = {
    weight: Float32Array.from({ length: 3 * 192 }, (_, i) => Math.sin(i)),
    bias: Float32Array.of(1, 2, 3),
  };
  const names = ['mug', 'plant', 'shoe'];
  const bytes = savedModel(await readFile(`${PUBLIC}/models/${WEIGHTS}`), head, {
    architecture: 'vit_tiny_patch16_224',
    names,
  });
  const file = parseSafetensors(bytes);
  expect(recognise(file.entries)).toMatchObject({
    fits: true,
    model: 'vit_tiny_patch16_224',
    options: { num_classes: 3 },
  });
  expect(JSON.parse(file.metadata['class_names']!)).toEqual(names);

  const own = await buildBook();
  const saved = { name: 'vit_tiny_patch16_224', options: { num_classes: 3 }, label: 'saved' };
  const said = await own.run({ ...saved, weights: { kind: 'bytes', bytes } }, ['logits']);
  const { run } = await book();
  const features = tensorOf(await run(['forward_head_pre_logits']), 'forward_head_pre_logits');
  const expected = logitsOf(head, features).data;
  tensorOf(said, 'logits').data.forEach((logit, k) => expect(logit).toBeCloseTo(expected[k]!, 3));
});

test('both heads of a distilled model are the new one, so that it answers as was learned', async () => {
  const backbone = drawnCheckpoint('deit_tiny_distilled_patch16_224', { num_classes: 7 }, 3);
  const head = {
    weight: Float32Array.from({ length: 2 * 192 }, (_, i) => Math.cos(i)),
    bias: Float32Array.of(1, -1),
  };
  const name = 'deit_tiny_distilled_patch16_224';
  const bytes = savedModel(backbone, head, { architecture: name, names: ['a', 'b'] });
  const own = await buildBook();
  const saved = { name, options: { num_classes: 2 }, label: 'saved distilled' };
  const said = await own.run({ ...saved, weights: { kind: 'bytes', bytes } }, [
    'logits',
    'forward_head_pre_logits',
  ]);
  const expected = logitsOf(head, tensorOf(said, 'forward_head_pre_logits')).data;
  tensorOf(said, 'logits').data.forEach((logit, k) => expect(logit).toBeCloseTo(expected[k]!, 3));
});

test('a saved model that is opened again takes pictures as it learned from them, not as its name says', async () => {
  const architecture = 'vit_tiny_patch16_224';
  const [mean, std] = [
    [0.485, 0.456, 0.406],
    [0.229, 0.224, 0.225],
  ];
  const head = { weight: new Float32Array(2 * 192), bias: new Float32Array(2) };
  const backbone = drawnCheckpoint(architecture, { num_classes: 7 });
  const bytes = savedModel(backbone, head, { architecture, names: ['a', 'b'], mean, std });
  const { metadata } = parseSafetensors(bytes);
  expect(JSON.parse(metadata['pretrained_cfg']!)).toEqual({
    architecture,
    num_classes: 2,
    input_size: [3, 224, 224],
    interpolation: 'bicubic',
    crop_pct: 0.9,
    crop_mode: 'center',
    mean,
    std,
  });

  const store = new MemoryStore();
  const kept = await takeFile(new File([bytes], `${architecture}.own-classes.safetensors`), {
    store,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect(chosenOf(kept)).toMatchObject({ model: architecture, mean, std });

  const plain = savedModel(backbone, head, { architecture, names: ['a', 'b'] });
  const { normalisation } = describeHead(plain, plain.length, 'x')!;
  expect(normalisation).toEqual({ mean: evalConfig().mean, std: evalConfig().std });
});
