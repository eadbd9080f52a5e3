/**
 * Tensors from Python data: nested lists, numbers, other tensors; after `torch/csrc/utils/tensor_new.cpp`.
 */
import { cast } from '../cast.ts';
import { parseDevice } from '../device.ts';
import {
  allocate,
  dtypes,
  FloatScalar,
  holds,
  promoteTypes,
  scalarDType,
  scalarValue,
  settle,
  type DType,
  type Scalar,
} from '../dtype.ts';
import { check, checkAs, TorchError } from '../errors.ts';
import { op } from '../op.ts';
import { constant } from '../record.ts';
import { numel } from '../shape.ts';
import { pythonType } from '../python-type.ts';
import { Tensor } from '../tensor.ts';
import { clone, copyTo } from './copy.ts';

export type Data = Scalar | Tensor | readonly Data[];

/** The shape of the first elements' nesting. */
function shapeOf(data: unknown): number[] {
  const shape: number[] = [];
  for (let level = data; ;) {
    // Inside a list a tensor of one element stands for its number.
    if (level instanceof Tensor) return shape.length === 0 ? [...level.shape] : shape;
    if (!Array.isArray(level)) return shape;
    shape.push(level.length);
    if (level.length === 0) return shape;
    level = level[0] as unknown;
  }
}

/** All numbers, row by row; raises PyTorch's errors where the nesting is ragged. */
function flattened(data: unknown, shape: readonly number[]): Scalar[] {
  const found: Scalar[] = [];
  const visit = (level: unknown, d: number): void => {
    if (level instanceof Tensor) {
      const one = d === shape.length && level.numel() === 1;
      checkAs(
        'TypeError',
        one || dtypes[level.dtype].category === 'float',
        () => 'only integer tensors of a single element can be converted to an index',
      );
      checkAs('ValueError', one, () => 'only one element tensors can be converted to Python scalars');
      for (const value of level.peek())
        found.push(level.dtype === 'bool' ? value !== 0 : scalarDTypeOf(level.dtype, value));
      return;
    }
    if (d === shape.length) {
      const isScalar =
        typeof level === 'number' || typeof level === 'boolean' || level instanceof FloatScalar;
      if (typeof level === 'string')
        throw d === 0 || found.length > 0
          ? new TorchError('TypeError', "new(): invalid data type 'str'")
          : new TorchError('ValueError', "too many dimensions 'str'");
      if (Array.isArray(level))
        throw new TorchError(
          'TypeError',
          found.some((x) => x instanceof FloatScalar)
            ? 'must be real number, not list'
            : "'list' object cannot be interpreted as an integer",
        );
      if (!isScalar) throw new TorchError('RuntimeError', `Could not infer dtype of ${pythonType(level)}`);
      found.push(level);
      return;
    }
    if (!Array.isArray(level)) throw new TorchError('TypeError', 'not a sequence');
    const list = level as readonly unknown[];
    checkAs(
      'ValueError',
      list.length === shape[d],
      () => `expected sequence of length ${shape[d]} at dim ${d} (got ${list.length})`,
    );
    for (const part of list) visit(part, d + 1);
  };
  visit(data, 0);
  return found;
}

const scalarDTypeOf = (dtype: DType, value: number): Scalar =>
  dtypes[dtype].category === 'float' ? new FloatScalar(value) : value;

/** The type of a literal: what its numbers promote to. */
function inferred(data: unknown, scalars: readonly Scalar[]): DType {
  if (data instanceof Tensor) return data.dtype;
  const nested = firstTensor(data);
  if (nested) return nested.dtype;
  if (scalars.length === 0) return scalarDType(new FloatScalar(0));
  return scalars.map(scalarDType).reduce(promoteTypes);
}

const firstTensor = (data: unknown): Tensor | null => {
  for (let level = data; ; level = level[0] as unknown) {
    if (level instanceof Tensor) return level;
    if (!Array.isArray(level) || level.length === 0) return null;
  }
};

/** A new tensor of `data`; its type is inferred unless given. */
export function tensor(data: unknown, dtype: DType | null = null): Tensor {
  if (data instanceof Tensor) return cast(clone(data), dtype ?? data.dtype);
  const shape = shapeOf(data);
  const scalars = flattened(data, shape);
  const type = dtype ?? inferred(data, scalars);
  const values = allocate(type, numel(shape));
  const category = dtypes[type].category;
  scalars.forEach((scalar, i) => {
    const value = scalarValue(scalar);
    // Of int64, `settle` refuses what is not exact here.
    check(
      category !== 'int' || holds(type, value),
      () => `value cannot be converted to type ${type} without overflow`,
    );
    values[i] = category === 'float' ? value : category === 'bool' ? Number(value !== 0) : Math.trunc(value);
  });
  return constant(shape, type, settle(values, type));
}

/** https://docs.pytorch.org/docs/stable/generated/torch.tensor.html */
export const tensor_op = op(
  'tensor(any data, *, dtype? dtype=None, any device=None, bool requires_grad=False, bool pin_memory=False)',
  (data: unknown, dtype: DType | null = null, device: unknown = null, requires_grad = false): Tensor => {
    const made = copyTo(tensor(data, dtype), parseDevice(device));
    made.requires_grad = requires_grad;
    return made;
  },
);
/** Without a copy where none is needed. */
export const as_tensor = op(
  'as_tensor(any data, dtype? dtype=None, any device=None)',
  (data: unknown, dtype: DType | null = null, device: unknown = null): Tensor => {
    if (!(data instanceof Tensor)) return tensor_op(data, dtype, device);
    return copyTo(cast(data, dtype ?? data.dtype), device === null ? data.device : parseDevice(device));
  },
);
export const asarray = op(
  'asarray(any obj, *, dtype? dtype=None, any device=None, bool? copy=None, bool requires_grad=False)',
  (data: unknown, dtype: DType | null = null, device: unknown = null): Tensor =>
    as_tensor(data, dtype, device),
);
export const scalar_tensor = op(
  'scalar_tensor(Scalar s, *, dtype? dtype=None, any device=None)',
  (s: Scalar, dtype: DType | null = null): Tensor => tensor(s, dtype ?? scalarDType(new FloatScalar(0))),
);
/** Of the first tensor's type and device. */
export const new_tensor = op(
  'new_tensor(Tensor input, any data, *, dtype? dtype=None, any device=None, bool requires_grad=False)',
  (input: Tensor, data: unknown, dtype: DType | null = null, device: unknown = null): Tensor =>
    tensor_op(data, dtype ?? input.dtype, device ?? input.device),
);
