/**
 * Arithmetic as PyTorch's vectorised CPU kernels do it, for one element at a time: each step rounded once.
 */
import type { DType } from '../dtype.ts';

export interface Arithmetic {
  /** To what the type holds. */
  readonly round: (x: number) => number;
  /** `a + b·c`, rounded once (`vec::fmadd`). */
  readonly fma: (a: number, b: number, c: number) => number;
  /** `Tensor.lerp_(end, weight)`. */
  readonly lerp: (start: number, end: number, weight: number) => number;
  /** `Tensor.addcmul_(a, b, value=value)`. */
  readonly addcmul: (x: number, a: number, b: number, value: number) => number;
  /** `Tensor.addcdiv_(a, b, value=value)`. */
  readonly addcdiv: (x: number, a: number, b: number, value: number) => number;
}

const { fround } = Math;

/** Products of float32 are exact in float64, so the sum is rounded once. */
const fma = (a: number, b: number, c: number): number => fround(a + b * c);
const single: Arithmetic = {
  round: fround,
  fma,
  lerp: (start, end, weight) => {
    const way = fround(end - start);
    return Math.abs(weight) < 0.5
      ? fma(start, fround(weight), way)
      : fma(end, fround(fround(weight) - 1), way);
  },
  addcmul: (x, a, b, value) => fma(x, fround(fround(value) * a), b),
  addcdiv: (x, a, b, value) => fround(x + fround(fround(fround(value) * a) / b)),
};

/** JavaScript has no fused operations: of float64, the last digit may differ from PyTorch's. */
const double: Arithmetic = {
  round: (x) => x,
  fma: (a, b, c) => a + b * c,
  lerp: (start, end, weight) =>
    Math.abs(weight) < 0.5 ? start + weight * (end - start) : end + (weight - 1) * (end - start),
  addcmul: (x, a, b, value) => x + value * a * b,
  addcdiv: (x, a, b, value) => x + (value * a) / b,
};

export const arithmeticOf = (dtype: DType): Arithmetic => (dtype === 'float64' ? double : single);
