import { zlibSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import type { SafetensorsFile } from '#lib/safetensors/read.ts';
import { decodeImage } from './decode.ts';
import type { ImageError } from './error.ts';
import { encodePng } from './png.ts';
import { joinPngChunks, splitPngChunks } from './png-chunk.ts';

const ADDRESSES = import.meta.glob<string>('../../tests/fixtures/image/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

async function blobOf(name: string): Promise<Blob> {
  const response = await fetch(ADDRESSES[`../../tests/fixtures/image/${name}`]!);
  expect(response.ok).toBe(true);
  return response.blob();
}

let pillow: SafetensorsFile;
beforeAll(async () => {
  const blob = await blobOf('pictures.safetensors');
  pillow = parseSafetensors(new Uint8Array(await blob.arrayBuffer()));
});

/** The largest and the mean difference of a decoded file from what Pillow read. */
async function difference(name: string): Promise<{ most: number; mean: number }> {
  const image = await decodeImage(await blobOf(name));
  expect([image.height, image.width, 3]).toEqual(pillow.entry(name).shape);
  const wanted = pillow.floats(name);
  const apart = Array.from(image.data, (level, i) => Math.abs(level - wanted[i]!));
  return { most: Math.max(...apart), mean: apart.reduce((a, b) => a + b) / apart.length };
}

describe('pictures of every kind', () => {
  test.each([
    'rgb.png',
    'textured.png',
    'rgba.png',
    'gray.png',
    'gray_alpha.png',
    'palette.png',
    'palette_4bit.png',
    'palette_transparent.png',
    'black_and_white.png',
    'animated.png',
    'photo.webp',
    'animated.webp',
    'drawing.bmp',
    'still.gif',
    'animated.gif',
  ])('%s has the pixels that Pillow reads', async (name) => {
    expect(await difference(name)).toEqual({ most: 0, mean: 0 });
  });

  test('a JPEG is within two grey levels of Pillow, as decoders round differently', async () => {
    const { most, mean } = await difference('photo.jpg');
    expect(most).toBeLessThanOrEqual(2);
    expect(mean).toBeLessThan(0.5);
  });

  test('an AVIF, whose decoders round differently too', async () => {
    const { most, mean } = await difference('photo.avif');
    expect(most).toBeLessThanOrEqual(2);
    expect(mean).toBeLessThan(0.5);
  });

  test('a CMYK JPEG shows the same picture as Pillow reads', async () => {
    expect((await difference('photo_cmyk.jpg')).mean).toBeLessThan(12);
  });

  test('a photo that says it is rotated comes upright', async () => {
    const image = await decodeImage(await blobOf('photo_rotated.jpg'));
    expect([image.width, image.height]).toEqual([24, 32]);
    const stored = await decodeImage(await blobOf('photo.jpg'));
    // Turned clockwise: row y, column x of the result is row 23 − x, column y of what is stored.
    const pixel = (y: number, x: number) => [...image.data.subarray((y * 24 + x) * 3, (y * 24 + x) * 3 + 3)];
    const source = (y: number, x: number) => [
      ...stored.data.subarray((y * 32 + x) * 3, (y * 32 + x) * 3 + 3),
    ];
    for (const [y, x] of [
      [0, 0],
      [31, 23],
      [5, 17],
    ] as const)
      expect(pixel(y, x)).toEqual(source(23 - x, y));
  });

  test.each([3, 4] as const)(
    'our own encoder’s PNG of %i channels is what the browser shows',
    async (channels) => {
      const [width, height] = [37, 41];
      // Waves, steps and noise in turn: each row filter is the best for some rows.
      const data = Uint8Array.from({ length: width * height * channels }, (_, i) => {
        const [x, y] = [Math.floor(i / channels) % width, Math.floor(i / channels / width)];
        if (channels === 4 && i % 4 === 3) return 255;
        return [x * 5, y * 6, (x + y) * 3 + (i % 2), (x * y) % 256, (i * 7919) % 251][Math.floor(y / 3) % 5]!;
      });
      const file = encodePng({ width, height, data });
      const image = await decodeImage(new Blob([file]));
      expect([...image.data]).toEqual([...data.filter((_, i) => i % channels < 3)]);
    },
  );

  test('a colour profile is ignored, as Pillow ignores it', async () => {
    const data = Uint8Array.from({ length: 8 * 8 * 3 }, (_, i) => (i * 37) % 256);
    const [header, ...rest] = splitPngChunks(encodePng({ width: 8, height: 8, data }));
    const displayP3 = { type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) };
    const end = { type: 'IEND', data: new Uint8Array(0) };
    const image = await decodeImage(new Blob([joinPngChunks([header!, displayP3, ...rest, end])]));
    expect([...image.data]).toEqual([...data]);
  });
});

describe('notes', () => {
  test.each([
    ['rgb.png', []],
    ['rgba.png', ['alpha-dropped']],
    ['transparent.webp', ['alpha-dropped']],
    ['animated.gif', ['first-frame']],
    ['animated.webp', ['first-frame']],
  ])('%s: %j', async (name, notes) => {
    expect((await decodeImage(await blobOf(name))).notes).toEqual(notes);
  });

  test('a picture over the limit is made smaller, in proportion', async () => {
    const image = await decodeImage(await blobOf('rgb.png'), { maxPixels: 200 });
    expect([image.width, image.height]).toEqual([8, 6]);
    expect(image.data).toHaveLength(8 * 6 * 3);
    expect(image.notes).toEqual(['made-smaller']);
  });

  test('sixty million pixels are read, and made smaller', async () => {
    const image = await decodeImage(whitePng(10_000, 6_000, 2_000_000));
    expect([image.width, image.height]).toEqual([2581, 1549]);
    expect([...image.data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(image.notes).toEqual(['made-smaller']);
  });
});

/** A white picture of one bit a pixel: large in pixels, small in bytes, but for `text` bytes of a comment. */
function whitePng(width: number, height: number, text = 0): Blob {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 1);
  const rowBytes = 1 + Math.ceil(width / 8);
  const rows = new Uint8Array(rowBytes * height).fill(0xff);
  for (let y = 0; y < height; y++) rows[y * rowBytes] = 0; // no filter
  const chunks = [
    { type: 'IHDR', data: new Uint8Array(header.buffer) },
    { type: 'tEXt', data: new Uint8Array(text).fill(0x20) },
    { type: 'IDAT', data: zlibSync(rows, { level: 1 }) },
    { type: 'IEND', data: new Uint8Array(0) },
  ];
  return new Blob([joinPngChunks(chunks)]);
}

/** A progressive JPEG, gray, that goes over its pixels again and again and never says anything of them. */
function manyScans(width: number, height: number, scans: number): Blob {
  const sides = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  const frame = [0xff, 0xc2, 0, 11, 8, ...sides, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0];
  return new Blob([Uint8Array.of(0xff, 0xd8, ...frame, ...Array<number[]>(scans).fill(scan).flat())]);
}

describe('what is no usable picture is refused with one sentence', () => {
  const cases: [string, () => Promise<Blob> | Blob, ImageError['fault'], string | RegExp][] = [
    ['an empty file', () => new Blob([]), 'empty', 'The file is empty: it has 0 bytes.'],
    [
      'a text',
      () => new Blob(['hello, this is a text']),
      'not-an-image',
      'The file is not a picture that can be read here: it is not PNG, JPEG, WebP, GIF, AVIF or BMP.',
    ],
    [
      'a drawing',
      () => new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']),
      'unsupported',
      'An SVG drawing has no pixels of its own; export it as PNG and use that.',
    ],
    [
      'a HEIC photo',
      () => new Blob(['\0\0\0\x18ftypheic\0\0\0\0']),
      'unsupported',
      'This browser does not read HEIC pictures; save it as JPEG or PNG and use that.',
    ],
    [
      'a JPEG of only a beginning',
      async () => (await blobOf('photo.jpg')).slice(0, 40),
      'damaged',
      'The JPEG picture is damaged: the browser cannot decode it.',
    ],
    [
      'two hundred million pixels',
      () => whitePng(20_000, 10_000),
      'too-large',
      'The picture has 20000×10000 pixels, 200 million; up to 100 million are read.',
    ],
    [
      'a JPEG in twenty thousand segments',
      async () => {
        const photo = await blobOf('photo.jpg');
        const comments = Uint8Array.from({ length: 80_000 }, (_, i) => [0xff, 0xfe, 0, 2][i % 4]!);
        return new Blob([photo.slice(0, 2), comments, photo.slice(2)]);
      },
      'laborious',
      /^The JPEG picture is in 200\d\d pieces; up to 10000 are read\.$/,
    ],
    [
      'a JPEG in a thousand scans',
      () => manyScans(2000, 1000, 1000),
      'laborious',
      'The JPEG picture comes in 1000 scans of its 2000×1000 pixels, which would take too long to decode.',
    ],
    [
      'a hundred million pixels that a few bytes announce',
      () => whitePng(10_000, 9_999).slice(0, 1500),
      'hollow',
      'The picture announces 10000×9999 pixels in a file of 2 kB, which cannot hold so many.',
    ],
  ];
  test('a BMP of more pixels than 25 million', async () => {
    const sides = new Uint8Array(new Int32Array([6000, 5000]).buffer);
    const bytes = new Uint8Array(await (await blobOf('drawing.bmp')).arrayBuffer());
    bytes.set(sides, 18);
    const message = 'The picture has 6000×5000 pixels, 30 million; up to 25 million are read.';
    await expect(decodeImage(new Blob([bytes]))).rejects.toMatchObject({ fault: 'too-large', message });
  });

  test.each(cases)('%s', async (_, blob, fault, message) => {
    await expect(decodeImage(await blob())).rejects.toMatchObject({
      name: 'ImageError',
      fault,
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
    });
  });
});
