import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { resize } from './resample.ts';
import type { Interpolation } from './resample.ts';
import type { RgbImage } from './rgb-image.ts';

const recorded = parseSafetensors(
  new Uint8Array(readFileSync(new URL('../../tests/fixtures/image/resample.safetensors', import.meta.url))),
);

function picture(name: string): RgbImage {
  const [height, width] = recorded.entry(name).shape as [number, number];
  return { width, height, data: recorded.values(name) as Uint8Array };
}

const cases = [...recorded.entries.keys()].filter((name) => /^(resize|small):/.test(name));

test('the recording has five filters at seven sizes', () => {
  expect(cases).toHaveLength(35);
});

test.each(cases)('%s is equal to Pillow at every pixel', (name) => {
  const filter = name.split(':')[1] as Interpolation;
  const wanted = picture(name);
  const source = picture(name.startsWith('small:') ? 'small' : 'image');
  const got = resize(source, wanted.width, wanted.height, filter);
  expect([...got.data]).toEqual([...wanted.data]);
});

test('the picture at its own size is the picture', () => {
  const image = picture('image');
  expect(resize(image, image.width, image.height, 'lanczos').data).toEqual(image.data);
});

test('sizes and filters that make no sense are refused in words', () => {
  const image = picture('image');
  expect(() => resize(image, 0, 10, 'box')).toThrow(
    'resize wants a width and a height of whole pixels from 1, got 0×10.',
  );
  expect(() => resize(image, 10, 1.5, 'box')).toThrow('got 10×1.5.');
  expect(() => resize(image, 10, 10, 'nearest' as Interpolation)).toThrow(
    'resize knows the filters box, bilinear, hamming, bicubic, lanczos, not "nearest".',
  );
});
