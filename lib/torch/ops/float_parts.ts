/**
 * How floating numbers are made up: mantissa and exponent, the next number, the angle. After ATen's
 * `UnaryOps.cpp`.
 */
import { zeros } from '../autograd/filled.ts';
import { cast } from '../cast.ts';
import { allocate, dtypes, isFloating } from '../dtype.ts';
import { check, TorchError } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import { rewritten } from '../node.ts';
import { constant, record, withZeroSlope } from '../record.ts';
import type { Tensor } from '../tensor.ts';
import { floating } from './operands.ts';
import { broadcast_tensors } from './shapes.ts';
import { where } from './where.ts';

/**
 * x = mantissa · 2^exponent, the mantissa from 0.5 to 1:
 * https://docs.pytorch.org/docs/stable/generated/torch.frexp.html
 */
export const frexp = op(
  'frexp(Tensor input)',
  (input: Tensor): NamedTuple<{ mantissa: Tensor; exponent: Tensor }> => {
    check(isFloating(input.dtype), () => 'torch.frexp() only supports floating-point dtypes');
    const values = input.peek();
    const exponents = allocate('int32', values.length);
    values.forEach((x, i) => (exponents[i] = exponentOf(x)));
    const exponent = constant(input.shape, 'int32', exponents);
    // Exact in the type: a power of two beyond its range is reached in two steps.
    const half = exponent.div(2, 'trunc');
    const shrink = (by: Tensor): Tensor => cast(by.neg(), input.dtype).exp2();
    const mantissa = input.mul(shrink(half)).mul(shrink(exponent.sub(half)));
    return namedTuple('frexp', { mantissa, exponent });
  },
);

function exponentOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(x))) + 1;
  const mantissa = Math.abs(x) / 2 ** exponent;
  return mantissa >= 1 ? exponent + 1 : mantissa < 0.5 ? exponent - 1 : exponent;
}

/** The next number of the type from x towards y. */
export const nextafter = op(
  'nextafter(Tensor input, Tensor other)',
  (input: Tensor, other: Tensor): Tensor => {
    if (!isFloating(input.dtype))
      throw new TorchError(
        'NotImplementedError',
        `"nextafter_cpu" not implemented for '${dtypes[input.dtype].scalarTypeName}'`,
      );
    const [x, y] = broadcast_tensors([input, other]) as [Tensor, Tensor];
    const [from, to] = [x.peek(), y.peek()];
    const next = allocate(input.dtype, from.length);
    from.forEach((value, i) => (next[i] = stepped(value, to[i]!, input.dtype === 'float64')));
    const made = constant(x.shape, input.dtype, next);
    // The step depends on where y lies, and not on how far.
    const stepping = x.node.grad_fn === null ? made : record(rewritten, [made, x], {});
    return y.node.grad_fn === null
      ? stepping
      : stepping.add(withZeroSlope(zeros({ shape: [], dtype: x.dtype }), y));
  },
);

function stepped(x: number, y: number, isDouble: boolean): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  const bytes = new DataView(new ArrayBuffer(8));
  if (isDouble) {
    if (x === 0) return Math.sign(y) * Number.MIN_VALUE;
    bytes.setFloat64(0, x);
    bytes.setBigInt64(0, bytes.getBigInt64(0) + (y > x === x > 0 ? 1n : -1n));
    return bytes.getFloat64(0);
  }
  if (x === 0) return Math.sign(y) * 2 ** -149;
  bytes.setFloat32(0, x);
  bytes.setInt32(0, bytes.getInt32(0) + (y > x === x > 0 ? 1 : -1));
  return bytes.getFloat32(0);
}

/** π of negative numbers, else 0: https://docs.pytorch.org/docs/stable/generated/torch.angle.html */
export const angle = op('angle(Tensor input)', (input: Tensor): Tensor => {
  const x = cast(input, floating(input.dtype));
  return where(x.isnan(), x, where(x.lt(0), Math.PI, x.mul(0)));
});
