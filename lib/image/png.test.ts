import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImageError } from './error.ts';
import { decodeImageFile } from './decode.node.ts';
import { encodePng, pngDataUrl } from './png.ts';
import { joinPngChunks, splitPngChunks } from './png-chunk.ts';
import { decodePng } from './png-read.ts';
import { readFileSync } from 'node:fs';
import { parseSafetensors } from '#lib/safetensors/read.ts';

const folder = new URL('../../tests/fixtures/image/', import.meta.url);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const pillow = parseSafetensors(file('pictures.safetensors'));

/** Noise on a gradient: every row filter is the best for some rows. */
function textured(width: number, height: number, channels: number): Uint8Array {
  return Uint8Array.from({ length: width * height * channels }, (_, i) => {
    const y = Math.floor(i / (width * channels));
    return y % 5 === 0 ? (i * 7919) % 251 : y % 5 < 3 ? i * 3 + y * y : (i * i) >> (y % 7);
  });
}

describe('decodePng', () => {
  const names = [...pillow.entries.keys()].filter((name) => name.endsWith('.png'));

  test('the recording has ten PNG files', () => {
    expect(names).toHaveLength(10);
  });

  test.each(names)('%s has the pixels that Pillow reads', async (name) => {
    const image = await decodeImageFile(new URL(name, folder));
    expect([image.height, image.width, 3]).toEqual(pillow.entry(name).shape);
    expect([...image.data]).toEqual([...pillow.values(name)]);
  });

  test.each<[string, () => Uint8Array, ImageError['fault'], string]>([
    ['a JPEG', () => file('photo.jpg'), 'not-an-image', 'The file is not a PNG picture.'],
    [
      '16 bits',
      () => file('gray_16bit.png'),
      'unsupported',
      'The PNG picture has 16 bits a channel; save it with 8.',
    ],
    [
      'interlacing',
      () => withHeader((header) => header.set([1], 12)),
      'unsupported',
      'The PNG picture is interlaced; save it without interlacing.',
    ],
    [
      'a huge size',
      () => withHeader((header) => header.set([0x7f], 0)),
      'too-large',
      'The picture has 2130706464×24 pixels; more than 100 million are not read.',
    ],
    [
      'no width',
      () => withHeader((header) => header.fill(0, 0, 4)),
      'damaged',
      'The PNG picture is damaged: its header makes no sense.',
    ],
    [
      'more rows than it has pixels for',
      () => withHeader((header) => header.set([25], 7)),
      'damaged',
      'The PNG picture is damaged: it has too few pixels.',
    ],
    [
      'a flipped bit',
      () => file('rgb.png').map((byte, i) => (i === 60 ? byte ^ 1 : byte)),
      'damaged',
      'The PNG picture is damaged: the checksum of its IDAT chunk is wrong.',
    ],
    [
      'the end cut off',
      () => file('rgb.png').subarray(0, 70),
      'damaged',
      'The PNG picture is damaged: a chunk is cut off.',
    ],
    [
      'only the signature',
      () => file('rgb.png').subarray(0, 8),
      'damaged',
      'The PNG picture is damaged: its end is missing.',
    ],
  ])('%s is refused in words', (_, bytes, fault, message) => {
    const decode = () => decodePng(bytes());
    expect(decode).toThrow(ImageError);
    expect(decode).toThrow(expect.objectContaining({ fault, message }) as Error);
  });
});

/** rgb.png with another header, and right checksums. */
function withHeader(change: (header: Uint8Array) => void): Uint8Array {
  const chunks = splitPngChunks(file('rgb.png')).map(({ type, data }) => ({ type, data: data.slice() }));
  change(chunks[0]!.data);
  return joinPngChunks([...chunks, { type: 'IEND', data: new Uint8Array(0) }]);
}

describe('encodePng', () => {
  test.each([
    [1, 37, 41],
    [3, 37, 41],
    [4, 37, 41],
    [1, 3, 1],
    [3, 5, 7],
    [4, 14, 14],
  ] as const)('pixels of %i numbers come back from the decoder: %i × %i', (channels, width, height) => {
    const data = textured(width, height, channels);
    const { data: rgb } = decodePng(encodePng({ width, height, data }));
    const wanted = Array.from({ length: width * height * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3) * channels;
      return data[channels === 1 ? pixel : pixel + (i % 3)];
    });
    expect([...rgb]).toEqual(wanted);
  });

  test('row filters make a smooth picture much smaller than compression alone', () => {
    const [width, height] = [100, 80];
    const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      return 127 + 60 * Math.sin(x / 9 + (i % 3)) + 60 * Math.sin(y / 7);
    });
    expect(encodePng({ width, height, data }).length).toBeLessThan(0.7 * zlibSync(data, { level: 9 }).length);
  });

  test.each([
    [
      { width: 2, height: 2, data: new Uint8Array(8) },
      '1, 3 or 4 numbers for each of 2×2 pixels, got 8 numbers.',
    ],
    [
      { width: 2, height: 2, data: new Uint8Array(16), channels: 3 as const },
      '3 numbers for each of 2×2 pixels, got 16 numbers.',
    ],
    [
      { width: 0, height: 0, data: new Uint8Array(0) },
      '1, 3 or 4 numbers for each of 0×0 pixels, got 0 numbers.',
    ],
  ])('pixels that do not fill the picture are refused: %#', (pixels, message) => {
    expect(() => encodePng(pixels)).toThrow(`encodePng wants ${message}`);
  });

  test('the address holds the same bytes as the file', async () => {
    const image = { width: 200, height: 150, data: textured(200, 150, 3) };
    const response = await fetch(pngDataUrl(image));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(encodePng(image));
  });
});
