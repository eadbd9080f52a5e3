/**
 * float16 (IEEE 754 binary16) and bfloat16 to and from float32, on bit patterns.
 *
 * Narrowing rounds to nearest, ties to even, as PyTorch's `.half()` and `.bfloat16()` do; values past the
 * largest finite number become infinity, and every NaN becomes the one quiet NaN.
 * Left out: Float16Array, which not every supported browser has.
 */

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The float32 bit pattern that has the value of a float16 bit pattern. */
function float16BitsToFloat32Bits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  let mantissa = half & 0x3ff;
  if (exponent === 0x1f) return (sign | 0x7f800000 | (mantissa << 13)) >>> 0;
  if (exponent > 0) return (sign | ((exponent + 112) << 23) | (mantissa << 13)) >>> 0;
  if (mantissa === 0) return sign >>> 0;
  // A subnormal float16 is a normal float32: shift the leading one into place.
  const shift = Math.clz32(mantissa) - 21;
  mantissa = (mantissa << shift) & 0x3ff;
  return (sign | ((113 - shift) << 23) | (mantissa << 13)) >>> 0;
}

/** The number that a float16 bit pattern (0 to 65535) stands for. */
export function float16ToFloat32(half: number): number {
  bits[0] = float16BitsToFloat32Bits(half);
  return float[0]!;
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

/** Float32 copies of float16 bit patterns. Exact for every pattern, subnormals, infinities and NaN included. */
export function widenFloat16(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const wide = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) wide[i] = float16BitsToFloat32Bits(halves[i]!);
  return new Float32Array(wide.buffer);
}

/** Float32 copies of bfloat16 bit patterns. */
export function widenBfloat16(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const wide = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) wide[i] = halves[i]! << 16;
  return new Float32Array(wide.buffer);
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
