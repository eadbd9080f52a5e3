/**
 * Draws by rejection: gamma-distributed and Poisson-distributed numbers, after ATen/native/Distributions.h
 * and Distributions.cpp.
 */
import { lgamma } from '../special_functions.ts';
import { normal_double, uniform_double } from './draws.ts';
import type { Generator } from './generator.ts';

const THIRD = Math.fround(1 / 3);
const SQUEEZE = Math.fround(0.0331);

/**
 * One number of the gamma distribution of rate 1, after Marsaglia and Tsang (2000).
 * @param round to the type of the concentration, in which PyTorch computes part of the way
 */
export function sample_gamma(
  generator: Generator,
  concentration: number,
  round: (value: number) => number,
): number {
  if (concentration === 0) return 0;
  // Below 1 few candidates would be taken: one of concentration + 1 is drawn, and scaled down.
  const isSmall = concentration < 1;
  const scale = isSmall ? (1 - uniform_double(generator)) ** round(1 / concentration) : 1;
  const d = round((isSmall ? round(concentration + 1) : concentration) - THIRD);
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    let x, y;
    do {
      x = normal_double(generator);
      y = 1 + c * x;
    } while (y <= 0);
    const v = y * y * y;
    const u = 1 - uniform_double(generator);
    const square = x * x;
    if (u < 1 - SQUEEZE * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v)))
      return scale * d * v;
  }
}

/** One count at a rate: by products of uniforms below 10, above after Hörmann (1993). */
export function sample_poisson(generator: Generator, rate: number): number {
  if (rate === 0) return 0;
  if (rate >= 10) return transformedRejection(generator, rate);
  const end = Math.exp(-rate);
  let count = 0;
  for (let product = uniform_double(generator); product > end; product *= uniform_double(generator)) count++;
  return count;
}

function transformedRejection(generator: Generator, rate: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform_double(generator) - 0.5;
    const v = uniform_double(generator);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (left <= -rate + k * Math.log(rate) - lgamma(k + 1)) return k;
  }
}
