/**
 * The draws as values: what a draw would consume, so that it can be recorded, and how to make it.
 *
 * What a draw consumes depends on its size alone, with one exception: `trunc_normal` (torch.nn.init's)
 * redraws what it rejects, so with bounds within reach only drawing tells. With bounds out of reach, as in
 * every std=0.02 default, it is a normal.
 */
import {
  bernoulli_,
  exponential_,
  normal_,
  normal_one_by_one_,
  randint,
  randperm,
  uniform_,
} from './draws.ts';
import type { FloatTarget } from './draws.ts';
import type { Generator } from './generator.ts';
import { isHalf, normal_half_, uniform_half_ } from './half_draws.ts';
import type { HalfDtype } from './half_draws.ts';
import { passed } from './place.ts';
import type { Place } from './place.ts';
import { timm_trunc_normal_, trunc_normal_ } from './trunc_normal.ts';
import type { TruncNormal } from './trunc_normal.ts';

/** float16 and bfloat16 are for `uniform` and `normal`; the others round float32's draws to them. */
export type DrawDtype = 'float32' | 'float64' | HalfDtype;

export interface Distribution {
  readonly name: string;
  /** The place after drawing `n` values at `place`, or null where only drawing tells. */
  after(place: Place, n: number, dtype: DrawDtype): Place | null;
  /** @param out a Float64Array for float64, else a Float32Array. */
  fill(out: FloatTarget, generator: Generator, dtype?: DrawDtype): void;
  /** The same where memory is no plain block, if that is drawn in another way. */
  readonly one_by_one?: Distribution;
}

/** Beyond any value that Box–Muller gives: √(2·53·ln 2) is 8.57. */
const OUT_OF_REACH = 8.6;

export const uniform = (from = 0, to = 1): Distribution => ({
  name: `uniform(${from}, ${to})`,
  after: (place, n, dtype) => passed(place, n * wordsPerUniform(dtype)),
  fill: (out, generator, dtype) =>
    isHalf(dtype) && out instanceof Float32Array
      ? void uniform_half_(out, generator, dtype, from, to)
      : void uniform_(out, generator, from, to),
});

export const normal = (mean = 0, std = 1): Distribution => ({
  name: `normal(${mean}, ${std})`,
  after: afterNormals,
  fill: (out, generator, dtype) =>
    isHalf(dtype) && out instanceof Float32Array
      ? void normal_half_(out, generator, dtype, mean, std)
      : void normal_(out, generator, mean, std),
  one_by_one: {
    name: `normal(${mean}, ${std}), one by one`,
    after: afterSingleNormals,
    fill: (out, generator) => void normal_one_by_one_(out, generator, mean, std),
  },
});

export const exponential = (lambd = 1): Distribution => ({
  name: `exponential(${lambd})`,
  after: (place, n) => passed(place, 2 * n),
  fill: (out, generator) => void exponential_(out, generator, lambd),
});

/** One probability for all, as dropout draws. */
export const bernoulliOf = (p = 0.5): Distribution => ({
  name: `bernoulli(${p})`,
  after: (place, n) => passed(place, 2 * n),
  fill: (out, generator) => void bernoulli_(out, generator, p),
});

/** Integers from low to high − 1. Record it as float64: float32 cannot hold them all. */
export const integers = (low: number, high: number): Distribution => ({
  name: `randint(${low}, ${high})`,
  after: (place, n) => passed(place, high - low < 2 ** 28 ? n : 2 * n),
  fill: (out, generator) => void randint(out, generator, low, high),
});

/** 0 to n − 1 in random order. Record it as float64. */
export const permutation = (): Distribution => ({
  name: 'randperm',
  after: (place, n) => passed(place, Math.max(0, n - 1)),
  fill: (out, generator) => void randperm(out, generator),
});

/** torch.nn.init.trunc_normal_ (PyTorch 2.13). */
export const trunc_normal = ({ mean = 0, std = 1, a = -2, b = 2 }: TruncNormal = {}): Distribution => ({
  name: `trunc_normal(${mean}, ${std}, ${a}, ${b})`,
  after: (place, n, dtype) =>
    a < mean - OUT_OF_REACH * std && b > mean + OUT_OF_REACH * std ? afterNormals(place, n, dtype) : null,
  fill: (out, generator) => void trunc_normal_(out, generator, { mean, std, a, b }),
  one_by_one: {
    name: `trunc_normal(${mean}, ${std}, ${a}, ${b}), one by one`,
    after: () => null,
    fill: (out, generator) => void trunc_normal_(out, generator, { mean, std, a, b }, normal_one_by_one_),
  },
});

/** timm.layers.trunc_normal_, with which timm initialises its ViTs. */
export const timm_trunc_normal = ({ mean = 0, std = 1, a = -2, b = 2 }: TruncNormal = {}): Distribution => ({
  name: `timm_trunc_normal(${mean}, ${std}, ${a}, ${b})`,
  after: (place, n, dtype) => passed(place, n * wordsPerUniform(dtype)),
  fill: (out, generator) => void timm_trunc_normal_(out, generator, { mean, std, a, b }),
});

function wordsPerUniform(dtype: DrawDtype): number {
  return dtype === 'float64' ? 2 : 1;
}

function afterNormals(place: Place, n: number, dtype: DrawDtype): Place {
  const rest = n % 16;
  if (n >= 16) return passed(place, (n + (rest && 16) - (isHalf(dtype) ? rest : 0)) * wordsPerUniform(dtype));
  return afterSingleNormals(place, n);
}

function afterSingleNormals(place: Place, n: number): Place {
  const fresh = n - (place.spare && n > 0 ? 1 : 0);
  const position = place.position + 4 * Math.ceil(fresh / 2);
  if (fresh % 2 === 1) return { position, spare: { at: position - 4 } };
  return { position, spare: n > 0 ? null : place.spare };
}
