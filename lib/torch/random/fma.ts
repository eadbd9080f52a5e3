/**
 * Fused multiply-add, as the AVX2 and AVX-512 kernels of PyTorch's x86 builds compute `a * b + c`: one
 * rounding.
 */

/**
 * For float32 arguments. The double in between rounds twice in about one case of 2²⁹; nothing else differs.
 */
export function fma32(a: number, b: number, c: number): number {
  return Math.fround(a * b + c);
}

/**
 * For doubles well inside the range: the exact product and sum as pairs (Dekker, Knuth), rounded at the end.
 */
export function fma64(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const shifted = sum - product;
  return sum + (product - (sum - shifted) + (c - shifted) + productError(a, b, product));
}

function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function upperHalf(a: number): number {
  const shifted = a * 134217729; // 2²⁷ + 1
  return shifted - (shifted - a);
}
