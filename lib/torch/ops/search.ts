/**
 * Looking values up: isin, searchsorted, bucketize. They compute at once. After ATen's `Bucketization.cpp`.
 */
import { allocate } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { constant } from '../record.ts';
import { show, type Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { asTensor, commonType, type Operand } from './operands.ts';

/** Which elements are among the test elements. */
export const isin = op(
  'isin(Tensor|Scalar elements/element, Tensor|Scalar test_elements/test_element, *, bool assume_unique=False, bool invert=False)',
  (elements: Operand, test_elements: Operand, _assume_unique = false, invert = false): Tensor => {
    const dtype = commonType(elements, test_elements);
    const [tensor, tests] = [asTensor(elements, dtype), asTensor(test_elements, dtype)];
    const wanted = new Set(tests.peek());
    const result = allocate('bool', tensor.numel());
    tensor.peek().forEach((value, i) => (result[i] = Number(wanted.has(value) !== invert)));
    return constant(tensor.shape, 'bool', result);
  },
);

interface Side {
  readonly right: boolean;
  readonly out_int32: boolean;
}

/** For each value, the first place in its sorted row where it could be put in (the last with `right`). */
function places(rows: Tensor, values: Tensor, shape: Shape, { right, out_int32 }: Side): Tensor {
  const dtype = out_int32 ? 'int32' : 'int64';
  const [sorted, wanted] = [rows.peek(), values.peek()];
  const width = rows.shape.at(-1)!;
  const perRow = rows.ndim === 1 ? wanted.length : values.shape.at(-1)!;
  const result = allocate(dtype, wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const start = rows.ndim === 1 ? 0 : Math.floor(i / perRow) * width;
    let [low, high] = [0, width];
    while (low < high) {
      const middle = (low + high) >> 1;
      const before = right ? sorted[start + middle]! <= wanted[i]! : sorted[start + middle]! < wanted[i]!;
      if (before) low = middle + 1;
      else high = middle;
    }
    result[i] = low;
  }
  return constant(shape, dtype, result);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.searchsorted.html */
export const searchsorted = op(
  'searchsorted(Tensor sorted_sequence, Tensor|Scalar input/self, *, bool out_int32=False, bool right=False, str? side=None)',
  (rows: Tensor, input: Operand, out_int32 = false, right = false, side: string | null = null): Tensor => {
    const values = input instanceof Tensor ? input : asTensor(input, rows.dtype);
    check(
      rows.ndim === 1 ||
        (values.ndim === rows.ndim && show(values.shape.slice(0, -1)) === show(rows.shape.slice(0, -1))),
      () =>
        `torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${show(rows.shape)} and input value tensor ${show(values.shape)}`,
    );
    return places(rows, values, values.shape, { right: right || side === 'right', out_int32 });
  },
);
export const bucketize = op(
  'bucketize(Tensor|Scalar input, Tensor boundaries, *, bool out_int32=False, bool right=False)',
  (input: Operand, boundaries: Tensor, out_int32 = false, right = false): Tensor => {
    check(
      boundaries.ndim === 1,
      () => `torch.bucketize(): boundaries tensor must be 1 dimension, but got dim(${boundaries.ndim})`,
    );
    const values = input instanceof Tensor ? input : asTensor(input, boundaries.dtype);
    return places(boundaries, values, values.shape, { right, out_int32 });
  },
);
