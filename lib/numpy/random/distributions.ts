/**
 * Distributions of one number a draw; after `numpy/random/src/distributions/distributions.c` and its legacy
 * sibling.
 */
import type { Source } from './source.ts';

type Draw = (source: Source, a: number, b: number) => number;

/** Marsaglia and Tsang's method; below a shape of 1 Ahrens and Dieter's. */
function gamma(source: Source, shape: number): number {
  if (shape === 1) return source.exponential();
  if (shape === 0) return 0;
  if (shape < 1) {
    for (;;) {
      const u = source.bits.double();
      const v = source.exponential();
      if (u <= 1 - shape) {
        const x = Math.pow(u, 1 / shape);
        if (x <= v) return x;
      } else {
        const y = -Math.log((1 - u) / shape);
        const x = Math.pow(1 - shape + shape * y, 1 / shape);
        if (x <= v + y) return x;
      }
    }
  }
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    let [x, v] = [0, 0];
    do {
      x = source.normal();
      v = 1 + c * x;
    } while (v <= 0);
    v = v * v * v;
    const u = source.bits.double();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (Math.log(u) < 0.5 * x * x + b * (1 - v + Math.log(v))) return b * v;
  }
}

/** Jöhnk's method where both are at most 1. */
function beta(source: Source, a: number, b: number): number {
  if (a > 1 || b > 1) {
    const ga = gamma(source, a);
    return ga / (ga + gamma(source, b));
  }
  for (;;) {
    const u = source.bits.double();
    const v = source.bits.double();
    const x = Math.pow(u, 1 / a);
    const y = Math.pow(v, 1 / b);
    if (x + y > 1 || u + v <= 0) continue;
    if (x + y > 0) return x / (x + y);
    const [logX, logY] = [Math.log(u) / a, Math.log(v) / b];
    const most = Math.max(logX, logY);
    return Math.exp(logX - most - Math.log(Math.exp(logX - most) + Math.exp(logY - most)));
  }
}

/** ln Γ, by the series that NumPy takes. */
function logGamma(x: number): number {
  const series = [
    8.333333333333333e-2, -2.777777777777778e-3, 7.936507936507937e-4, -5.952380952380952e-4,
    8.417508417508418e-4, -1.917526917526918e-3, 6.41025641025641e-3, -2.955065359477124e-2,
    1.796443723688307e-1, -1.3924322169059,
  ];
  if (x === 1 || x === 2) return 0;
  const steps = x < 7 ? Math.trunc(7 - x) : 0;
  let far = x + steps;
  const inverse = 1 / far / far;
  const sum = series.reduceRight((sum, term) => sum * inverse + term, 0);
  let result = sum / far + 0.5 * Math.log(2 * Math.PI) + (far - 0.5) * Math.log(far) - far;
  for (let k = 1; k <= steps; k++) result -= Math.log((far -= 1));
  return result;
}

function poisson(source: Source, lambda: number): number {
  if (lambda === 0) return 0;
  if (lambda < 10) {
    const least = Math.exp(-lambda);
    for (let [count, product] = [0, 1]; ; count++) {
      product *= source.bits.double();
      if (product <= least) return count;
    }
  }
  // Hörmann's transformed rejection
  const [root, log] = [Math.sqrt(lambda), Math.log(lambda)];
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const most = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.bits.double() - 0.5;
    const v = source.bits.double();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + lambda + 0.43);
    if (us >= 0.07 && v <= most) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log(v) + Math.log(inverse) - Math.log(a / (us * us) + b);
    if (left <= -lambda + k * log - logGamma(k + 1)) return k;
  }
}

/** By inversion, as NumPy does while n·p is at most 30. */
function binomial(source: Source, n: number, p: number): number {
  if (p > 0.5) return n - binomial(source, n, 1 - p);
  if (n === 0 || p === 0) return 0;
  if (n * p > 30) throw new RangeError('binomial() of n * p over 30');
  const q = 1 - p;
  const first = Math.exp(n * Math.log(q));
  const bound = Math.trunc(Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1)));
  let [x, chance, u] = [0, first, source.bits.double()];
  while (u > chance) {
    if (++x > bound) {
      x = 0;
      chance = first;
      u = source.bits.double();
    } else {
      u -= chance;
      chance = ((n - x + 1) * p * chance) / (x * q);
    }
  }
  return x;
}

/** By NumPy's names; `a` and `b` are the parameters in its order. */
export const distributions: Readonly<Record<string, Draw>> = {
  random: ({ bits }) => bits.double(),
  random_float32: ({ bits }) => (bits.uint32() >>> 8) / 16777216,
  uniform: ({ bits }, low, range) => low + range * bits.double(),
  standard_normal: (source) => source.normal(),
  normal: (source, loc, scale) => loc + scale * source.normal(),
  lognormal: (source, mean, sigma) => Math.exp(mean + sigma * source.normal()),
  standard_exponential: (source) => source.exponential(),
  exponential: (source, scale) => scale * source.exponential(),
  gamma: (source, shape, scale) => scale * gamma(source, shape),
  chisquare: (source, df) => 2 * gamma(source, df / 2),
  beta,
  poisson,
  binomial,
};
