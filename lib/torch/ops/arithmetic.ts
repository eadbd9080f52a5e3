/** Arithmetic of two operands with PyTorch's promotion of types; after ATen's `BinaryOps.cpp`. */
import { cppNames, type DType, FloatScalar, isFloating, notImplementedFor, type Scalar } from '../dtype.ts';
import { check, TorchError } from '../errors.ts';
import { invalidCombination } from '../invalid_arguments.ts';
import { op } from '../op.ts';
import * as binaries from '../primitives/binary.ts';
import * as primitives from '../primitives/elementwise.ts';
import { recordElementwise } from '../record.ts';
import { pythonType } from '../python-type.ts';
import { Tensor } from '../tensor.ts';
import { alias, asTensor, binary, combine, commonType, floating, typeOf, type Operand } from './operands.ts';

/** `alpha · other`, with PyTorch's checks of alpha. */
function scaled(input: Operand, other: Operand, alpha: Scalar): Operand {
  if (alpha === 1) return other;
  const dtype = commonType(input, other);
  check(
    typeof alpha !== 'boolean' || dtype === 'bool',
    () => 'Boolean alpha only supported for Boolean results.',
  );
  check(
    isFloating(dtype) || !(alpha instanceof FloatScalar || !Number.isInteger(alpha)),
    () => 'For integral input tensors, argument alpha must not be a floating point number.',
  );
  return recordElementwise(primitives.mul, [asTensor(other, dtype), asTensor(alpha, dtype)], {});
}

/** https://docs.pytorch.org/docs/stable/generated/torch.add.html */
export const add = op(
  'add(Tensor|Scalar input, Tensor|Scalar other, *, Scalar alpha=1)',
  (input: Operand, other: Operand, alpha: Scalar = 1): Tensor =>
    combine(primitives.add, input, scaled(input, other, alpha)),
);

export function difference(a: Operand, b: Operand): Tensor {
  const [x, y] = [typeOf(a).dtype, typeOf(b).dtype];
  check(
    x !== 'bool' || y !== 'bool',
    () =>
      'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
  );
  check(
    x !== 'bool' && y !== 'bool',
    () =>
      'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  );
  return combine(primitives.sub, a, b);
}

export const sub = op(
  'sub(Tensor|Scalar input, Tensor|Scalar other, *, Scalar alpha=1)',
  (input: Operand, other: Operand, alpha: Scalar = 1): Tensor =>
    difference(input, scaled(input, other, alpha)),
);
/** `other - input` */
export const rsub = op(
  'rsub(Tensor input, Tensor|Scalar other, *, Scalar alpha=1)',
  (input: Tensor, other: Operand, alpha: Scalar = 1): Tensor =>
    difference(other, scaled(other, input, alpha)),
);
export const mul = op(
  'mul(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => combine(primitives.mul, input, other),
);

/** Quotient of any two operands; integers and rounding stay integers. */
export function quotient(input: Operand, other: Operand, rounding_mode: string | null = null): Tensor {
  if (rounding_mode === null) return combine(primitives.div, input, other, floating);
  if (rounding_mode === 'trunc' || rounding_mode === 'floor') {
    refuseBool(`div_${rounding_mode}_cpu`, input, other);
    refuseZero(input, other);
    return combine(binaries[`${rounding_mode}_divide`], input, other);
  }
  throw new TorchError(
    'RuntimeError',
    `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${rounding_mode}'`,
  );
}

function refuseBool(kernel: string, input: Operand, other: Operand): void {
  const dtype = commonType(input, other);
  notImplementedFor(kernel, dtype, dtype === 'bool');
}

/** Integers cannot be divided by zero: PyTorch says so when it computes, and so when the divisor is known. */
function refuseZero(input: Operand, other: Operand): void {
  if (isFloating(commonType(input, other))) return;
  const zero =
    other instanceof Tensor ? !other.node.symbolic && other.peek().includes(0) : Number(other) === 0;
  check(!zero, () => 'ZeroDivisionError');
}

/** https://docs.pytorch.org/docs/stable/generated/torch.div.html */
export const div = op(
  'div(Tensor|Scalar input, Tensor|Scalar other, *, str? rounding_mode=None)',
  (input: Operand, other: Operand, rounding_mode: string | null = null): Tensor =>
    quotient(input, other, rounding_mode),
);
export const true_divide = op(
  'true_divide(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => quotient(input, other),
);
export const floor_divide = op(
  'floor_divide(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => quotient(input, other, 'floor'),
);
export const divide = alias('divide', div);
export const multiply = alias('multiply', mul);
export const subtract = alias('subtract', sub);

export function rest(input: Operand, other: Operand): Tensor {
  refuseBool('remainder_cpu', input, other);
  refuseZero(input, other);
  return combine(binaries.remainder, input, other);
}
/**
 * Python's `%`: the sign is the divisor's.
 * https://docs.pytorch.org/docs/stable/generated/torch.remainder.html
 */
export const remainder = op(
  'remainder(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => rest(input, other),
);
/** C's fmod: the sign is the dividend's. */
export const fmod = op('fmod(Tensor input, Tensor|Scalar other)', (input: Tensor, other: Operand): Tensor => {
  refuseZero(input, other);
  return combine(binaries.fmod, input, other);
});

export function power(base: Operand, exponent: Operand): Tensor {
  const dtype = commonType(base, exponent);
  check(
    isFloating(dtype) || exponent instanceof Tensor || Number(exponent) >= 0,
    () => 'Integers to negative integer powers are not allowed.',
  );
  return combine(binaries.pow, base, exponent);
}
/** https://docs.pytorch.org/docs/stable/generated/torch.pow.html */
export const pow = op(
  'pow(Tensor|Scalar input/self, Tensor|Scalar exponent)',
  (input: Operand, exponent: Operand): Tensor => {
    if (!(input instanceof Tensor || exponent instanceof Tensor))
      throw invalidCombination(
        { name: 'pow', style: 'function', args: [input, exponent], kwargs: {} },
        pythonType,
      );
    return power(input, exponent);
  },
);
/** In double precision, whatever comes in. */
export const float_power = op(
  'float_power(Tensor|Scalar input, Tensor|Scalar exponent)',
  (input: Operand, exponent: Operand): Tensor =>
    recordElementwise(binaries.pow, [asTensor(input, 'float64'), asTensor(exponent, 'float64')], {}),
);

const tensors = (name: string, primitive: typeof binaries.maximum, result?: (dtype: DType) => DType) =>
  op(`${name}(Tensor input, Tensor other)`, (input: Tensor, other: Tensor): Tensor =>
    combine(primitive, input, other, result),
  );
export const maximum = tensors('maximum', binaries.maximum);
export const minimum = tensors('minimum', binaries.minimum);
export const fmax = tensors('fmax', binaries.fmax);
export const fmin = tensors('fmin', binaries.fmin);
export const atan2 = tensors('atan2', binaries.atan2, floating);
export const arctan2 = alias('arctan2', atan2);
export const hypot = tensors('hypot', binaries.hypot);
export const logaddexp = tensors('logaddexp', binaries.logaddexp);
const integers = (name: 'gcd' | 'lcm') =>
  op(`${name}(Tensor input, Tensor other)`, (input: Tensor, other: Tensor): Tensor => {
    const dtype = commonType(input, other);
    notImplementedFor(`${name}_cpu`, dtype, dtype === 'bool' || isFloating(dtype));
    return combine(binaries[name], input, other);
  });
export const gcd = integers('gcd');
export const lcm = integers('lcm');
/** `input · 2^other` */
export const ldexp = op('ldexp(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor =>
  mul(input, power(new FloatScalar(2), other)),
);
export const copysign = binary('copysign', binaries.copysign, floating);
export const xlogy = op(
  'xlogy(Tensor|Scalar input, Tensor|Scalar other)',
  (input: Operand, other: Operand): Tensor => combine(binaries.xlogy, input, other, floating),
);
export const heaviside = op(
  'heaviside(Tensor input, Tensor values)',
  (input: Tensor, values: Tensor): Tensor => {
    check(
      input.dtype === values.dtype,
      () => 'heaviside is not yet implemented for tensors with different dtypes.',
    );
    return combine(binaries.heaviside, input, values);
  },
);

/** `start + weight · (end - start)` https://docs.pytorch.org/docs/stable/generated/torch.lerp.html */
export const lerp = op(
  'lerp(Tensor input, Tensor end, Tensor|Scalar weight)',
  (input: Tensor, end: Tensor, weight: Operand): Tensor => {
    for (const other of [end, ...(weight instanceof Tensor ? [weight] : [])])
      check(
        other.dtype === input.dtype,
        () =>
          `expected dtype ${cppNames[input.dtype]} for \`${other === end ? 'end' : 'weight'}\` but got dtype ${cppNames[other.dtype]}`,
      );
    const kernel = weight instanceof Tensor ? 'lerp_kernel_tensor' : 'lerp_kernel_scalar';
    notImplementedFor(kernel, input.dtype, !isFloating(input.dtype));
    return add(input, mul(sub(end, input), weight));
  },
);

/** `input + value · tensor1 · tensor2` */
export const addcmul = op(
  'addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1)',
  (input: Tensor, tensor1: Tensor, tensor2: Tensor, value: Scalar = 1): Tensor =>
    add(input, mul(mul(tensor1, tensor2), value)),
);
/** `input + value · tensor1 / tensor2` */
export const addcdiv = op(
  'addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1)',
  (input: Tensor, tensor1: Tensor, tensor2: Tensor, value: Scalar = 1): Tensor => {
    check(
      isFloating(tensor1.dtype) || isFloating(tensor2.dtype),
      () =>
        'Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. ' +
        'The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as ' +
        '(input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: ' +
        '(input + value * tensor1 / tensor2), for all dtypes.',
    );
    return add(input, mul(div(tensor1, tensor2), value));
  },
);
