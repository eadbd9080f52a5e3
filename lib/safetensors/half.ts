/**
 * float16 (IEEE 754 binary16) and bfloat16 to and from float32, on bit patterns.
 *
 * Narrowing rounds to nearest, ties to even, as PyTorch's `.half()` and `.bfloat16()` do; values past the
 * largest finite number become infinity, and every NaN becomes the one quiet NaN.
 * Left out: Float16Array, which not every supported browser has.
 */

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** A float16's bits where float32 has them: 2^112 too small, as the exponents count from 15 and from 127. */
const float16InPlace = (half: number): number => ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);

/**
 * The number, once it has become a float32. Past the largest float16 lie infinity, at 65536, and then the
 * NaNs.
 */
function float16Scaled(small: number): number {
  const value = small * 2 ** 112;
  if (value < 65536 && value > -65536) return value;
  return Math.abs(value) === 65536 ? value * Infinity : NaN;
}

/** The number that a float16 bit pattern (0 to 65535) stands for. */
export function float16ToFloat32(half: number): number {
  bits[0] = float16InPlace(half);
  return float16Scaled(float[0]!);
}

/** The number that a bfloat16 bit pattern (0 to 65535) stands for. */
export function bfloat16ToFloat32(half: number): number {
  bits[0] = half << 16;
  return float[0]!;
}

/** `mantissa / 2^shift`, rounded to nearest, ties to even. */
function shiftRightToEven(mantissa: number, shift: number): number {
  const quotient = mantissa >>> shift;
  const rest = mantissa & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && (quotient & 1) === 1) ? quotient + 1 : quotient;
}

/** The float16 bit pattern nearest to a number, which is first rounded to float32. */
export function float32ToFloat16(value: number): number {
  float[0] = value;
  const sign = (bits[0]! >>> 16) & 0x8000;
  const magnitude = bits[0]! & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // NaN
  if (magnitude >= 0x47800000) return sign | 0x7c00; // 65536 and above
  // Rebias the exponent and let a carry out of the mantissa raise it: 65520 becomes infinity this way.
  if (magnitude >= 0x38800000) return sign | shiftRightToEven(magnitude - 0x38000000, 13);
  const shift = 126 - (magnitude >>> 23);
  if (shift > 24) return sign; // below half of the smallest subnormal
  return sign | shiftRightToEven((magnitude & 0x7fffff) | 0x800000, shift);
}

/** The bfloat16 bit pattern nearest to a number, which is first rounded to float32. */
export function float32ToBfloat16(value: number): number {
  float[0] = value;
  const pattern = bits[0]!;
  if ((pattern & 0x7fffffff) > 0x7f800000) return 0x7fc0;
  return ((pattern + 0x7fff + ((pattern >>> 16) & 1)) / 0x10000) & 0xffff;
}

/**
 * Writes the numbers of float16 bit patterns into `wide`: exactly, subnormals, infinities and NaN included.
 */
export function widenFloat16(
  halves: Uint16Array,
  wide: Float32Array<ArrayBuffer> = new Float32Array(halves.length),
): Float32Array<ArrayBuffer> {
  const wideBits = new Uint32Array(wide.buffer, wide.byteOffset, wide.length);
  for (let i = 0; i < halves.length; i++) wideBits[i] = float16InPlace(halves[i]!);
  for (let i = 0; i < halves.length; i++) wide[i] = float16Scaled(wide[i]!);
  return wide;
}

/** Writes the numbers of bfloat16 bit patterns into `wide`. */
export function widenBfloat16(
  halves: Uint16Array,
  wide: Float32Array<ArrayBuffer> = new Float32Array(halves.length),
): Float32Array<ArrayBuffer> {
  const wideBits = new Uint32Array(wide.buffer, wide.byteOffset, wide.length);
  for (let i = 0; i < halves.length; i++) wideBits[i] = halves[i]! << 16;
  return wide;
}

/** The float16 bit patterns nearest to float32 numbers. */
export function narrowToFloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) halves[i] = float32ToFloat16(values[i]!);
  return halves;
}

/** The bfloat16 bit patterns nearest to float32 numbers. */
export function narrowToBfloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) halves[i] = float32ToBfloat16(values[i]!);
  return halves;
}
