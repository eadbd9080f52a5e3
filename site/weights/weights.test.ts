import { describe, expect, test, vi } from 'vitest';
import { get_pretrained_cfg } from '#lib/timm/registry.ts';
import type { KeptFile } from '#lib/weights/store.ts';
import { models } from '../book/models.ts';
import { CATALOG } from './catalog.ts';
import { parseChosen } from './choice.ts';
import { roleOf } from './chosen-model.ts';
import { isOutOfMemory, mayNotFit, memoryBudget } from './memory.ts';
import { size, TimeLeft } from './sizes.ts';
import { weightsWords } from './words.ts';
import { chosenOf } from './use-weights.ts';

const [en, zh] = [weightsWords['en'], weightsWords['zh-CN']];

const kept = (key: string, model: string, more: Partial<KeptFile> = {}): KeptFile => ({
  key,
  bytes: 8,
  sha256: null,
  commit: null,
  stored: 8,
  whole: true,
  since: 0,
  model: { model, alternatives: [], options: { num_classes: 1000 }, prefix: '', dtypes: ['F32'] },
  ...more,
});

test('every checkpoint of the catalogue is one of the registry, with its licence', () => {
  for (const { id, licence } of CATALOG) {
    const cfg = get_pretrained_cfg(id.replace('timm/', ''));
    expect(cfg?.hf_hub_id, id).toBe(id);
    expect(cfg?.license, id).toBe(licence.toLowerCase());
  }
});

describe('a kept file as the choice', () => {
  test('an official one has its own tag’s normalisation', () => {
    expect(chosenOf(kept('hub:timm/deit_tiny_patch16_224.fb_in1k', 'deit_tiny_patch16_224'))).toMatchObject({
      label: 'DeiT-Tiny, fb_in1k',
      mean: [0.485, 0.456, 0.406],
    });
    expect(
      chosenOf(kept('hub:timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k', 'vit_tiny_patch16_224')),
    ).toMatchObject({ label: 'ViT-Tiny, augreg_in21k_ft_in1k', mean: [0.5, 0.5, 0.5] });
  });

  test('a reader’s own has its name and its model’s normalisation', () => {
    expect(chosenOf(kept('file:mine.safetensors', 'vit_tiny_patch16_224'))).toMatchObject({
      label: 'mine.safetensors',
      mean: [0.5, 0.5, 0.5],
    });
  });

  test('a part of a file is none', () => {
    expect(chosenOf(kept('hub:timm/x.y', 'resnet18', { whole: false }))).toBeNull();
  });

  test('figures run on models of their own form only, and on ResNets where they show one', () => {
    const runs = (model: string, options: object) => roleOf({ model, options });
    expect(runs(models.scenes.name, { num_classes: 1000 })).toBe('vit');
    expect(runs('deit_tiny_patch16_224', { num_classes: 10 })).toBe('vit');
    for (const model of ['resnet18', 'resnet50']) expect(runs(model, { num_classes: 1000 })).toBe('resnet');
    expect(runs(models.scenes.name, { num_classes: 0 })).toBeNull();
    expect(runs(models.scenes.name, { num_classes: 10, img_size: 96 })).toBeNull();
    for (const model of ['vit_base_patch16_224', 'vit_small_patch16_224', 'deit_small_distilled_patch16_224'])
      expect(runs(model, { num_classes: 1000 }), model).toBe('vit');
    for (const model of ['vit_base_patch32_224', 'vit_tiny_patch16_384', 'vit_large_patch16_224', 'resnet'])
      expect(runs(model, { num_classes: 1000 }), model).toBeNull();
  });

  test('what a page finds in place of a choice is the site’s own weights', () => {
    for (const text of [null, '', 'null', '{', '[]', '{"key":1}', '"x"'])
      expect(parseChosen(text), String(text)).toBeNull();
  });
});

test('the time left comes from the bytes since the beginning', () => {
  const left = new TimeLeft();
  expect(left.after(10e6, 30e6, 0, en)).toBe('');
  expect(left.after(11e6, 30e6, 500, en)).toBe('');
  expect(left.after(14e6, 30e6, 2000, en)).toBe('about 8 s left');
  expect(left.after(14e6, 30e6, 2000, zh)).toBe('大约还需 8 秒');
  expect(left.after(14.1e6, 30e6, 60_000, en)).toBe('about 4 min left');
});

test('sizes are read at a glance', () => {
  expect([250, 22.88e6, 346.3e6, 10.7e9].map(size)).toEqual(['0.3 kB', '22.9 MB', '346.3 MB', '10.7 GB']);
});

test('a device with little memory is told before the download', () => {
  expect(mayNotFit(346e6, memoryBudget(2))).toBe(true);
  expect(mayNotFit(346e6, memoryBudget(4))).toBe(false);
  expect(mayNotFit(22.9e6, memoryBudget(2))).toBe(false);
  expect(mayNotFit(346e6, null)).toBe(false);
});

test('a phone that does not say how much it has is taken to have little; another device is not', () => {
  const query = vi.fn((text: string) => ({ matches: text.includes('coarse') }));
  vi.stubGlobal('navigator', {});
  expect(memoryBudget()).toBeNull();
  vi.stubGlobal('matchMedia', query);
  expect([mayNotFit(346e6), mayNotFit(102e6)]).toEqual([true, false]);
  vi.unstubAllGlobals();
});

test('refused memory is told from other errors', () => {
  for (const message of [
    'Array buffer allocation failed',
    'WebAssembly.Memory(): could not allocate memory',
    'WebAssembly.Memory.grow(): Unable to grow instance memory',
    'Aborted(OOM)',
    'onnxruntime could not make a session: std::bad_alloc',
    'onnxruntime has no memory left for 9437184 bytes',
    'out of memory',
  ])
    expect(isOutOfMemory(new RangeError(message)), message).toBe(true);
  expect(isOutOfMemory(new Error('mat1 and mat2 shapes cannot be multiplied'))).toBe(false);
  expect(isOutOfMemory(new Error('No room at the inn'))).toBe(false);
});

test('what does not fit is said in both languages with the same names and shapes', () => {
  const fitsNot = {
    fits: false,
    nearest: 'resnet18',
    key: 'fc.weight',
    expected: [3, 512],
    found: [3, 511],
    differences: 2,
  } as const;
  expect(zh.fault('a.safetensors', { fault: 'mismatch', message: '', fitsNot })).toBe(
    'a.safetensors 不适合这里的任何模型。最接近的是 resnet18：它的“fc.weight”形状是 (3, 512)，文件里是 (3, 511)，另有 1 处不同。',
  );
  expect(en.fault('a.safetensors', { fault: 'mismatch', message: 'said', fitsNot })).toBe('said');
});
