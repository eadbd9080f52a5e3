/** More elementwise primitives of one input, beside those in `elementwise.ts`. */
import { erf } from '../random/erf.ts';
import { truthOfInput, unary } from './pointwise.ts';

export const abs = unary('abs', Math.abs);
export const sign = unary('sign', (x) => Number(x > 0) - Number(x < 0));
export const floor = unary('floor', Math.floor);
export const ceil = unary('ceil', Math.ceil);
export const trunc = unary('trunc', Math.trunc);
/** Halves go to the even neighbour. */
export const round = unary('round', (x) => {
  const near = Math.round(x);
  return Math.abs(x % 1) === 0.5 && near % 2 !== 0 ? near - 1 : near;
});
export const reciprocal = unary('reciprocal', (x) => 1 / x);
export const rsqrt = unary('rsqrt', (x) => 1 / Math.sqrt(x));
export const square = unary('square', (x) => x * x);

export const expm1 = unary('expm1', Math.expm1);
export const exp2 = unary('exp2', (x) => 2 ** x);
export const log = unary('log', Math.log);
export const log2 = unary('log2', Math.log2);
export const log10 = unary('log10', Math.log10);
export const log1p = unary('log1p', Math.log1p);

export const sin = unary('sin', Math.sin);
export const cos = unary('cos', Math.cos);
export const tan = unary('tan', Math.tan);
export const asin = unary('asin', Math.asin);
export const acos = unary('acos', Math.acos);
export const atan = unary('atan', Math.atan);
export const sinh = unary('sinh', Math.sinh);
export const cosh = unary('cosh', Math.cosh);
export const asinh = unary('asinh', Math.asinh);
export const acosh = unary('acosh', Math.acosh);
export const atanh = unary('atanh', Math.atanh);

export const erfc = unary('erfc', (x) => 1 - erf(x));

export const isnan = unary('isnan', (x) => Number(Number.isNaN(x)), truthOfInput);
export const isinf = unary('isinf', (x) => Number(Math.abs(x) === Infinity), truthOfInput);
export const signbit = unary('signbit', (x) => Number(x < 0 || Object.is(x, -0)), truthOfInput);

/**
 * Of float32 `erfinv` in lib/torch/random is exact to the bit; this one is its double precision companion.
 */
export const erfinv = unary('erfinv', (y) => {
  if (y <= -1 || y >= 1 || Number.isNaN(y)) return y === 1 ? Infinity : y === -1 ? -Infinity : NaN;
  const w = -Math.log((1 - y) * (1 + y));
  const a = 2 / (Math.PI * 0.147) - w / 2;
  let x = Math.sign(y) * Math.sqrt(Math.sqrt(a * a + w / 0.147) - a);
  for (let step = 0; step < 4; step++) x -= (erf(x) - y) / ((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x));
  return x;
});

/** Two's complement of integers; `not` of booleans is `logical_not`. */
export const bitwise_not = unary('bitwise_not', (x) => -x - 1);
