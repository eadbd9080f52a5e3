/** Sums, means and other reductions over dimensions; after ATen's `ReduceOps.cpp`. */
import { cast } from '../cast.ts';
import { dtypes, FloatScalar, isFloating, scalarValue, type DType, type Scalar } from '../dtype.ts';
import { check, checkAs } from '../errors.ts';
import { op } from '../op.ts';
import { root } from '../primitives/elementwise.ts';
import * as primitives from '../primitives/reduce.ts';
import type { Primitive } from '../node.ts';
import { record } from '../record.ts';
import { wrapDims } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { widened } from '../widened.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { div, sub } from './arithmetic.ts';
import { floating } from './operands.ts';
import { exp, log } from './unary.ts';
import { where } from './where.ts';

export type Dims = number | readonly number[] | null;

/** Record a reduction over `dim` (null: all) in the type `dtype`. */
export function reduced(
  primitive: Primitive<primitives.ReduceAttributes>,
  input: Tensor,
  dim: Dims,
  keepdim: boolean,
  dtype: DType = input.dtype,
): Tensor {
  return record(primitive, [cast(input, dtype)], { dims: wrapDims(dim, input.ndim), keepdim });
}

/** Integers and booleans are summed in int64. */
const summed = (dtype: DType): DType => (isFloating(dtype) ? dtype : 'int64');

/** https://docs.pytorch.org/docs/stable/generated/torch.sum.html */
export const sum = op(
  'sum(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (input: Tensor, dim: Dims = null, keepdim = false, dtype: DType | null = null): Tensor =>
    reduced(primitives.sum, input, dim, keepdim, dtype ?? summed(input.dtype)),
);
export const nansum = op(
  'nansum(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (input: Tensor, dim: Dims = null, keepdim = false, dtype: DType | null = null): Tensor =>
    sum(where(input.isnan(), 0, input), dim, keepdim, dtype),
);

function meanType(name: string, dtype: DType): DType {
  check(
    isFloating(dtype),
    () =>
      `${name}(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${dtypes[dtype].scalarTypeName}`,
  );
  return dtype;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.mean.html */
export const mean = op(
  'mean(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (input: Tensor, dim: Dims = null, keepdim = false, dtype: DType | null = null): Tensor =>
    reduced(primitives.mean, input, dim, keepdim, meanType('mean', dtype ?? input.dtype)),
);
export const nanmean = op(
  'nanmean(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (input: Tensor, dim: Dims = null, keepdim = false, dtype: DType | null = null): Tensor =>
    div(nansum(input, dim, keepdim, dtype), sum(input.isnan().logical_not(), dim, keepdim)),
);

/** One dimension, or all. https://docs.pytorch.org/docs/stable/generated/torch.prod.html */
export const prod = op(
  'prod(Tensor input, int? dim=None, bool keepdim=False, *, dtype? dtype=None)',
  (input: Tensor, dim: number | null = null, keepdim = false, dtype: DType | null = null): Tensor =>
    reduced(primitives.prod, input, dim, keepdim, dtype ?? summed(input.dtype)),
);

/** The extreme values' reduction of nothing has no answer. */
export function refuseEmpty(name: string, input: Tensor, dim: Dims): void {
  if (input.numel() > 0) return;
  checkAs(
    dim === null ? 'RuntimeError' : 'IndexError',
    dim !== null,
    () =>
      `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
  );
  for (const d of wrapDims(dim, input.ndim))
    checkAs(
      'IndexError',
      input.shape[d] !== 0,
      () => `${name}(): Expected reduction dim ${d} to have non-zero size.`,
    );
}

const extreme = (name: 'amax' | 'amin') =>
  op(
    `${name}(Tensor input, int[] dim=[], bool keepdim=False)`,
    (input: Tensor, dim: number | readonly number[] = [], keepdim = false): Tensor => {
      const dims = Array.isArray(dim) && dim.length === 0 ? null : dim;
      refuseEmpty(name, input, dims);
      return reduced(primitives[name], input, dims, keepdim);
    },
  );
export const amax = extreme('amax');
export const amin = extreme('amin');
export const aminmax = op(
  'aminmax(Tensor input, *, int? dim=None, bool keepdim=False)',
  (input: Tensor, dim: number | null = null, keepdim = false): NamedTuple<{ min: Tensor; max: Tensor }> => {
    refuseEmpty('aminmax', input, dim);
    return namedTuple('aminmax', {
      min: reduced(primitives.amin, input, dim, keepdim),
      max: reduced(primitives.amax, input, dim, keepdim),
    });
  },
);

const truth = (name: 'all' | 'any') =>
  op(
    `${name}(Tensor input, int[]? dim=None, bool keepdim=False)`,
    (input: Tensor, dim: Dims = null, keepdim = false): Tensor => {
      const result = reduced(primitives[name], input, dim, keepdim);
      return input.dtype === 'uint8' ? cast(result, 'uint8') : result;
    },
  );
export const all = truth('all');
export const any = truth('any');

export const count_nonzero = op(
  'count_nonzero(Tensor input, int[]? dim=None)',
  (input: Tensor, dim: Dims = null): Tensor => sum(input.ne(0), dim),
);

/** https://docs.pytorch.org/docs/stable/generated/torch.logsumexp.html */
export const logsumexp = op(
  'logsumexp(Tensor input, int[] dim, bool keepdim=False)',
  (input: Tensor, dim: number | readonly number[], keepdim = false): Tensor => {
    const x = cast(input, floating(input.dtype));
    const largest = amax(x, dim, true);
    const shift = where(largest.abs().eq(new FloatScalar(Infinity)), 0, largest);
    const total = log(sum(exp(sub(x, shift)), dim, keepdim));
    return total.add(keepdim ? shift : shift.reshape(total.shape));
  },
);

/** Divisor: the number of elements less `correction`; `unbiased` says whether that is 1. */
export const correctionOf = (unbiased: boolean | null, correction: number | null): number =>
  correction ?? Number(unbiased ?? true);

const deviation = (input: Tensor, dim: Dims, keepdim: boolean, correction: number): Tensor =>
  widened(input, (wide) => record(root, [spread(wide, dim, keepdim, correction)], {}));

function spread(input: Tensor, dim: Dims, keepdim: boolean, correction: number): Tensor {
  check(isFloating(input.dtype), () => 'std and var only support floating point and complex dtypes');
  return record(primitives.variance, [input], { dims: wrapDims(dim, input.ndim), keepdim, correction });
}

/** `var(unbiased)` is told from `var(dim)` by its type. */
interface Spread {
  readonly dim: Dims;
  readonly correction: number;
}
function spreadOf(dim: Dims | boolean, unbiased: boolean | null, given: Scalar | null): Spread {
  const correction = given === null ? null : scalarValue(given);
  if (typeof dim === 'boolean') return { dim: null, correction: correctionOf(dim, correction) };
  return { dim, correction: correctionOf(unbiased, correction) };
}

const SPREAD =
  'Tensor input, bool|int[]? dim=None, bool? unbiased=None, bool keepdim=False, *, Scalar? correction=None';
type SpreadArguments = [
  input: Tensor,
  dim?: Dims | boolean,
  unbiased?: boolean | null,
  keepdim?: boolean,
  correction?: Scalar | null,
];
/** https://docs.pytorch.org/docs/stable/generated/torch.var.html */
const variance = op(
  `var(${SPREAD})`,
  (...[input, dim = null, unbiased = null, keepdim = false, correction = null]: SpreadArguments): Tensor => {
    const how = spreadOf(dim, unbiased, correction);
    return spread(input, how.dim, keepdim, how.correction);
  },
);
export { variance as var };
export const std = op(
  `std(${SPREAD})`,
  (...[input, dim = null, unbiased = null, keepdim = false, correction = null]: SpreadArguments): Tensor => {
    const how = spreadOf(dim, unbiased, correction);
    return deviation(input, how.dim, keepdim, how.correction);
  },
);
export const var_mean = op(
  `var_mean(${SPREAD})`,
  (
    ...[input, dim = null, unbiased = null, keepdim = false, correction = null]: SpreadArguments
  ): Tensor[] => {
    const how = spreadOf(dim, unbiased, correction);
    return [
      spread(input, how.dim, keepdim, how.correction),
      reduced(primitives.mean, input, how.dim, keepdim),
    ];
  },
);
export const std_mean = op(
  `std_mean(${SPREAD})`,
  (
    ...[input, dim = null, unbiased = null, keepdim = false, correction = null]: SpreadArguments
  ): Tensor[] => {
    const how = spreadOf(dim, unbiased, correction);
    return [
      deviation(input, how.dim, keepdim, how.correction),
      reduced(primitives.mean, input, how.dim, keepdim),
    ];
  },
);
