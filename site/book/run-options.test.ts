import { expect, test } from 'vitest';
import { model } from './model.ts';
import { models } from './models.ts';
import { optionsKey } from './run-options.ts';

test('options that ask for the same run have the same key, others another', () => {
  const data = new Float32Array(3);
  const asked = [
    {},
    { model: models.resnet50 },
    { change: { blocks: { 3: { attn: { heads: { 1: 0 } } } } } },
    { change: { blocks: { 3: { attn: { heads: { 2: 0 } } } } } },
    { change: { cls_token: { value: { data, shape: [3] } } } },
    { change: { cls_token: { value: { data: new Float32Array(3), shape: [3] } } } },
    { through: [model.norm, model.head] },
    { through: [model.norm] },
    { input: { data, shape: [1, 3, 1, 1] } },
  ];
  expect(new Set(asked.map(optionsKey)).size).toBe(asked.length);
  for (const options of asked) expect(optionsKey({ ...options })).toBe(optionsKey(options));
});
