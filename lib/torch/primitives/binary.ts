/** More elementwise primitives of two inputs, beside those in `elementwise.ts`. */
import { binary, forEachPlace } from './pointwise.ts';
import { allocate, dtypes } from '../dtype.ts';
import type { Primitive } from '../node.ts';
import { broadcastShapes, numel } from '../shape.ts';

export const le = binary('le', (a, b) => Number(a <= b), 'bool');
export const gt = binary('gt', (a, b) => Number(a > b), 'bool');
export const ge = binary('ge', (a, b) => Number(a >= b), 'bool');
export const eq = binary('eq', (a, b) => Number(a === b), 'bool');
export const ne = binary('ne', (a, b) => Number(a !== b), 'bool');

export const logical_and = binary('logical_and', (a, b) => Number(a !== 0 && b !== 0), 'bool');
export const logical_or = binary('logical_or', (a, b) => Number(a !== 0 || b !== 0), 'bool');
export const logical_xor = binary('logical_xor', (a, b) => Number((a !== 0) !== (b !== 0)), 'bool');

/** Bitwise work on integers of up to 53 bits goes through BigInt where 32 bits do not do. */
function bits(small: (a: number, b: number) => number, large: (a: bigint, b: bigint) => bigint) {
  return (a: number, b: number): number =>
    a === (a | 0) && b === (b | 0) ? small(a, b) : Number(BigInt.asIntN(64, large(BigInt(a), BigInt(b))));
}
export const bitwise_and = binary(
  'bitwise_and',
  bits(
    (a, b) => a & b,
    (a, b) => a & b,
  ),
);
export const bitwise_or = binary(
  'bitwise_or',
  bits(
    (a, b) => a | b,
    (a, b) => a | b,
  ),
);
export const bitwise_xor = binary(
  'bitwise_xor',
  bits(
    (a, b) => a ^ b,
    (a, b) => a ^ b,
  ),
);
export const bitwise_left_shift = binary('bitwise_left_shift', (a, b) => a * 2 ** b);
export const bitwise_right_shift = binary('bitwise_right_shift', (a, b) => Math.floor(a / 2 ** b));

const either = (a: number, b: number): boolean => Number.isNaN(a) || Number.isNaN(b);
/** The larger one; NaN if either is. */
export const maximum = binary('maximum', (a, b) => (either(a, b) ? NaN : a > b ? a : b));
export const minimum = binary('minimum', (a, b) => (either(a, b) ? NaN : a < b ? a : b));
/** As the extremes of two, but a bound and not a partner: where they are equal the first one is meant. */
export const clamp_min = binary('clamp_min', (x, min) => (either(x, min) ? NaN : x < min ? min : x));
export const clamp_max = binary('clamp_max', (x, max) => (either(x, max) ? NaN : x > max ? max : x));
/** The larger one; the other if one is NaN. */
export const fmax = binary('fmax', (a, b) => (Number.isNaN(a) || b > a ? b : a));
export const fmin = binary('fmin', (a, b) => (Number.isNaN(a) || b < a ? b : a));

/** The remainder with the divisor's sign, as Python's `%`. */
export const remainder = binary('remainder', (a, b) => {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
});
/** The remainder with the dividend's sign, as C's `fmod`. */
export const fmod = binary('fmod', (a, b) => a % b);
/** After `div_floor_floating` in c10/util/generic_math.h. */
export const floor_divide = binary('floor_divide', (a, b) => {
  if (b === 0) return a / b;
  const rest = a % b;
  const whole = (a - rest) / b - Number(rest !== 0 && b < 0 !== rest < 0);
  if (whole === 0) return a / b < 0 ? -0 : 0;
  const floor = Math.floor(whole);
  return whole - floor > 0.5 ? floor + 1 : floor;
});
/** Division rounded towards zero. */
export const trunc_divide = binary('trunc_divide', (a, b) => Math.trunc(a / b));

function commonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
export const gcd = binary('gcd', commonDivisor);
export const lcm = binary('lcm', (a, b) =>
  a === 0 || b === 0 ? 0 : Math.abs((a / commonDivisor(a, b)) * b),
);

export const atan2 = binary('atan2', Math.atan2);
export const hypot = binary('hypot', Math.hypot);
export const copysign = binary('copysign', (a, b) =>
  b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a),
);
export const logaddexp = binary('logaddexp', (a, b) => {
  const larger = Math.max(a, b);
  return Number.isFinite(larger) ? larger + Math.log1p(Math.exp(-Math.abs(a - b))) : a + b;
});
export const xlogy = binary('xlogy', (a, b) => (Number.isNaN(b) ? NaN : a === 0 ? 0 : a * Math.log(b)));
export const heaviside = binary('heaviside', (a, b) => (a === 0 ? b : Number(a > 0) || (a < 0 ? 0 : NaN)));

const power = binary('pow', Math.pow);
/** Integers by repeated squaring, exact as long as the result is. */
export const pow: Primitive = {
  ...power,
  kernel: (call) =>
    dtypes[call.output.dtype].category === 'float' ? power.kernel(call) : integerPower.kernel(call),
};
const integerPower = binary('pow', (a, b) => {
  if (b < 0) return a === 1 ? 1 : a === -1 ? (b % 2 ? -1 : 1) : 0;
  let [base, exponent, result] = [a, b, 1];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result *= base;
    if (exponent > 1) base *= base;
  }
  return result;
});

/** condition (bool), a, b, all broadcast: a where the condition holds, else b. */
export const where: Primitive = {
  name: 'where',
  infer: ([condition, a, b]) => ({
    shape: broadcastShapes(condition!.shape, broadcastShapes(a!.shape, b!.shape)),
    dtype: a!.dtype,
  }),
  kernel: (call) => {
    const [condition, a, b] = call.values;
    const result = allocate(call.output.dtype, numel(call.output.shape));
    forEachPlace(call, ([ct, at, bt], i) => {
      result[i] = condition![ct!] ? a![at!]! : b![bt!]!;
    });
    return result;
  },
};
