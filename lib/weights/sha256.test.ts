import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256 } from './sha256.ts';

const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 131 + (i >> 3)) % 256);
const trusted = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

test('the digests of the standard’s own examples', () => {
  const of = (text: string): string => new Sha256().update(new TextEncoder().encode(text)).hex();
  expect(of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('every length about a block’s end has Node’s digest', () => {
  for (const length of [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 5000])
    expect(new Sha256().update(bytes.subarray(0, length)).hex(), String(length)).toBe(
      trusted(bytes.subarray(0, length)),
    );
});

test('the digest does not depend on how the bytes were cut', () => {
  for (const size of [1, 7, 63, 64, 65, 1000]) {
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size));
    expect(hash.hex(), String(size)).toBe(trusted(bytes));
  }
});
