import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { resize } from './resample.ts';
import type { SafetensorsFile } from '#lib/safetensors/read.ts';
import type { RgbImage } from './rgb-image.ts';
import { evalTransform, evalTransformSteps, unnormalize } from './transform.ts';
import type { EvalConfig } from './transform.ts';

function fixture(path: string): SafetensorsFile {
  return parseSafetensors(
    new Uint8Array(readFileSync(new URL(`../../tests/fixtures/${path}`, import.meta.url))),
  );
}

function picture(file: SafetensorsFile, name: string): RgbImage {
  const [height, width] = file.entry(name).shape as [number, number];
  return { width, height, data: file.values(name) as Uint8Array };
}

const timm = fixture('timm/preprocess.safetensors');
const recorded = fixture('image/resample.safetensors');
const HALF = [0.5, 0.5, 0.5];
const VIT_TINY: EvalConfig = {
  input_size: [3, 224, 224],
  crop_pct: 0.9,
  interpolation: 'bicubic',
  mean: HALF,
  std: HALF,
};

describe('evalTransform', () => {
  // timm's grey levels are 2/255 apart after normalisation; equality to the last bit is stricter than one
  // level.
  test.each([0, 1, 2])('picture %i gives the very numbers that timm gives', (index) => {
    const tensor = evalTransform(picture(timm, `image_${index}`), VIT_TINY);
    expect(worst(tensor, timm.floats(`tensor_${index}`))).toBe(0);
  });

  const configurations = Object.keys(recorded.metadata).filter((name) => name.startsWith('eval:'));

  test('the recording has seven other configurations', () => {
    expect(configurations).toHaveLength(7);
  });

  test.each(configurations.sort())('%s gives the very numbers that timm gives', (name) => {
    const config = JSON.parse(recorded.metadata[name]!) as EvalConfig;
    const tensor = evalTransform(picture(recorded, 'image'), config);
    expect(recorded.entry(name).shape).toEqual(config.input_size);
    expect(worst(tensor, recorded.floats(name))).toBe(0);
  });

  test('a configuration for one channel is refused in words', () => {
    const image = picture(recorded, 'image');
    expect(() => evalTransform(image, { ...VIT_TINY, input_size: [1, 28, 28], mean: [0.5] })).toThrow(
      'The transform is for 3 channels; got input_size (1, 28, 28), 1 means and 3 standard deviations.',
    );
  });
});

describe('evalTransformSteps', () => {
  test('a 320×240 picture is resized to 330×248, and the crop lies in its middle', () => {
    const steps = evalTransformSteps(picture(timm, 'image_0'), VIT_TINY);
    expect([steps.resized.width, steps.resized.height]).toEqual([330, 248]);
    expect(steps.box).toEqual({ left: 53, top: 12, width: 224, height: 224 });
    const { width, data } = steps.resized;
    const firstRow = data.subarray((12 * width + 53) * 3, (12 * width + 53 + 224) * 3);
    expect([...steps.cropped.data.subarray(0, 224 * 3)]).toEqual([...firstRow]);
  });

  test('a crop larger than the resized picture reaches past it and is black there', () => {
    const config = JSON.parse(recorded.metadata['eval:6']!) as EvalConfig;
    const { resized, box, cropped } = evalTransformSteps(picture(recorded, 'image'), config);
    expect([resized.width, resized.height]).toEqual([34, 25]);
    expect(box).toEqual({ left: 1, top: -3, width: 32, height: 32 });
    expect([...cropped.data.subarray(0, 3 * 32 * 3)].every((level) => level === 0)).toBe(true);
  });
});

describe('unnormalize', () => {
  test('the tensor of a picture shows the cropped picture again', () => {
    const { tensor, cropped } = evalTransformSteps(picture(timm, 'image_0'), VIT_TINY);
    expect([...unnormalize(tensor, [3, 224, 224], HALF, HALF).data]).toEqual([...cropped.data]);
  });

  test('numbers past white and black are kept at white and black', () => {
    expect([...unnormalize(Float32Array.of(9, -9, 0), [3, 1, 1], HALF, HALF).data]).toEqual([255, 0, 128]);
  });

  test('a tensor that does not have the shape is refused', () => {
    expect(() => unnormalize(new Float32Array(5), [3, 1, 2], HALF, HALF)).toThrow(
      'unnormalize wants a tensor of shape (3, H, W); got 5 numbers as (3, 1, 2).',
    );
  });
});

/** The largest difference of two tensors of the same length. */
function worst(got: Float32Array, wanted: Float32Array): number {
  expect(got.length).toBe(wanted.length);
  return got.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0);
}

test.each([
  [1, 100_000],
  [100_000, 1],
  [2, 5_000],
])('a picture of %i×%i is refused by what it would become', (width, height) => {
  const thin = { width, height, data: new Uint8ClampedArray(width * height * 3) };
  const config = {
    input_size: [3, 224, 224],
    crop_pct: 0.9,
    mean: [0.5, 0.5, 0.5],
    std: [0.5, 0.5, 0.5],
  } as const;
  expect(() => evalTransform(thin, config)).toThrow(
    expect.objectContaining({ name: 'ImageError', fault: 'too-thin' }) as Error,
  );
  expect(() => evalTransform(thin, { ...config, crop_mode: 'squash' })).not.toThrow();
});

test('a resize past 100 million pixels is refused before anything is made', () => {
  const small = { width: 2, height: 2, data: new Uint8ClampedArray(12) };
  expect(() => resize(small, 20_000, 20_000, 'bilinear')).toThrow(
    /takes 400 million; up to 100 million are made\.$/,
  );
});
