/**
 * Softmax of one line of float32 as PyTorch's CPU kernel computes it, to the last bit: its exponential
 * (Sleef's `expf_u10`), its order of adding, 1 / sum as a factor. After ATen's
 * `native/cpu/SoftMaxKernel.cpp`, for processors with AVX-512; others differ in the last digit past eight
 * elements.
 */
import type { Values } from '../dtype.ts';

const { fround, max } = Math;
const LANES = 16;

/** a · b + c, rounded once (but for what float64 itself loses). */
const fma = (a: number, b: number, c: number): number => fround(a * b + c);

const LOG2_E = fround(1.442695040888963);
const LN2_HIGH = fround(0.693145751953125);
const LN2_LOW = fround(1.428606765330187e-6);
const TERMS = [
  0.00019852761761285365, 0.0013930435525453416, 0.008333360776305199, 0.041666485369205475,
  0.1666666716337204, 0.5,
].map(fround);

/** To the even one of two neighbours. */
function rint(x: number): number {
  const rounded = Math.round(x);
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** e to the power of a float32 that is not positive. */
function exponential(x: number): number {
  if (x < -104) return 0;
  const q = rint(fround(x * LOG2_E));
  const s = fma(q, -LN2_LOW, fma(q, -LN2_HIGH, x));
  let u = TERMS[0]!;
  for (let i = 1; i < TERMS.length; i++) u = fma(u, s, TERMS[i]!);
  return fround(fround(1 + fma(fround(s * s), u, s)) * 2 ** q);
}

/** In sixteen lanes, which then meet by halves; fewer than sixteen one by one. */
function total(x: Float32Array): number {
  if (x.length < LANES) return x.reduce((sum, value) => fround(sum + value), 0);
  const lanes = x.slice(0, LANES);
  for (let i = LANES; i < x.length; i++) lanes[i % LANES]! += x[i]!;
  for (let half = LANES / 2; half >= 1; half /= 2)
    for (let k = 0; k < half; k++) lanes[k]! += lanes[k + half]!;
  return lanes[0]!;
}

/**
 * A line of elements: `length` of them from `start`, `step` apart; `last`: along the tensor's last dimension.
 */
export interface Place {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly last: boolean;
}

interface Line {
  readonly highest: number;
  /** e to the power of each element less the highest. */
  readonly powers: Float32Array;
  readonly sum: number;
}

/**
 * The last dimension goes in vectors; others one by one, beside as many of the neighbouring lines as fill
 * vectors.
 */
function lineOf(x: Values, { start, step, length, last }: Place): Line {
  let highest = -Infinity;
  for (let i = 0; i < length; i++) highest = max(highest, x[start + i * step]!);
  const inVectors = last || start % step < step - (step % LANES);
  const power = inVectors ? exponential : (v: number): number => fround(Math.exp(v));
  const powers = new Float32Array(length);
  for (let i = 0; i < length; i++) powers[i] = power(fround(x[start + i * step]! - highest));
  const sum = last ? total(powers) : powers.reduce((a, value) => fround(a + value), 0);
  return { highest, powers, sum };
}

/** Softmax of the line, into `out`. */
export function softmaxLine(x: Values, place: Place, out: Values): void {
  const { start, step, last } = place;
  const { powers, sum } = lineOf(x, place);
  const factor = fround(1 / sum);
  powers.forEach((power, i) => {
    out[start + i * step] = last ? power * factor : power / sum;
  });
}

/** Its logarithm. */
export function logSoftmaxLine(x: Values, place: Place, out: Values): void {
  const { start, step, length } = place;
  const { highest, sum } = lineOf(x, place);
  const log = fround(Math.log(sum));
  for (let i = 0; i < length; i++) out[start + i * step] = fround(x[start + i * step]! - highest) - log;
}
