/** Comparisons and logic: results are booleans. After ATen's `BinaryOps.cpp` and `TensorCompare.cpp`. */
import { cast } from '../cast.ts';
import { dtypes, FloatScalar, isFloating, notImplementedFor } from '../dtype.ts';
import { check, checkAs } from '../errors.ts';
import { op } from '../op.ts';
import * as binaries from '../primitives/binary.ts';
import * as primitives from '../primitives/elementwise.ts';
import * as unaries from '../primitives/unary.ts';
import type { Primitive } from '../node.ts';
import { recordElementwise } from '../record.ts';
import { show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { alias, binary, combine, commonType, type BinaryOp, type Operand } from './operands.ts';

export const eq = binary('eq', binaries.eq);
export const ne = binary('ne', binaries.ne);
export const lt = binary('lt', primitives.lt);
export const le = binary('le', binaries.le);
export const gt = binary('gt', binaries.gt);
export const ge = binary('ge', binaries.ge);
export const not_equal = alias('not_equal', ne);
export const less = alias('less', lt);
export const less_equal = alias('less_equal', le);
export const greater = alias('greater', gt);
export const greater_equal = alias('greater_equal', ge);

const logical = (name: 'logical_and' | 'logical_or' | 'logical_xor') =>
  op(`${name}(Tensor input, Tensor other)`, (input: Tensor, other: Tensor): Tensor =>
    combine(binaries[name], input, other),
  );
export const logical_and = logical('logical_and');
export const logical_or = logical('logical_or');
export const logical_xor = logical('logical_xor');
export const logical_not = op('logical_not(Tensor input)', (input: Tensor): Tensor =>
  recordElementwise(primitives.logical_not, [input], {}),
);

/** Bitwise work takes integers and booleans only; of booleans it is logic. */
function bitwise(name: string, primitive: Primitive, kernel: string, ofBool: Primitive | null): BinaryOp {
  return op(`${name}(Tensor|Scalar input, Tensor|Scalar other)`, (input: Operand, other: Operand): Tensor => {
    const dtype = commonType(input, other);
    notImplementedFor(kernel, dtype, isFloating(dtype));
    if (dtype === 'bool' && ofBool) return combine(ofBool, input, other);
    notImplementedFor(kernel, dtype, dtype === 'bool');
    return combine(primitive, input, other);
  });
}

export const bitwise_and = bitwise(
  'bitwise_and',
  binaries.bitwise_and,
  'bitwise_and_cpu',
  binaries.logical_and,
);
export const bitwise_or = bitwise('bitwise_or', binaries.bitwise_or, 'bitwise_or_cpu', binaries.logical_or);
export const bitwise_xor = bitwise(
  'bitwise_xor',
  binaries.bitwise_xor,
  'bitwise_xor_cpu',
  binaries.logical_xor,
);
export const bitwise_left_shift = bitwise(
  'bitwise_left_shift',
  binaries.bitwise_left_shift,
  'lshift_cpu',
  null,
);
export const bitwise_right_shift = bitwise(
  'bitwise_right_shift',
  binaries.bitwise_right_shift,
  'rshift_cpu',
  null,
);
export const bitwise_not = op('bitwise_not(Tensor input)', (input: Tensor): Tensor => {
  if (input.dtype === 'bool') return logical_not(input);
  checkAs(
    'TypeError',
    !isFloating(input.dtype),
    () => '~ (operator.invert) is only implemented on integer and Boolean-type tensors',
  );
  return recordElementwise(unaries.bitwise_not, [input], {});
});

interface Closeness {
  readonly rtol: number;
  readonly atol: number;
  readonly equal_nan: boolean;
}

function close(input: Tensor, other: Tensor, { rtol, atol, equal_nan }: Closeness): Tensor {
  check(
    input.dtype === other.dtype,
    () => `${dtypes[input.dtype].scalarTypeName} did not match ${dtypes[other.dtype].scalarTypeName}`,
  );
  check(rtol >= 0, () => `rtol must be greater than or equal to zero, but got ${rtol}`);
  check(atol >= 0, () => `atol must be greater than or equal to zero, but got ${atol}`);
  const [a, b] = [cast(input, 'float64'), cast(other, 'float64')];
  const distance = recordElementwise(unaries.abs, [a.sub(b)], {});
  const allowed = recordElementwise(unaries.abs, [b], {})
    .mul(new FloatScalar(rtol))
    .add(new FloatScalar(atol));
  let result = logical_or(
    eq(a, b),
    logical_and(le(distance, allowed), lt(distance, new FloatScalar(Infinity))),
  );
  if (equal_nan) result = logical_or(result, logical_and(ne(a, a), ne(b, b)));
  return result;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.isclose.html */
export const isclose = op(
  'isclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)',
  (input: Tensor, other: Tensor, rtol = 1e-5, atol = 1e-8, equal_nan = false): Tensor =>
    close(input, other, { rtol, atol, equal_nan }),
);
export const allclose = op(
  'allclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)',
  (input: Tensor, other: Tensor, rtol = 1e-5, atol = 1e-8, equal_nan = false): boolean =>
    !close(input, other, { rtol, atol, equal_nan }).peek().includes(0),
);
/** Same size and same elements. */
export const equal = op('equal(Tensor input, Tensor other)', (input: Tensor, other: Tensor): boolean => {
  if (show(input.shape) !== show(other.shape)) return false;
  return !eq(input, other).peek().includes(0);
});
