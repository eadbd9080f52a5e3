/**
 * torch.poisson, and the draws that distributions of gamma-distributed numbers are made of. After ATen's
 * `Distributions.cpp`. Left out: derivatives of samples by their concentration.
 */
import { cast } from '../cast.ts';
import { default_generator } from '../default_generator.ts';
import { isFloating, notImplementedFor } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { sample_gamma, sample_poisson, type Generator as Stream } from '../random/index.ts';
import { constant, withoutDerivative, withZeroSlope } from '../record.ts';
import type { Tensor } from '../tensor.ts';
import type { Generator } from './random.ts';

const same = (value: number): number => value;
const isNarrow = (input: Tensor): boolean => !(input.dtype === 'float32' || input.dtype === 'float64');
/** The smallest normal number of a type, and the largest below 1. */
const TINY = { float32: 2 ** -126, float64: 2 ** -1022 };
const BELOW_ONE = { float32: 1 - 2 ** -24, float64: 1 - 2 ** -53 };

/** The numbers as a tensor of the input's shape and type. */
const ofType = (input: Tensor, values: Float64Array): Tensor =>
  cast(constant(input.shape, 'float64', values), input.dtype);

/** A number for each element, drawn at once in row-major order, as the values decide what is consumed. */
function drawnFrom(
  input: Tensor,
  generator: Generator,
  sample: (stream: Stream, value: number) => number,
): Float64Array {
  return (generator ?? default_generator).draw((stream) =>
    Float64Array.from(input.peek(), (value) => sample(stream, value)),
  );
}

/** `torch._standard_gamma`, of rate 1: what torch.distributions.Gamma draws. */
export const _standard_gamma = op(
  '_standard_gamma(Tensor input, Generator? generator=None)',
  (input: Tensor, generator: Generator = null): Tensor => {
    notImplementedFor('gamma_cpu', input.dtype, isNarrow(input));
    const dtype = input.dtype as 'float32' | 'float64';
    const round = dtype === 'float32' ? Math.fround : same;
    const values = drawnFrom(input, generator, (stream, value) =>
      Math.max(TINY[dtype], round(sample_gamma(stream, value, round))),
    );
    return withoutDerivative('_standard_gamma', ofType(input, values), input);
  },
);

/** `torch._sample_dirichlet`: gamma-distributed numbers, drawn in float64, over their sum in a row. */
export const _sample_dirichlet = op(
  '_sample_dirichlet(Tensor input, Generator? generator=None)',
  (input: Tensor, generator: Generator = null): Tensor => {
    notImplementedFor('dirichlet', input.dtype, isNarrow(input));
    const dtype = input.dtype as 'float32' | 'float64';
    const parts = drawnFrom(input, generator, (stream, value) =>
      Math.max(TINY.float64, sample_gamma(stream, value, same)),
    );
    const width = input.shape.at(-1) ?? 1;
    for (let row = 0; row < parts.length; row += width) {
      const part = parts.subarray(row, row + width);
      const sum = part.reduce((total, value) => total + value, 0);
      part.forEach((value, k) => (part[k] = Math.min(BELOW_ONE[dtype], Math.max(TINY[dtype], value / sum))));
    }
    return withoutDerivative('_sample_dirichlet', ofType(input, parts), input);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.poisson.html */
export const poisson = op(
  'poisson(Tensor input, Generator? generator=None)',
  (input: Tensor, generator: Generator = null): Tensor => {
    notImplementedFor('poisson_cpu', input.dtype, !isFloating(input.dtype));
    const counts = drawnFrom(input, generator, (stream, rate) => {
      check(rate >= 0, () => 'invalid Poisson rate, expected rate to be non-negative');
      return sample_poisson(stream, rate);
    });
    return withZeroSlope(ofType(input, counts), input);
  },
);
