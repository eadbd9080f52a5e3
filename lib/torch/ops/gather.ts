/** Reading and writing by index tensors along one dimension; after ATen's `TensorAdvancedIndexing.cpp`. */
import { cast, fillerTensor, scalarTensor } from '../cast.ts';
import { type DType } from '../dtype.ts';
import { check, checkAs, type PyExceptionType } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/indexing.ts';
import { record } from '../record.ts';
import { broadcastShapes, show, wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { expand, flatten, reshape } from './movement.ts';
import type { Operand } from './operands.ts';
import { where } from './where.ts';

export const isIndex = (dtype: DType): boolean => dtype === 'int64' || dtype === 'int32';

/** The first value of a known index that lies outside `[low, high)`. */
export function outside(index: Tensor, low: number, high: number): number | undefined {
  return index.node.symbolic ? undefined : index.peek().find((i) => i < low || i >= high);
}

export function refuseOutside(
  index: Tensor,
  dim: number,
  size: number,
  type: PyExceptionType = 'RuntimeError',
  who = '',
): void {
  const bad = outside(index, 0, size);
  checkAs(
    type,
    bad === undefined,
    () => `${who}index ${bad} is out of bounds for dimension ${dim} with size ${size}`,
  );
}

/** Indices that count from the end → from the front. */
export const fromFront = (index: Tensor, size: number): Tensor => where(index.lt(0), index.add(size), index);

/** https://docs.pytorch.org/docs/stable/generated/torch.index_select.html */
export const index_select = op(
  'index_select(Tensor input, int dim, Tensor index)',
  (input: Tensor, dim: number, index: Tensor): Tensor => {
    const d = wrapDim(dim, input.ndim);
    checkAs('IndexError', index.ndim <= 1, () => 'index_select(): Index is supposed to be a vector');
    check(isIndex(index.dtype), () => 'index_select(): Expected dtype int32 or int64 for index');
    const size = input.shape[d] ?? 1;
    const bad = outside(index, 0, size);
    // Past the first dimension another kernel reads, with words of its own.
    check(
      bad === undefined || d === 0,
      () => `INDICES element is out of DATA bounds, id=${bad} axis_dim=${size}`,
    );
    checkAs('IndexError', bad === undefined, () => 'index out of range in self');
    if (input.ndim === 0)
      return record(primitives.index_select, [reshape(input, [1]), index], { dim: 0 }).reshape([]);
    return record(primitives.index_select, [input, index], { dim: d });
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.gather.html */
export const gather = op(
  'gather(Tensor input, int dim, Tensor index, *, bool sparse_grad=False)',
  (input: Tensor, dim: number, index: Tensor): Tensor => {
    const d = wrapDim(dim, input.ndim);
    check(
      isIndex(index.dtype) || index.numel() === 0,
      () => 'gather(): Expected dtype int32/int64 for index',
    );
    if (index.numel() === 0) return record(primitives.gather, [input, index], { dim: d });
    check(
      Math.max(index.ndim, 1) === Math.max(input.ndim, 1),
      () => 'Index tensor must have the same number of dimensions as input tensor',
    );
    check(
      index.shape.every((size, i) => i === d || size <= (input.shape[i] ?? 1)),
      () =>
        `Size does not match at dimension ${index.shape.findIndex((size, i) => i !== d && size > input.shape[i]!)} expected index ${show(index.shape)} to be no larger than self ${show(input.shape)} apart from dimension ${d}`,
    );
    refuseOutside(index, d, input.shape[d] ?? 1);
    return record(primitives.gather, [input, index], { dim: d });
  },
);

/** `torch.take_along_dim`: gather with broadcasting and negative indices. */
export const take_along_dim = op(
  'take_along_dim(Tensor input, Tensor indices, int? dim=None)',
  (input: Tensor, indices: Tensor, dim: number | null = null): Tensor => {
    if (dim === null) return gather(flatten(input), 0, fromFront(flatten(indices), input.numel()));
    check(
      input.ndim === indices.ndim,
      () =>
        `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${input.ndim} dimensions for input, and ${indices.ndim} dimensions for indices`,
    );
    check(isIndex(indices.dtype), () => 'torch.take_along_dim(): dtype of indices should be Long');
    const d = wrapDim(dim, input.ndim);
    const one = (shape: readonly number[]): number[] => shape.map((size, i) => (i === d ? 1 : size));
    const shape = broadcastShapes(one(input.shape), one(indices.shape));
    const at = (tensor: Tensor): number[] => shape.map((size, i) => (i === d ? tensor.shape[d]! : size));
    return gather(expand(input, at(input)), d, fromFront(expand(indices, at(indices)), input.shape[d]!));
  },
);

/** The elements at those places of the flattened tensor. */
export const take = op('take(Tensor input, Tensor index)', (input: Tensor, index: Tensor): Tensor => {
  check(index.dtype === 'int64', () => `take(): Expected a long tensor for index, but got ${index.dtype}`);
  const count = input.numel();
  const bad = outside(index, -count, count);
  checkAs(
    'IndexError',
    bad === undefined,
    () => `out of range: tried to access index ${bad} on a tensor of ${count} elements.`,
  );
  return record(primitives.index, [flatten(input), fromFront(index, count)], { dims: 1 });
});

/** What has no dimensions counts as one element in one. */
const lifted = (tensor: Tensor): Tensor => (tensor.ndim === 0 ? reshape(tensor, [1]) : tensor);

/** The tensor with `source` written or folded in along `dim`, with scatter's checks. */
export function scattered(
  name: string,
  input: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  reduce: primitives.ScatterReduction,
): Tensor {
  if (input.ndim === 0) return reshape(scattered(name, lifted(input), dim, index, source, reduce), []);
  [index, source] = [lifted(index), lifted(source)];
  const d = wrapDim(dim, input.ndim);
  check(isIndex(index.dtype), () => `${name}(): Expected dtype int32/int64 for index`);
  check(source.dtype === input.dtype, () => `${name}(): Expected self.dtype to be equal to src.dtype`);
  if (index.numel() === 0)
    return record(
      primitives.scatter,
      [
        input,
        reshape(
          index,
          input.shape.map(() => 0),
        ),
        source,
      ],
      { dim: d, reduce },
    );
  check(
    index.ndim === input.ndim,
    () => 'Index tensor must have the same number of dimensions as self tensor',
  );
  check(
    index.ndim === source.ndim,
    () => 'Index tensor must have the same number of dimensions as src tensor',
  );
  check(
    index.shape.every((size, i) => size <= source.shape[i]! && (i === d || size <= input.shape[i]!)),
    () =>
      `Expected index ${show(index.shape)} to be no larger than self ${show(input.shape)} apart from dimension ${d} and to be no larger size than src ${show(source.shape)}`,
  );
  refuseOutside(index, d, input.shape[d] ?? 1);
  return record(primitives.scatter, [input, index, source], { dim: d, reduce });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_.html */
export const scatter = op(
  'scatter(Tensor input, int dim, Tensor index, Tensor|Scalar src/value, *, str? reduce=None)',
  (input: Tensor, dim: number, index: Tensor, src: Operand, reduce: string | null = null): Tensor => {
    const by = { add: 'sum', multiply: 'prod', null: 'none' } as const;
    check(String(reduce) in by, () => 'reduce argument must be either add or multiply.');
    const source = src instanceof Tensor ? src : expand(fillerTensor(src, input.dtype), index.shape);
    return scattered('scatter', input, dim, index, source, by[String(reduce) as keyof typeof by]);
  },
);
export const scatter_add = op(
  'scatter_add(Tensor input, int dim, Tensor index, Tensor src)',
  (input: Tensor, dim: number, index: Tensor, src: Tensor): Tensor =>
    scattered('scatter', input, dim, index, src, 'sum'),
);
/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_reduce_.html */
export const scatter_reduce = op(
  'scatter_reduce(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)',
  (input: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, include_self = true): Tensor => {
    const neutral = { sum: 0, prod: 1, mean: 0, amax: -Infinity, amin: Infinity };
    check(
      reduce in neutral,
      () => `reduce argument must be either sum, prod, mean, amax or amin, got ${reduce}`,
    );
    const how = reduce as keyof typeof neutral;
    const fold = how === 'mean' ? 'sum' : how;
    const put = (base: Tensor, values: Tensor, by: primitives.ScatterReduction): Tensor =>
      scattered('scatter', base, dim, index, values, by);
    const start = include_self
      ? input
      : put(input, expand(scalarTensor(neutral[how], input.dtype), index.shape), 'none');
    const result = put(start, src, fold);
    if (how !== 'mean') return result;
    const one = (shape: readonly number[]): Tensor => expand(scalarTensor(1, input.dtype), shape);
    const counted = put(include_self ? one(input.shape) : mul(one(input.shape), 0), one(index.shape), 'sum');
    return cast(div(result, where(counted.eq(0), 1, counted)), input.dtype);
  },
);

/** `value` along `dim` at the 1-dim `index`, as an index and a source for scatter. */
export function rowsAt(input: Tensor, d: number, index: Tensor): Tensor {
  if (input.ndim === 0) return reshape(index, []);
  const shape = input.shape.map((_, i) => (i === d ? index.numel() : 1));
  return expand(
    reshape(index, shape),
    input.shape.map((size, i) => (i === d ? index.numel() : size)),
  );
}
