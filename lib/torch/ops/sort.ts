/**
 * Sorting and what it gives: topk, kthvalue, median, quantile, unique, counts. After ATen's `Sorting.cpp`.
 */
import { FloatScalar, isFloating } from '../dtype.ts';
import { check } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/sort.ts';
import { top } from '../primitives/top.ts';
import { gather as gatherPrimitive } from '../primitives/indexing.ts';
import { record } from '../record.ts';
import { wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { valuesAt, type ValuesIndices } from './extremes.ts';
import { contiguous, copied, denseStrides } from './copy.ts';
import { stack } from './join.ts';
import { flatten, reshape } from './movement.ts';
import type { Operand } from './operands.ts';
import { placeAtRank } from './quick_select.ts';
import { sum } from './reduce.ts';
import { known } from './unique.ts';
import { where } from './where.ts';

function order(
  input: Tensor,
  dim: number,
  descending: boolean,
): { from: Tensor; d: number; indices: Tensor } {
  const d = wrapDim(dim, input.ndim);
  const from = input.ndim === 0 ? reshape(input, [1]) : input;
  return { from, d, indices: record(primitives.argsort, [from], { dim: d, descending }) };
}

/** https://docs.pytorch.org/docs/stable/generated/torch.sort.html; always stable here. */
export const sort = op(
  'sort(Tensor input, int dim=-1, bool descending=False, *, bool? stable=None)',
  (input: Tensor, dim = -1, descending = false): ValuesIndices => {
    const { from, d, indices } = order(input, dim, descending);
    if (input.ndim > 0) {
      const strides = denseStrides(input);
      const values = record(gatherPrimitive, [from, indices], { dim: d }, strides);
      return namedTuple('sort', { values, indices: copied(indices, indices.device, strides) });
    }
    const values = record(gatherPrimitive, [from, indices], { dim: d });
    return namedTuple('sort', {
      values: reshape(values, input.shape),
      indices: reshape(indices, input.shape),
    });
  },
);
export const argsort = op(
  'argsort(Tensor input, int dim=-1, bool descending=False, *, bool? stable=None)',
  (input: Tensor, dim = -1, descending = false): Tensor => sort(input, dim, descending).indices,
);
export const msort = op('msort(Tensor input)', (input: Tensor): Tensor => sort(input, 0).values);

/** https://docs.pytorch.org/docs/stable/generated/torch.topk.html */
export const topk = op(
  'topk(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True)',
  (input: Tensor, k: number, dim = -1, largest = true): ValuesIndices => {
    const d = wrapDim(dim, input.ndim);
    check(k >= 0 && k <= (input.shape[d] ?? 1), () => 'selected index k out of range');
    const from = input.ndim === 0 ? reshape(input, [1]) : input;
    const indices = record(top, [from], { dim: d, k, largest });
    const values = record(gatherPrimitive, [from, indices], { dim: d });
    if (input.ndim > 0) return namedTuple('topk', { values, indices });
    return namedTuple('topk', { values: reshape(values, []), indices: reshape(indices, []) });
  },
);

export const kthvalue = op(
  'kthvalue(Tensor input, int k, int dim=-1, bool keepdim=False)',
  (input: Tensor, k: number, dim = -1, keepdim = false): ValuesIndices => {
    const d = wrapDim(dim, input.ndim);
    check(
      k >= 1 && k <= (input.shape[d] ?? 1),
      () => `kthvalue(): selected number k out of range for dimension ${d}`,
    );
    const lines = contiguous((input.ndim === 0 ? reshape(input, [1]) : input).movedim(d, -1));
    const length = lines.shape.at(-1)!;
    const values = lines.peek();
    const places = Array.from({ length: values.length / length }, (_, i) =>
      placeAtRank(values.subarray(i * length, (i + 1) * length), k - 1),
    );
    return valuesAt(
      'kthvalue',
      input,
      d,
      known(places, 'int64', lines.shape.slice(0, -1)).unsqueeze(d),
      keepdim,
    );
  },
);

/** The places of the lower middle elements of the sorted lines, or of the first NaN, which stand last. */
function middlePlaces(name: 'median' | 'nanmedian', from: Tensor, d: number, indices: Tensor): Tensor {
  const length = from.shape[d]!;
  const half = Math.floor((length - 1) / 2);
  if (!isFloating(from.dtype)) return narrowTo(indices, d, half, half + 1);
  const nans = sum(from.isnan(), d, true);
  const numbers = nans.neg().add(length);
  const rank =
    name === 'nanmedian' ? numbers.sub(1).div(2, 'floor').clamp(0) : where(nans.gt(0), numbers, half);
  return record(gatherPrimitive, [indices, rank], { dim: d });
}

const middle = (name: 'median' | 'nanmedian') =>
  op(
    `${name}(Tensor input, int? dim=None, bool keepdim=False)`,
    (input: Tensor, dim: number | null = null, keepdim = false): Tensor | ValuesIndices => {
      check(dim !== null || input.numel() > 0, () => 'median cannot be called on empty tensor');
      const from = dim === null ? flatten(input) : input;
      const sorted = order(from, dim ?? 0, false);
      const places = middlePlaces(name, sorted.from, sorted.d, sorted.indices);
      const found = valuesAt(name, from, sorted.d, places, keepdim && dim !== null);
      return dim === null ? found.values : found;
    },
  );

/** The lower of the two middle elements. https://docs.pytorch.org/docs/stable/generated/torch.median.html */
export const median = middle('median');
/** NaN is left out, where `median` takes the first one. */
export const nanmedian = middle('nanmedian');

const interpolations = ['linear', 'lower', 'higher', 'midpoint', 'nearest'];
/** The rank of the share `p`, on the tape where the share is. */
const rankOf = (q: Tensor | number, p: number, i: number, length: number): Operand =>
  q instanceof Tensor && q.requires_grad
    ? flatten(q)
        .select(0, i)
        .mul(length - 1)
    : p * (length - 1);

/** The shares asked for. */
function checkedShares(input: Tensor, q: Tensor | number, interpolation: string): number[] {
  check(
    input.dtype === 'float32' || input.dtype === 'float64',
    () => 'quantile() input tensor must be either float or double dtype',
  );
  check(input.numel() > 0, () => 'quantile() input tensor must be non-empty');
  const list = q instanceof Tensor ? Array.from(q.peek()) : [q];
  check(
    list.every((p) => p >= 0 && p <= 1),
    () =>
      q instanceof Tensor
        ? 'quantile() q values must be in the range [0, 1]'
        : `quantile() q must be in the range [0, 1] but got ${q}`,
  );
  check(
    interpolations.includes(interpolation),
    () =>
      `quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${interpolation}`,
  );
  return list;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.quantile.html */
export const quantile = op(
  "quantile(Tensor input, Tensor|float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')",
  (
    input: Tensor,
    q: Tensor | number,
    dim: number | null = null,
    keepdim = false,
    interpolation = 'linear',
  ): Tensor => {
    const list = checkedShares(input, q, interpolation);
    const from = dim === null ? flatten(input) : input;
    const d = wrapDim(dim ?? 0, from.ndim);
    const sorted = sort(from, d).values;
    const length = from.shape[d] ?? 1;
    const at = (i: number): Tensor =>
      narrowTo(reshape(sorted, from.ndim === 0 ? [1] : from.shape), d, i, i + 1);
    const last = at(length - 1); // NaN comes last, and makes the answer NaN
    const parts = list.map((p, i) => {
      const rank = p * (length - 1);
      const [low, high] = [at(Math.floor(rank)), at(Math.ceil(rank))];
      const tracked = rankOf(q, p, i, length);
      const share =
        interpolation === 'linear' && tracked instanceof Tensor
          ? tracked.sub(Math.floor(rank))
          : new FloatScalar(rank - Math.floor(rank));
      return where(last.isnan(), last, between(interpolation, low, high, at(roundHalfEven(rank)), share));
    });
    return joined(parts, input, dim, keepdim, q);
  },
);

/** Between two neighbours of the sorted elements. */
function between(how: string, low: Tensor, high: Tensor, near: Tensor, share: Operand): Tensor {
  if (how === 'lower') return low;
  if (how === 'higher') return high;
  if (how === 'nearest') return near;
  return low.lerp(high, how === 'midpoint' ? new FloatScalar(0.5) : share);
}

/** One quantile, or all of them along a first dimension. */
function joined(
  parts: readonly Tensor[],
  input: Tensor,
  dim: number | null,
  keepdim: boolean,
  q: Tensor | number,
): Tensor {
  const d = dim === null ? null : wrapDim(dim, input.ndim);
  const ones = input.shape.map((size, i) => (d === null || i === d ? 1 : size));
  const shape = keepdim ? ones : d === null ? [] : input.shape.filter((_, i) => i !== d);
  const shaped = parts.map((part) => reshape(part, shape));
  const stacked = shaped.length === 1 && !(q instanceof Tensor && q.ndim > 0) ? shaped[0]! : null;
  return stacked ?? stack(shaped, -1).movedim(-1, 0);
}

/** `quantile` of what is not NaN. */
export const nanquantile = op(
  "nanquantile(Tensor input, Tensor|float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')",
  (
    input: Tensor,
    q: Tensor | number,
    dim: number | null = null,
    keepdim = false,
    interpolation = 'linear',
  ): Tensor => {
    const list = checkedShares(input, q, interpolation);
    const from = dim === null || input.ndim === 0 ? flatten(input) : input;
    const d = wrapDim(dim ?? 0, from.ndim);
    const sorted = sort(from, d).values;
    const counted = sum(from.isnan().logical_not(), d, true);
    const at = (rank: Tensor): Tensor => sorted.gather(d, rank.to(['int64']));
    const parts = list.map((p) => {
      const rank = counted.sub(1).clamp(0).to([input.dtype]).mul(new FloatScalar(p));
      const low = rank.floor();
      return between(interpolation, at(low), at(rank.ceil()), at(rank.round()), rank.sub(low));
    });
    return joined(parts, input, dim, keepdim, q);
  },
);

function roundHalfEven(x: number): number {
  const near = Math.round(x);
  return Math.abs(x % 1) === 0.5 && near % 2 !== 0 ? near - 1 : near;
}

/**
 * https://docs.pytorch.org/docs/stable/generated/torch.mode.html: the last place of the most frequent value.
 */
export const mode = op(
  'mode(Tensor input, int dim=-1, bool keepdim=False)',
  (input: Tensor, dim = -1, keepdim = false): NamedTuple<{ values: Tensor; indices: Tensor }> => {
    const { d, from, indices } = order(input, dim, false);
    const length = from.shape[d]!;
    const moved = contiguous(indices.movedim(d, -1));
    const lines = contiguous(record(gatherPrimitive, [from, indices], { dim: d }).movedim(d, -1)).peek();
    const places: number[] = [];
    for (let start = 0; start < lines.length; start += length) {
      let best = { count: 0, end: 0 };
      let count = 0;
      for (let i = 0; i < length; i++) {
        count = i > 0 && lines[start + i] === lines[start + i - 1] ? count + 1 : 1;
        if (count > best.count) best = { count, end: i };
      }
      places.push(moved.peek()[start + best.end]!);
    }
    const shape = from.shape.filter((_, i) => i !== d);
    const chosen = known(places, 'int64', shape).unsqueeze(d);
    return valuesAt('mode', input, d, chosen, keepdim);
  },
);
