/** Conversions of type that operations make before they record a primitive. */
import { allocate, cppNames, dtypes, holds, scalarValue, settle, type DType, type Scalar } from './dtype.ts';
import { check } from './errors.ts';
import { cast as castPrimitive } from './primitives/elementwise.ts';
import { constant, recordElementwise } from './record.ts';
import type { Tensor } from './tensor.ts';

/**
 * `Tensor.to(dtype)` without the other things that `to` does: the same tensor when the type is that already.
 */
export function cast(input: Tensor, dtype: DType): Tensor {
  return input.dtype === dtype ? input : recordElementwise(castPrimitive, [input], { dtype });
}

/** A number as a 0-dim tensor of `dtype`. */
export function scalarTensor(value: Scalar, dtype: DType): Tensor {
  const number = scalarValue(value);
  const { category } = dtypes[dtype];
  const stored =
    category === 'float' ? number : category === 'int' ? Math.trunc(number) : Number(number !== 0);
  return constant([], dtype, settle(allocate(dtype, 1).fill(stored), dtype));
}

/** A number that is written into tensors of `dtype`: `Scalar::to` refuses what the type does not hold. */
export function fillerTensor(value: Scalar, dtype: DType): Tensor {
  const name = dtypes[dtype].category === 'int' && dtype !== 'int32' ? `${dtype}_t` : cppNames[dtype];
  check(holds(dtype, scalarValue(value)), () => `value cannot be converted to type ${name} without overflow`);
  return scalarTensor(value, dtype);
}
