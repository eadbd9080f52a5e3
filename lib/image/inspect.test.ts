import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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
  ['photo.avif', 'AVIF', false],
])('%s is a %s of 32×24 pixels, animated: %s', (name, format, animated) => {
  expect(inspectImage(file(name))).toMatchObject({ format, size: SIZE, animated, passes: 1 });
});

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['\0\0\0\x20ftypavif', 'AVIF', false],
  ['\0\0\0\x20ftypavis', 'AVIF', true],
  ['\0\0\0\x18ftypheic', 'HEIC', false],
  ['II*\0\x08\0\0\0', 'TIFF', false],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'SVG', false],
  ['<?xml version="1.0"?>\n<!-- a drawing -->\n<svg\n>', 'SVG', false],
  ['\xef\xbb\xbf<svg>', 'SVG', false],
  ['<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&c;&c;">]><svg>', 'SVG', false],
])('%j is %s by its first bytes', (text, format, animated) => {
  expect(inspectImage(ascii(text))).toEqual({ format, size: null, animated, passes: 1, segments: 0 });
});

describe('a size that decoders read is found wherever it stands', () => {
  const uint16 = (value: number): string => String.fromCharCode(value & 255, value >> 8);
  const uint16BE = (value: number): string => String.fromCharCode(value >> 8, value & 255);
  const large = { width: 16_000, height: 6_000 };

  test('in OS/2’s header of a BMP, whose sides have 16 bits', () => {
    const header = `BM${'\0'.repeat(12)}\x0c\0\0\0${uint16(16_000)}${uint16(6_000)}\x01\0\x18\0`;
    expect(inspectImage(ascii(header))).toMatchObject({ format: 'BMP', size: large });
  });

  test('in a GIF’s first frame, where it reaches over the screen', () => {
    const frame = `,${uint16(6_000)}${uint16(1_000)}${uint16(10_000)}${uint16(5_000)}\0\x02\0;`;
    const gif = `GIF89a${uint16(10)}${uint16(10)}\0\0\0${frame}`;
    expect(inspectImage(ascii(gif))).toMatchObject({ format: 'GIF', size: large, animated: false });
  });

  test.each(['\xff\x01', '\xff\xd0', '\xff\xff\xff', 'not a marker'])('behind %j in a JPEG', (before) => {
    const frame = `\xff\xc0\0\x11\x08${uint16BE(6_000)}${uint16BE(16_000)}\x03${'\0'.repeat(9)}`;
    const jpeg = `\xff\xd8\xff\xfe\0\x04hi${before}${frame}`;
    expect(inspectImage(ascii(jpeg))).toMatchObject({ format: 'JPEG', size: large });
  });

  test.each(['II', 'MM'])('in the first directory of a TIFF of the order %s', (order) => {
    const number = (value: number, bytes: 2 | 4): string => {
      const digits = Array.from({ length: bytes }, (_, i) => (value / 256 ** i) & 255);
      return String.fromCharCode(...(order === 'II' ? digits : digits.reverse()));
    };
    const [SHORT, LONG] = [3, 4];
    const width = number(256, 2) + number(SHORT, 2) + number(1, 4) + number(16_000, 2) + '\0\0';
    const height = number(257, 2) + number(LONG, 2) + number(1, 4) + number(6_000, 4);
    const tiff = order + number(42, 2) + number(8, 4) + number(2, 2) + width + height;
    expect(inspectImage(ascii(tiff))).toMatchObject({ format: 'TIFF', size: large });
  });

  test('in the largest of an AVIF’s boxes', () => {
    const box = (type: string, ...inner: string[]): string => {
      const text = inner.join('');
      return `\0\0${uint16BE(8 + text.length)}${type}${text}`;
    };
    const uint32 = (value: number): string => `\0\0${uint16BE(value)}`;
    const ispe = (w: number, h: number): string => box('ispe', '\0\0\0\0', uint32(w), uint32(h));
    const properties = box('iprp', box('ipco', ispe(512, 512), box('pixi', '\0'), ispe(16_000, 6_000)));
    const avif = box('ftyp', 'avif\0\0\0\0') + box('meta', '\0\0\0\0', box('hdlr'), properties);
    expect(inspectImage(ascii(avif))).toMatchObject({ format: 'AVIF', size: large });
    const track = box(
      'trak',
      box('tkhd', '\0'.repeat(76), uint16BE(16_000), '\0\0', uint16BE(6_000), '\0\0'),
    );
    const sequence = box('ftyp', 'avis\0\0\0\0') + box('moov', track);
    expect(inspectImage(ascii(sequence))).toMatchObject({ size: large, animated: true });
  });
});

test('the scans of a progressive JPEG are counted, to the end of its picture', () => {
  const scan = '\xff\xda\0\x08\x01\x01\0\0\x3f\0pixels\xff\0\xff\xd0pixels';
  const frame = '\xff\xc2\0\x0b\x08\0\x18\0\x20\x01\x01\x11\0';
  const jpeg = `\xff\xd8${frame}${scan.repeat(300)}\xff\xd9${scan}`;
  expect(inspectImage(ascii(jpeg))).toMatchObject({ size: SIZE, passes: 300, segments: 301 });
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
test.each(['<!---->'.repeat(140), '<!---->\n '.repeat(99), '<!--'.repeat(250), '<?xml><!---->'.repeat(50)])(
  'no beginning of a text takes long to look at',
  (text) => {
    expect(inspectImage(ascii(text))).toBeNull();
  },
);

test('a header cut off anywhere gives facts or null, and never an error', () => {
  for (const name of [
    'animated.png',
    'photo_rotated.jpg',
    'animated.gif',
    'animated.webp',
    'photo.webp',
    'drawing.bmp',
    'photo.avif',
  ]) {
    const bytes = file(name);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => inspectImage(bytes.subarray(0, length))).not.toThrow();
    }
  }
});
