import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspectImage } from './inspect.ts';

const folder = new URL('../../tests/fixtures/image/', import.meta.url);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const SIZE = { width: 32, height: 24 };

test.each([
  ['rgb.png', 'PNG', false],
  ['animated.png', 'PNG', true],
  ['photo.jpg', 'JPEG', false],
  ['photo_rotated.jpg', 'JPEG', false],
  ['photo_cmyk.jpg', 'JPEG', false],
  ['still.gif', 'GIF', false],
  ['animated.gif', 'GIF', true],
  ['photo.webp', 'WebP', false],
  ['animated.webp', 'WebP', true],
  ['transparent.webp', 'WebP', false],
  ['drawing.bmp', 'BMP', false],
])('%s is a %s of 32×24 pixels, animated: %s', (name, format, animated) => {
  expect(inspectImage(file(name))).toEqual({ format, size: SIZE, animated });
});

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['\0\0\0\x20ftypavif', 'AVIF', false],
  ['\0\0\0\x20ftypavis', 'AVIF', true],
  ['\0\0\0\x18ftypheic', 'HEIC', false],
  ['II*\0\x08\0\0\0', 'TIFF', false],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'SVG', false],
  ['<?xml version="1.0"?>\n<!-- a drawing -->\n<svg\n>', 'SVG', false],
])('%j is %s by its first bytes', (text, format, animated) => {
  expect(inspectImage(ascii(text))).toEqual({ format, size: null, animated });
});

test.each([
  '',
  'P',
  '%PDF-1.7',
  '<!doctype html><svg>',
  'PK\x03\x04',
  '\0\0\0\x18ftypisom',
  '\x89PNG\r\n',
  'GIF89a',
  'BM',
])('%j is not the beginning of a picture', (text) => {
  expect(inspectImage(ascii(text))).toBeNull();
});

test.each([
  '<?xml version="1.0"?>\n<!-- one --> <!-- two -->\n<!DOCTYPE svg PUBLIC "x">\n<svg xmlns="y">',
  `${'<!---->'.repeat(140)}<svg>`,
])('%j is a drawing', (text) => {
  expect(inspectImage(ascii(text))).toMatchObject({ format: 'SVG' });
});

// As one pattern, 28 comments took seconds and 60 would have taken centuries: the test would not end.
test.each([
  '<!---->'.repeat(140),
  '<!---->\n '.repeat(99),
  '<!--'.repeat(250),
  '<?xml><!DOCTYPE svg>'.repeat(50),
])('no beginning of a text takes long to look at', (text) => {
  expect(inspectImage(ascii(text))).toBeNull();
});

test('a header cut off anywhere gives facts or null, and never an error', () => {
  for (const name of [
    'animated.png',
    'photo_rotated.jpg',
    'animated.gif',
    'animated.webp',
    'photo.webp',
    'drawing.bmp',
  ]) {
    const bytes = file(name);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => inspectImage(bytes.subarray(0, length))).not.toThrow();
    }
  }
});
