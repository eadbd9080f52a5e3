/** Operations of one tensor, element by element; after ATen's `UnaryOps.cpp`. */
import { cast } from '../cast.ts';
import { FloatScalar, isFloating, notImplementedFor, type Scalar, scalarValue } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/elementwise.ts';
import * as unaries from '../primitives/unary.ts';
import { recordElementwise } from '../record.ts';
import type { Tensor } from '../tensor.ts';
import { eq, logical_and } from './comparison.ts';
import { add, div, mul, pow, sub } from './arithmetic.ts';
import { alias, floating, floatUnary, unary, type UnaryOp } from './operands.ts';
import { where } from './where.ts';

const refuseBool =
  (message: string) =>
  (input: Tensor): void => {
    check(input.dtype !== 'bool', () => message);
  };

export const neg = unary(
  'neg',
  primitives.neg,
  refuseBool(
    'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  ),
);
export const negative = alias('negative', neg);
export const positive = op('positive(Tensor input)', (input: Tensor): Tensor => {
  check(input.dtype !== 'bool', () => 'The `+` operator, on a bool tensor is not supported.');
  return input;
});
export const abs = unary('abs', unaries.abs, (input) => {
  notImplementedFor('abs_cpu', input.dtype, input.dtype === 'bool');
});
export const absolute = alias('absolute', abs);
export const sign = unary('sign', unaries.sign);
export const sgn = alias('sgn', sign);
export const relu = unary('relu', primitives.relu, refuseBool('Boolean inputs not supported for relu'));
export const square = op('square(Tensor input)', (input: Tensor): Tensor => pow(input, 2));

/** Rounding leaves integers as they are. */
const rounding = (name: string, primitive: typeof unaries.floor): UnaryOp =>
  op(`${name}(Tensor input)`, (input: Tensor): Tensor => {
    notImplementedFor(`${name}_vml_cpu`, input.dtype, input.dtype === 'bool');
    return isFloating(input.dtype) ? recordElementwise(primitive, [input], {}) : add(input, 0);
  });
export const floor = rounding('floor', unaries.floor);
export const ceil = rounding('ceil', unaries.ceil);
export const trunc = rounding('trunc', unaries.trunc);
export const fix = alias('fix', trunc);
/** Halves to even. https://docs.pytorch.org/docs/stable/generated/torch.round.html */
export const round = op('round(Tensor input, *, int decimals=0)', (input: Tensor, decimals = 0): Tensor => {
  notImplementedFor('round_vml_cpu', input.dtype, input.dtype === 'bool');
  notImplementedFor('round_cpu', input.dtype, !isFloating(input.dtype) && decimals !== 0);
  if (!isFloating(input.dtype)) return add(input, 0);
  if (decimals === 0) return recordElementwise(unaries.round, [input], {});
  const ten = new FloatScalar(10 ** Math.abs(decimals));
  const shifted = decimals > 0 ? mul(input, ten) : div(input, ten);
  const rounded = recordElementwise(unaries.round, [shifted], {});
  return decimals > 0 ? div(rounded, ten) : mul(rounded, ten);
});
export const frac = op('frac(Tensor input)', (input: Tensor): Tensor => sub(input, trunc(input)));

export const exp = floatUnary('exp', primitives.exp);
export const exp2 = floatUnary('exp2', unaries.exp2);
export const expm1 = floatUnary('expm1', unaries.expm1);
export const sqrt = floatUnary('sqrt', primitives.sqrt);
export const rsqrt = floatUnary('rsqrt', unaries.rsqrt);
export const reciprocal = floatUnary('reciprocal', unaries.reciprocal);
export const log = floatUnary('log', unaries.log);
export const log2 = floatUnary('log2', unaries.log2);
export const log10 = floatUnary('log10', unaries.log10);
export const log1p = floatUnary('log1p', unaries.log1p);
export const sin = floatUnary('sin', unaries.sin);
export const cos = floatUnary('cos', unaries.cos);
export const tan = floatUnary('tan', unaries.tan);
export const asin = floatUnary('asin', unaries.asin);
export const acos = floatUnary('acos', unaries.acos);
export const atan = floatUnary('atan', unaries.atan);
export const sinh = floatUnary('sinh', unaries.sinh);
export const cosh = floatUnary('cosh', unaries.cosh);
export const tanh = floatUnary('tanh', primitives.tanh);
export const asinh = floatUnary('asinh', unaries.asinh);
export const acosh = floatUnary('acosh', unaries.acosh);
export const atanh = floatUnary('atanh', unaries.atanh);
export const arcsin = alias('arcsin', asin);
export const arccos = alias('arccos', acos);
export const arctan = alias('arctan', atan);
export const erf = floatUnary('erf', primitives.erf);
export const erfc = floatUnary('erfc', unaries.erfc);
export const erfinv = floatUnary('erfinv', unaries.erfinv);
export const sigmoid = floatUnary('sigmoid', primitives.sigmoid);
export const logit = op(
  'logit(Tensor input, float? eps=None)',
  (input: Tensor, eps: number | null = null): Tensor => {
    let x = cast(input, floating(input.dtype));
    if (eps !== null) {
      const [low, high] = [new FloatScalar(eps), new FloatScalar(1 - eps)];
      x = where(x.lt(low), low, where(x.gt(high), high, x));
    }
    return log(div(x, sub(mul(x, -1), -1)));
  },
);
export const deg2rad = op('deg2rad(Tensor input)', (input: Tensor): Tensor =>
  mul(input, new FloatScalar(Math.PI / 180)),
);
export const rad2deg = op('rad2deg(Tensor input)', (input: Tensor): Tensor =>
  mul(input, new FloatScalar(180 / Math.PI)),
);
export const sinc = op('sinc(Tensor input)', (input: Tensor): Tensor => {
  const x = mul(cast(input, floating(input.dtype)), new FloatScalar(Math.PI));
  const isZero = eq(x, 0);
  return where(isZero, new FloatScalar(1), div(sin(x), where(isZero, 1, x)));
});

export const isnan = unary('isnan', unaries.isnan);
export const isinf = unary('isinf', unaries.isinf);
export const signbit = unary('signbit', unaries.signbit);
export const isfinite = op('isfinite(Tensor input)', (input: Tensor): Tensor =>
  logical_and(isnan(input).logical_not(), isinf(input).logical_not()),
);
export const isposinf = op('isposinf(Tensor input)', (input: Tensor): Tensor =>
  input.eq(new FloatScalar(Infinity)),
);
export const isneginf = op('isneginf(Tensor input)', (input: Tensor): Tensor =>
  input.eq(new FloatScalar(-Infinity)),
);
export const isreal = op('isreal(Tensor input)', (input: Tensor): Tensor => {
  const equal = input.eq(input);
  return equal.logical_or(equal.logical_not());
});

const largest: Readonly<Record<string, number>> = {
  float64: Number.MAX_VALUE,
  float32: 3.4028234663852886e38,
  float16: 65504,
  bfloat16: 3.3895313892515355e38,
};
/** https://docs.pytorch.org/docs/stable/generated/torch.nan_to_num.html */
export const nan_to_num = op(
  'nan_to_num(Tensor input, float? nan=None, float? posinf=None, float? neginf=None)',
  (
    input: Tensor,
    nan: number | null = null,
    posinf: number | null = null,
    neginf: number | null = null,
  ): Tensor => {
    if (!isFloating(input.dtype)) return add(input, 0);
    const number = (value: number): Scalar => new FloatScalar(scalarValue(value));
    const limit = largest[input.dtype]!;
    let x = where(isnan(input), number(nan ?? 0), input);
    x = where(isposinf(input), number(posinf ?? limit), x);
    return where(isneginf(input), number(neginf ?? -limit), x);
  },
);
