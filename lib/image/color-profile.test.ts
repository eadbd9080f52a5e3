import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutColorProfile } from './color-profile.ts';
import type { ImageFormat } from './inspect.ts';

const file = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../tests/fixtures/image/${name}`, import.meta.url)));

/** `bytes` with `inserted` before the byte at `at`. */
const spliced = (bytes: Uint8Array, at: number, inserted: readonly number[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...bytes.subarray(0, at), ...inserted, ...bytes.subarray(at)]);

const whole = (bytes: Uint8Array<ArrayBuffer>, format: ImageFormat): Uint8Array =>
  Uint8Array.from(withoutColorProfile(bytes, format).flatMap((part) => [...part]));

const codes = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
/** A JPEG segment. */
const segment = (marker: number, data: readonly number[]): number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 0xff,
  ...data,
];
/** A PNG chunk; its CRC is not looked at. */
const chunk = (type: string, data: readonly number[]): number[] => [
  ...[0, 0, 0, data.length],
  ...codes(type),
  ...data,
  ...[1, 2, 3, 4],
];

const PROFILE = [...codes('ICC_PROFILE\0'), 1, 1, ...Array<number>(600).fill(7)];
const AFTER_HEADER = 8 + 25; // a PNG's signature and IHDR

test.for(['photo.jpg', 'photo_cmyk.jpg', 'photo_rotated.jpg'])(
  '%s loses a profile and nothing else',
  (name) => {
    const original = file(name);
    expect(withoutColorProfile(original, 'JPEG')).toEqual([original]);
    const [one, two] = [segment(0xe2, PROFILE), segment(0xe2, PROFILE)];
    expect(whole(spliced(original, 2, [...one, ...two]), 'JPEG')).toEqual(original);
    const other = spliced(original, 2, segment(0xe2, codes('MPF\0 another use of APP2')));
    expect(whole(other, 'JPEG')).toEqual(other);
  },
);

test.for(['rgb.png', 'palette.png', 'rgba.png'])(
  '%s loses what it says of its colours, and nothing else',
  (name) => {
    const original = file(name);
    const colors = ['iCCP', 'gAMA', 'cHRM', 'sRGB', 'cICP'].flatMap((type) => chunk(type, [0, 0, 1, 2]));
    expect(whole(spliced(original, AFTER_HEADER, colors), 'PNG')).toEqual(original);
  },
);

test('a file that ends early, or of another format, stays as it is', () => {
  const cut = spliced(file('photo.jpg'), 2, segment(0xe2, PROFILE)).slice(0, 100);
  expect(whole(cut, 'JPEG')).toEqual(cut);
  const png = spliced(file('rgb.png'), AFTER_HEADER, [0xff, 0xff, 0xff, 0xff, ...codes('iCCP'), 1, 2, 3, 4]);
  expect(whole(png, 'PNG')).toEqual(png);
  expect(whole(file('photo.webp'), 'WebP')).toEqual(file('photo.webp'));
});
