import { expect, test } from 'vitest';
import { fixture } from './fixture.node.ts';
import { blankRaster, enlarged, paste, pngDataUrl, rasterOf, rasterOfRgb } from './raster.ts';
import { divergingScale } from './scale.ts';

test('each number of a matrix becomes one pixel through the scale', () => {
  const scale = divergingScale(2);
  const { width, height, data } = rasterOf({ data: [-2, 0, 1, NaN, 2, -1], shape: [2, 3] }, scale, 0.5);
  expect([width, height]).toEqual([3, 2]);
  expect([...data.slice(0, 4)]).toEqual([...scale.rgb(-2), 128]);
  expect([...data.slice(12, 16)]).toEqual([230, 0, 200, 128]);
});

test('timm’s normalised picture and the bytes it came from give the same pixels', () => {
  const bytes = fixture('preprocess', 'image_1'); // (224, 224, 3), 0 to 255, already of the model's size
  const tensor = { data: bytes.data.map((v) => v / 127.5 - 1), shape: [224, 224, 3] };
  expect(rasterOfRgb(tensor, [-1, 1]).data).toEqual(rasterOfRgb(bytes).data);
});

test('planar and packed pictures give the same pixels', () => {
  const planar = { data: [1, 2, 3, 4, 5, 6], shape: [3, 1, 2] };
  const packed = { data: [1, 3, 5, 2, 4, 6], shape: [1, 2, 3] };
  expect([...rasterOfRgb(planar).data]).toEqual([1, 3, 5, 255, 2, 4, 6, 255]);
  expect(rasterOfRgb(packed).data).toEqual(rasterOfRgb(planar).data);
});

test('a shape that is no picture is refused by name', () => {
  expect(() => rasterOfRgb({ data: [0, 0, 0, 0], shape: [4, 1, 1] })).toThrow('not (4, 1, 1)');
  expect(() => rasterOf({ data: [0], shape: [1] }, divergingScale(1))).toThrow(
    'a matrix has 2 dimensions, not (1)',
  );
});

test('an enlarged raster repeats its pixels and lands where it is pasted', () => {
  const dot = rasterOfRgb({ data: [9, 8, 7], shape: [3, 1, 1] });
  const sheet = blankRaster(4, 3);
  paste(sheet, enlarged(dot, 2), 1, 1);
  const filled = Array.from({ length: 12 }, (_, i) => (sheet.data[i * 4 + 3] === 255 ? 1 : 0));
  expect(filled).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0]);
  expect([...sheet.data.slice(20, 24)]).toEqual([9, 8, 7, 255]);
});

test('an opaque picture is stored without alpha, a clear one with it', () => {
  const colorType = (url: string) => Buffer.from(url.split(',')[1]!, 'base64')[25];
  expect(colorType(pngDataUrl(rasterOfRgb({ data: [9, 8, 7], shape: [3, 1, 1] })))).toBe(2);
  expect(colorType(pngDataUrl(blankRaster(2, 2)))).toBe(6);
});
