/** Choices by a mask, and bounds: where, masked_fill, clamp. After ATen's `TensorCompare.cpp`. */
import { cast, fillerTensor } from '../cast.ts';
import { cppNames, dtypes } from '../dtype.ts';
import { check } from '../errors.ts';
import { invalidCombination } from '../invalid_arguments.ts';
import { op } from '../op.ts';
import { clamp_max as below, clamp_min as above, where as primitive } from '../primitives/binary.ts';
import { record, recordElementwise } from '../record.ts';
import { broadcastShapes } from '../shape.ts';
import { pythonType } from '../python-type.ts';
import { Tensor } from '../tensor.ts';
import { alias, commonType, type Operand } from './operands.ts';

/** `input` where the mask `condition` holds, else `other`; all three broadcast. */
export function where(condition: Tensor, input: Operand, other: Operand): Tensor {
  const dtype = commonType(input, other);
  const as = (operand: Operand): Tensor =>
    operand instanceof Tensor ? cast(operand, dtype) : fillerTensor(operand, dtype);
  broadcastShapes(as(input).shape, as(other).shape);
  return recordElementwise(primitive, [condition, as(input), as(other)], {});
}

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill.html */
export const masked_fill = op(
  'masked_fill(Tensor input, Tensor mask, Tensor|Scalar value)',
  (input: Tensor, mask: Tensor, value: Operand): Tensor => {
    check(
      mask.dtype === 'bool',
      () => `masked_fill_ only supports boolean masks, but got mask with dtype ${cppNames[mask.dtype]}`,
    );
    check(
      !(value instanceof Tensor) || value.ndim === 0,
      () =>
        `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${(value as Tensor).ndim} dimension(s).`,
    );
    broadcastShapes(mask.shape, input.shape);
    const filler = value instanceof Tensor ? cast(value, input.dtype) : fillerTensor(value, input.dtype);
    return record(primitive, [mask, filler, input], {});
  },
);

type Bound = Operand | null;

function bounded(input: Tensor, min: Bound, max: Bound): Tensor {
  check(min !== null || max !== null, () => "torch.clamp: At least one of 'min' or 'max' must not be None");
  const dtype = commonType(...[input, min, max].filter((x) => x !== null));
  let result = cast(input, dtype);
  const bound = (given: Operand): Tensor =>
    given instanceof Tensor ? cast(given, dtype) : fillerTensor(given, dtype);
  if (min !== null) result = recordElementwise(above, [result, bound(min)], {});
  if (max !== null) result = recordElementwise(below, [result, bound(max)], {});
  return result;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.clamp.html */
export const clamp = op(
  'clamp(Tensor input, Tensor|Scalar? min=None, Tensor|Scalar? max=None)',
  (input: Tensor, min: Bound = null, max: Bound = null): Tensor => {
    if (min !== null && max !== null && min instanceof Tensor !== max instanceof Tensor)
      throw invalidCombination(
        { name: 'clamp', style: 'function', args: [input, min, max], kwargs: {} },
        pythonType,
      );
    return bounded(input, min, max);
  },
);
export const clip = alias('clip', clamp);
export const clamp_min = op(
  'clamp_min(Tensor input, Tensor|Scalar min)',
  (input: Tensor, min: Operand): Tensor => bounded(input, min, null),
);
export const clamp_max = op(
  'clamp_max(Tensor input, Tensor|Scalar max)',
  (input: Tensor, max: Operand): Tensor => bounded(input, null, max),
);

/** The mask of `torch.where`, checked. */
export function asCondition(condition: Tensor): Tensor {
  if (condition.dtype === 'uint8') return cast(condition, 'bool');
  check(
    condition.dtype === 'bool',
    () =>
      `where expected condition to be a boolean tensor, but got a tensor with dtype ${dtypes[condition.dtype].scalarTypeName}`,
  );
  return condition;
}
