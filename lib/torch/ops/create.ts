/**
 * Creation: zeros, ones, full, arange, linspace, eye and their `_like` forms. After ATen's
 * `TensorFactories.cpp`.
 */
import { fillerTensor } from '../cast.ts';
import { parseDevice } from '../device.ts';
import {
  allocate,
  dtypes,
  get_default_dtype,
  isFloating,
  MEMORY_LIMIT,
  scalarDType,
  scalarValue,
  settle,
  type DType,
  type Scalar,
} from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { full as fullPrimitive } from '../primitives/elementwise.ts';
import { constant, record } from '../record.ts';
import { numel, show, type Shape } from '../shape.ts';
import { Storage, Tensor, type Device } from '../tensor.ts';
import { copyTo, denseStrides } from './copy.ts';

const OPTIONS =
  'dtype? dtype=None, any layout=None, any device=None, bool requires_grad=False, bool pin_memory=False';
type Options = [
  dtype?: DType | null,
  layout?: unknown,
  device?: unknown,
  requires_grad?: boolean,
  pin_memory?: boolean,
  generator?: unknown,
];

/** On the device that was asked for, and marked as wanting gradients where asked. */
export function placed(tensor: Tensor, [, , device = null, requires_grad = false]: Options): Tensor {
  const result = copyTo(tensor, parseDevice(device));
  refuseGradients(result, requires_grad);
  result.requires_grad = requires_grad;
  return result;
}

export function refuseGradients({ dtype }: Tensor, requires_grad: boolean): void {
  check(
    !requires_grad || isFloating(dtype),
    () => 'Only Tensors of floating point and complex dtype can require gradients',
  );
}

/** One value everywhere: recorded, not stored. */
export function filled(shape: Shape, dtype: DType, value: number): Tensor {
  const negative = shape.find((size) => size < 0);
  check(
    negative === undefined,
    () => `Trying to create tensor with negative dimension ${negative}: ${show(shape)}`,
  );
  if (numel(shape) * dtypes[dtype].bytes > MEMORY_LIMIT) allocate(dtype, numel(shape)); // raises
  return record(fullPrimitive, [], { shape, dtype, value: fillerTensor(value, dtype).peek()[0]! });
}

/** zeros, ones; and `empty`, whose content PyTorch leaves to chance, is zero here. */
const constantly = (name: string, value: number) =>
  op(
    `${name}(int... size, *, ${OPTIONS}, any memory_format=None)`,
    (size: readonly number[], ...options: Options): Tensor => {
      check(
        name === 'empty' || name === 'ones' || size.every((s) => s >= 0),
        () => `${name}: Dimension size must be non-negative.`,
      );
      return placed(filled(size, options[0] ?? get_default_dtype(), value), options);
    },
  );
export const zeros = constantly('zeros', 0);
export const ones = constantly('ones', 1);
export const empty = constantly('empty', 0);

export const full = op(
  `full(SymInt[] size, Scalar fill_value, *, ${OPTIONS})`,
  (size: readonly number[], fill_value: Scalar, ...options: Options): Tensor =>
    placed(filled(size, options[0] ?? scalarDType(fill_value), scalarValue(fill_value)), options),
);

/** As the input in shape, type, device and order of dimensions, unless told otherwise. */
export function like(input: Tensor, make: (shape: Shape, dtype: DType) => Tensor, options: Options): Tensor {
  const dtype = options[0] ?? input.dtype;
  const made = make(input.shape, dtype);
  const device: Device =
    options[2] === undefined || options[2] === null ? input.device : parseDevice(options[2]);
  const result = new Tensor(new Storage(made.node, denseStrides(input), device), input.shape);
  result.requires_grad = options[3] ?? false;
  return result;
}
const constantlyLike = (name: string, value: number) =>
  op(
    `${name}(Tensor input, *, ${OPTIONS}, any memory_format=None)`,
    (input: Tensor, ...options: Options): Tensor =>
      like(input, (shape, dtype) => filled(shape, dtype, value), options),
  );
export const zeros_like = constantlyLike('zeros_like', 0);
export const ones_like = constantlyLike('ones_like', 1);
export const empty_like = constantlyLike('empty_like', 0);
export const full_like = op(
  `full_like(Tensor input, Scalar fill_value, *, ${OPTIONS}, any memory_format=None)`,
  (input: Tensor, fill_value: Scalar, ...options: Options): Tensor =>
    like(input, (shape, dtype) => filled(shape, dtype, scalarValue(fill_value)), options),
);

/** `x.new_zeros(…)`: of the tensor's type and device. */
const newConstantly = (name: string, value: number) =>
  op(
    `${name}(Tensor input, int... size, *, ${OPTIONS})`,
    (input: Tensor, size: readonly number[], ...options: Options): Tensor =>
      newOf(input, filled(size, options[0] ?? input.dtype, value), options),
  );
const newOf = (input: Tensor, tensor: Tensor, options: Options): Tensor =>
  placed(
    tensor,
    options[2] === undefined || options[2] === null ? (options.with(2, input.device) as Options) : options,
  );
export const new_zeros = newConstantly('new_zeros', 0);
export const new_ones = newConstantly('new_ones', 1);
export const new_empty = newConstantly('new_empty', 0);
export const new_full = op(
  `new_full(Tensor input, SymInt[] size, Scalar fill_value, *, ${OPTIONS})`,
  (input: Tensor, size: readonly number[], fill_value: Scalar, ...options: Options): Tensor =>
    newOf(input, filled(size, options[0] ?? input.dtype, scalarValue(fill_value)), options),
);

/** `at(i)` for i from 0, computed in double precision and rounded to the type. */
function computed(count: number, dtype: DType, at: (i: number) => number): Tensor {
  const values = allocate(dtype, count);
  for (let i = 0; i < count; i++) values[i] = isFloating(dtype) ? at(i) : Math.trunc(at(i));
  return constant([count], dtype, settle(values, dtype));
}

function checkRange(from: number, to: number, by: number): void {
  check(by !== 0, () => 'step must be nonzero');
  check(
    Number.isFinite(from) && Number.isFinite(to),
    () => `unsupported range: ${floatText(from)} -> ${floatText(to)}`,
  );
  check(by > 0 ? to >= from : to <= from, () => 'upper bound and lower bound inconsistent with step sign');
}
/** As C++ writes a number. */
const floatText = (x: number): string => String(x).replace('Infinity', 'inf').replace('NaN', 'nan');

/** https://docs.pytorch.org/docs/stable/generated/torch.arange.html */
export const arange = op(
  `arange(Scalar start/end, Scalar? end=None, Scalar step=1, *, ${OPTIONS})`,
  (first: Scalar, second: Scalar | null = null, step: Scalar = 1, ...options: Options): Tensor => {
    const [start, end] = second === null ? [0, first] : [first, second];
    const floating = [start, end, step].some((s) => dtypes[scalarDType(s)].category === 'float');
    const dtype = options[0] ?? (floating ? get_default_dtype() : 'int64');
    const [from, to, by] = [start, end, step].map(scalarValue) as [number, number, number];
    checkRange(from, to, by);
    return placed(
      computed(Math.ceil((to - from) / by), dtype, (i) => from + i * by),
      options,
    );
  },
);
/** The old one, whose end is included. */
export const range = op(
  `range(Scalar start, Scalar end, Scalar step=1, *, ${OPTIONS})`,
  (start: Scalar, end: Scalar, step: Scalar = 1, ...options: Options): Tensor => {
    const [from, to, by] = [start, end, step].map(scalarValue) as [number, number, number];
    const dtype = options[0] ?? get_default_dtype();
    checkRange(from, to, by);
    return placed(
      computed(Math.floor((to - from) / by) + 1, dtype, (i) => from + i * by),
      options,
    );
  },
);

/** The first half counts from the start, the second back from the end. */
function evenly(from: number, to: number, steps: number, dtype: DType): (i: number) => number {
  const round = dtype === 'float64' || !isFloating(dtype) ? (x: number): number => x : Math.fround;
  const [start, end] = [round(from), round(to)];
  const step = round(round(end - start) / (steps - 1));
  if (steps === 1) return () => start;
  return (i) => (i < Math.floor(steps / 2) ? start + step * i : end - step * (steps - i - 1));
}

/** https://docs.pytorch.org/docs/stable/generated/torch.linspace.html */
export const linspace = op(
  `linspace(Scalar start, Scalar end, int steps, *, ${OPTIONS})`,
  (start: Scalar, end: Scalar, steps: number, ...options: Options): Tensor => {
    check(steps >= 0, () => 'number of steps must be non-negative');
    const dtype = options[0] ?? get_default_dtype();
    for (const bound of [start, end]) fillerTensor(bound, dtype); // raises for what the type does not hold
    return placed(
      computed(steps, dtype, evenly(scalarValue(start), scalarValue(end), steps, dtype)),
      options,
    );
  },
);
export const logspace = op(
  `logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ${OPTIONS})`,
  (start: Scalar, end: Scalar, steps: number, base = 10, ...options: Options): Tensor => {
    check(steps >= 0, () => 'number of steps must be non-negative');
    const dtype = options[0] ?? get_default_dtype();
    const exponent = evenly(scalarValue(start), scalarValue(end), steps, dtype);
    return placed(
      computed(steps, dtype, (i) => base ** exponent(i)),
      options,
    );
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.eye.html */
export const eye = op(
  `eye(int n, int? m=None, *, ${OPTIONS})`,
  (n: number, m: number | null = null, ...options: Options): Tensor => {
    const columns = m ?? n;
    check(n >= 0, () => `n must be greater or equal to 0, got ${n}`);
    check(columns >= 0, () => `m must be greater or equal to 0, got ${columns}`);
    const values = allocate(options[0] ?? get_default_dtype(), n * columns);
    for (let i = 0; i < Math.min(n, columns); i++) values[i * columns + i] = 1;
    return placed(constant([n, columns], options[0] ?? get_default_dtype(), values), options);
  },
);

/** Rows and columns of a triangle's elements. */
const triangleIndices = (name: 'tril_indices' | 'triu_indices') =>
  op(
    `${name}(int row, int col, int offset=0, *, ${OPTIONS})`,
    (row: number, col: number, offset = 0, ...options: Options): Tensor => {
      const inside = (i: number, j: number): boolean =>
        name === 'tril_indices' ? j - i <= offset : j - i >= offset;
      const pairs: [number, number][] = [];
      for (let i = 0; i < row; i++) for (let j = 0; j < col; j++) if (inside(i, j)) pairs.push([i, j]);
      const values = allocate(options[0] ?? 'int64', 2 * pairs.length);
      pairs.forEach(([i, j], k) => {
        values[k] = i;
        values[pairs.length + k] = j;
      });
      return placed(constant([2, pairs.length], options[0] ?? 'int64', values), options);
    },
  );
export const tril_indices = triangleIndices('tril_indices');
export const triu_indices = triangleIndices('triu_indices');

/** Uninitialised memory with given strides; zeros here. */
export const empty_strided = op(
  `empty_strided(SymInt[] size, SymInt[] stride, *, ${OPTIONS})`,
  (size: readonly number[], stride: readonly number[], ...options: Options): Tensor => {
    const base = filled(size, options[0] ?? get_default_dtype(), 0);
    return placed(new Tensor(new Storage(base.node, stride, 'cpu'), size), options);
  },
);
