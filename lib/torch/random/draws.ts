/**
 * PyTorch's CPU draws, after ATen/native/cpu/DistributionTemplates.h and ATen/core/DistributionsHelper.h
 * (2.13), for contiguous tensors. A Float64Array is filled by the float64 kernel, any other target by
 * float32's.
 *
 * float16 and bfloat16 are in half_draws.ts. Left out: complex, and tensors that are not contiguous, of which
 * PyTorch draws even 16 or more normals one by one.
 */
import { fma32, fma64 } from './fma.ts';
import type { Generator } from './generator.ts';
import { normal_fill_16 } from './normal_fill.ts';

/** What integers are written into: exact up to 2⁵³. */
export interface IntegerTarget {
  readonly length: number;
  [index: number]: number;
}
export type FloatTarget = Float32Array | Float64Array;

const FLOAT_UNIT = 2 ** -24;
const DOUBLE_UNIT = 2 ** -53;

/** [0, 1) in steps of 2⁻²⁴: one word. */
export function uniform_float(generator: Generator): number {
  return (generator.random() & 0xffffff) * FLOAT_UNIT;
}

/** [0, 1) in steps of 2⁻⁵³: two words. */
export function uniform_double(generator: Generator): number {
  return generator.random53() * DOUBLE_UNIT;
}

/** `Tensor.uniform_(from, to)`; `torch.rand` with the defaults. */
export function uniform_<T extends FloatTarget>(out: T, generator: Generator, from = 0, to = 1): T {
  if (out instanceof Float64Array) {
    for (let i = 0; i < out.length; i++) {
      const value = fma64(uniform_double(generator), to - from, from);
      out[i] = value === to ? from : value;
    }
    return out;
  }
  const [low, high] = [Math.fround(from), Math.fround(to)];
  const width = Math.fround(high - low);
  for (let i = 0; i < out.length; i++) {
    const value = fma32(uniform_float(generator), width, low);
    out[i] = value === high ? low : value;
  }
  return out;
}

/**
 * `Tensor.normal_(mean, std)`; `torch.randn` with the defaults. Sizes below 16 take another path than the
 * rest.
 */
export function normal_<T extends FloatTarget>(out: T, generator: Generator, mean = 0, std = 1): T {
  if (out.length < 16) return normal_one_by_one_(out, generator, mean, std);
  const fill = out instanceof Float64Array ? normal_fill_16_double : normal_fill_16;
  const [m, s] = out instanceof Float64Array ? [mean, std] : [Math.fround(mean), Math.fround(std)];
  uniform_(out, generator);
  for (let at = 0; at + 16 <= out.length; at += 16) fill(out as Float32Array & Float64Array, at, m, s);
  if (out.length % 16 !== 0) {
    // The last 16 values are drawn again, whole.
    uniform_(out.subarray(out.length - 16), generator);
    fill(out as Float32Array & Float64Array, out.length - 16, m, s);
  }
  return out;
}

/** Normals as small tensors are filled, and transposed and sliced ones of any size. */
export function normal_one_by_one_<T extends FloatTarget>(
  out: T,
  generator: Generator,
  mean = 0,
  std = 1,
): T {
  for (let i = 0; i < out.length; i++) out[i] = normal_double(generator) * std + mean;
  return out;
}

/**
 * One standard normal by Box–Muller in double precision; its twin waits in the generator for the next call.
 */
export function normal_double(generator: Generator): number {
  const waiting = generator.next_double_normal_sample;
  if (waiting !== null) {
    generator.next_double_normal_sample = null;
    return waiting;
  }
  const u1 = uniform_double(generator);
  const radius = Math.sqrt(-2 * Math.log1p(-uniform_double(generator)));
  generator.next_double_normal_sample = radius * Math.sin(2 * Math.PI * u1);
  return radius * Math.cos(2 * Math.PI * u1);
}

function normal_fill_16_double(data: Float64Array, at: number, mean: number, std: number): void {
  for (let j = at; j < at + 8; j++) {
    const radius = Math.sqrt(-2 * Math.log(1 - data[j]!));
    const theta = 2 * Math.PI * data[j + 8]!;
    data[j] = fma64(radius * Math.cos(theta), std, mean);
    data[j + 8] = fma64(radius * Math.sin(theta), std, mean);
  }
}

/** `Tensor.exponential_(lambd)`. */
export function exponential_<T extends FloatTarget>(out: T, generator: Generator, lambd = 1): T {
  for (let i = 0; i < out.length; i++) out[i] = (-1 / lambd) * Math.log1p(-uniform_double(generator));
  return out;
}

/** `Tensor.bernoulli_(p)` with one probability, as dropout draws its mask. */
export function bernoulli_<T extends IntegerTarget>(out: T, generator: Generator, p = 0.5): T {
  for (let i = 0; i < out.length; i++) out[i] = Number(uniform_double(generator) < p);
  return out;
}

/** `torch.bernoulli(probabilities)`: a probability an element. */
export function bernoulli<T extends IntegerTarget>(
  out: T,
  generator: Generator,
  probabilities: FloatTarget,
): T {
  const uniform = probabilities instanceof Float64Array ? uniform_double : uniform_float;
  for (let i = 0; i < out.length; i++) out[i] = Number(uniform(generator) < probabilities[i]!);
  return out;
}

/** `torch.randint(low, high, …)`. Ranges from 2²⁸ on take two words an element. */
export function randint<T extends IntegerTarget>(out: T, generator: Generator, low: number, high: number): T {
  const range = high - low;
  for (let i = 0; i < out.length; i++) {
    const offset =
      range < 2 ** 28 ? generator.random() % range : Number(generator.random64() % BigInt(range));
    out[i] = offset + low;
  }
  return out;
}

/** `torch.randperm(n)`, n being the target's length, below 2³² / 20. */
export function randperm<T extends IntegerTarget>(out: T, generator: Generator): T {
  const n = out.length;
  for (let i = 0; i < n; i++) out[i] = i;
  for (let i = 0; i < n - 1; i++) {
    const other = i + (generator.random() % (n - i));
    [out[i], out[other]] = [out[other]!, out[i]!];
  }
  return out;
}
