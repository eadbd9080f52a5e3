/**
 * Floats of 8 bits to float32, exactly, as PyTorch's `float8_e4m3fn` and `float8_e5m2` are
 * (https://arxiv.org/abs/2209.05433): E4M3 has no infinity, and its only NaNs are 0x7f and 0xff.
 */

interface Format {
  readonly mantissaBits: number;
  readonly bias: number;
  /** The greatest exponent field stands for infinity and NaN, as in IEEE 754. */
  readonly ieee: boolean;
}

const FORMATS = {
  F8_E4M3: { mantissaBits: 3, bias: 7, ieee: false },
  F8_E5M2: { mantissaBits: 2, bias: 15, ieee: true },
} satisfies Record<string, Format>;

export type Float8 = keyof typeof FORMATS;

const TABLES: Record<Float8, Float32Array> = {
  F8_E4M3: Float32Array.from({ length: 256 }, (_, bits) => decoded(bits, FORMATS.F8_E4M3)),
  F8_E5M2: Float32Array.from({ length: 256 }, (_, bits) => decoded(bits, FORMATS.F8_E5M2)),
};

/** The numbers that 8-bit patterns stand for. */
export function widenFloat8(bytes: Uint8Array, dtype: Float8): Float32Array<ArrayBuffer> {
  const table = TABLES[dtype];
  return Float32Array.from(bytes, (bits) => table[bits]!);
}

function decoded(bits: number, { mantissaBits, bias, ieee }: Format): number {
  const sign = bits & 0x80 ? -1 : 1;
  const scale = 2 ** mantissaBits;
  const exponent = (bits & 0x7f) >> mantissaBits;
  const mantissa = bits & (scale - 1);
  if (ieee && exponent === 0x7f >> mantissaBits) return mantissa === 0 ? sign * Infinity : NaN;
  if (!ieee && (bits & 0x7f) === 0x7f) return NaN;
  if (exponent === 0) return (sign * mantissa * 2 ** (1 - bias)) / scale;
  return sign * (1 + mantissa / scale) * 2 ** (exponent - bias);
}
