import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bfloat16ToFloat32,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
  narrowToBfloat16,
  narrowToFloat16,
  widenBfloat16,
  widenFloat16,
} from './half.ts';
import { parseSafetensors } from './read.ts';

const recorded = parseSafetensors(
  new Uint8Array(
    readFileSync(new URL('../../tests/fixtures/safetensors/dtypes.safetensors', import.meta.url)),
  ),
);

/** What the 16 bits mean, by the standard's definition. */
function float16ByDefinition(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14);
}

const ALL_PATTERNS = Uint16Array.from({ length: 65536 }, (_, bits) => bits);

describe('float16', () => {
  test('every one of the 65536 patterns widens to the number that the standard defines', () => {
    const wide = widenFloat16(ALL_PATTERNS);
    const wrong = ALL_PATTERNS.filter(
      (bits) =>
        !Object.is(float16ByDefinition(bits), wide[bits]) ||
        !Object.is(float16ByDefinition(bits), float16ToFloat32(bits)),
    );
    expect([...wrong]).toEqual([]);
  });

  test('every pattern but NaN comes back from float32 unchanged', () => {
    const wrong = ALL_PATTERNS.filter(
      (bits) => !Number.isNaN(float16ToFloat32(bits)) && float32ToFloat16(float16ToFloat32(bits)) !== bits,
    );
    expect([...wrong]).toEqual([]);
  });

  test('float32 numbers round to the patterns that PyTorch gives, ties, subnormals and overflow included', () => {
    const narrow = narrowToFloat16(recorded.floats('round.float32'));
    expect(differences(narrow, recorded.values('round.float16') as Uint16Array, widenFloat16)).toEqual([]);
  });

  test('the numbers at the edges of the range round as they should', () => {
    expect(
      [65519.99, 65520, -65520, 2 ** -24, 2 ** -25, 2 ** -25 * 1.001, NaN].map(float32ToFloat16),
    ).toEqual([0x7bff, 0x7c00, 0xfc00, 1, 0, 1, 0x7e00]);
  });
});

describe('bfloat16', () => {
  test('a pattern is the upper half of a float32', () => {
    expect(bfloat16ToFloat32(0x3f80)).toBe(1);
    expect(bfloat16ToFloat32(0xc049)).toBe(-3.140625);
    expect(bfloat16ToFloat32(0x0001)).toBe(2 ** -133);
    expect(bfloat16ToFloat32(0xff80)).toBe(-Infinity);
    expect(bfloat16ToFloat32(0x7fc0)).toBeNaN();
  });

  test('every pattern but NaN comes back from float32 unchanged', () => {
    const wrong = ALL_PATTERNS.filter(
      (bits) => !Number.isNaN(bfloat16ToFloat32(bits)) && float32ToBfloat16(bfloat16ToFloat32(bits)) !== bits,
    );
    expect([...wrong]).toEqual([]);
  });

  test('float32 numbers round to the patterns that PyTorch gives', () => {
    const narrow = narrowToBfloat16(recorded.floats('round.float32'));
    expect(differences(narrow, recorded.values('round.bfloat16') as Uint16Array, widenBfloat16)).toEqual([]);
  });
});

/** Where two arrays of patterns stand for different numbers (any NaN equals any other). */
function differences(got: Uint16Array, wanted: Uint16Array, widen: (halves: Uint16Array) => Float32Array) {
  expect(got.length).toBe(wanted.length);
  const [a, b] = [widen(got), widen(wanted)];
  return Array.from(a.keys()).filter((i) => !Object.is(a[i], b[i]));
}
