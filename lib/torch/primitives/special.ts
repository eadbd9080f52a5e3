/** Special functions, element by element, and the running logarithm of a sum of exponentials. */
import { allocate } from '../dtype.ts';
import type { Primitive } from '../node.ts';
import { numel } from '../shape.ts';
import * as functions from '../special_functions.ts';
import { forEachLine } from './normalisation.ts';
import { binary, map, sameAsInput, unary } from './pointwise.ts';

export const lgamma = unary('lgamma', functions.lgamma);
export const polygamma: Primitive<{ readonly n: number }> = {
  name: 'polygamma',
  infer: sameAsInput,
  kernel: ({ values, attributes: { n }, output }) =>
    map(values[0]!, (x) => functions.polygamma(n, x), allocate(output.dtype, values[0]!.length)),
  work: ({ output }) => 30 * numel(output.shape),
};
export const i0 = unary('i0', functions.i0);
export const i0e = unary('i0e', functions.i0e);
export const i1 = unary('i1', functions.i1);
export const i1e = unary('i1e', functions.i1e);
export const erfcx = unary('erfcx', functions.erfcx);
export const ndtr = unary('ndtr', functions.ndtr);
export const ndtri = unary('ndtri', functions.ndtri);
export const log_ndtr = unary('log_ndtr', functions.log_ndtr);
export const entr = unary('entr', (x) => (x > 0 ? -x * Math.log(x) : x === 0 ? 0 : x < 0 ? -Infinity : NaN));

export const xlog1py = binary('xlog1py', (x, y) => (Number.isNaN(y) ? NaN : x === 0 ? 0 : x * Math.log1p(y)));
export const logaddexp2 = binary('logaddexp2', (a, b) => {
  if (a === b && Math.abs(a) === Infinity) return a;
  return Math.max(a, b) + Math.log1p(2 ** -Math.abs(a - b)) / Math.LN2;
});
export const zeta = binary('zeta', functions.zeta);

/** log Σ exp of the elements up to each one along `dim`. */
export const logcumsumexp: Primitive<{ readonly dim: number }> = {
  name: 'logcumsumexp',
  infer: sameAsInput,
  kernel: ({ values, attributes: { dim }, output }) => {
    const x = values[0]!;
    const result = allocate(output.dtype, x.length);
    const length = output.shape[dim] ?? 1;
    forEachLine(output.shape, dim, (first, step) => {
      let sum = -Infinity;
      for (let i = 0; i < length; i++) {
        const next = x[first + i * step]!;
        const [low, high] = sum < next ? [sum, next] : [next, sum];
        sum = low === high && Math.abs(low) === Infinity ? low : high + Math.log1p(Math.exp(low - high));
        result[first + i * step] = sum;
      }
    });
    return result;
  },
};
