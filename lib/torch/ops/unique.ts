/**
 * Equal elements together: unique, counts, histograms. They compute at once. After ATen's `Unique.cpp`,
 * `SummaryOps.cpp`.
 */
import { allocate, type DType, isFloating, notImplementedFor } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { constant, withoutDerivative } from '../record.ts';
import { numel, wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { contiguous } from './copy.ts';

/** A 1-dim tensor of numbers known now. */
export function known(
  values: readonly number[],
  dtype: DType,
  shape: readonly number[] = [values.length],
): Tensor {
  const data = allocate(dtype, numel(shape));
  data.set(values);
  return constant(shape, dtype, data);
}

interface Groups {
  readonly output: Tensor;
  readonly inverse: Tensor;
  readonly counts: Tensor;
}

/** Equal rows of the table `(rows, …)` together: sorted, or in order of appearance. */
function groups(
  keys: readonly (readonly number[])[],
  sorted: boolean,
  adjacentOnly: boolean,
): { first: number[]; group: number[]; counts: number[] } {
  const compare = (a: number, b: number): number => {
    for (let i = 0; i < keys[a]!.length; i++)
      if (keys[a]![i] !== keys[b]![i]) return keys[a]![i]! - keys[b]![i]!;
    return 0;
  };
  const places = keys.map((_, i) => i);
  if (sorted && !adjacentOnly) places.sort((a, b) => compare(a, b) || a - b);
  const first: number[] = [];
  const counts: number[] = [];
  const group = new Array<number>(keys.length);
  places.forEach((place, i) => {
    if (i === 0 || compare(places[i - 1]!, place) !== 0) {
      first.push(place);
      counts.push(0);
    }
    group[place] = first.length - 1;
    counts[counts.length - 1]!++;
  });
  return { first, group, counts };
}

function grouped(input: Tensor, dim: number | null, adjacentOnly: boolean): Groups {
  if (dim === null) {
    const values = input.peek();
    const { first, group, counts } = groups(
      Array.from(values, (v) => [v]),
      true,
      adjacentOnly,
    );
    return {
      output: withoutDerivative(
        'unique',
        known(
          first.map((i) => values[i]!),
          input.dtype,
        ),
        input,
      ),
      inverse: known(group, 'int64', input.shape),
      counts: known(counts, 'int64'),
    };
  }
  const d = wrapDim(dim, input.ndim);
  const rows = contiguous(input.movedim(d, 0));
  const width = rows.numel() / Math.max(1, rows.shape[0]!);
  const values = Array.from(rows.peek());
  const keys = Array.from({ length: rows.shape[0]! }, (_, i) => values.slice(i * width, (i + 1) * width));
  const { first, group, counts } = groups(keys, true, adjacentOnly);
  return {
    output: input.index_select(d, known(first, 'int64')),
    inverse: known(group, 'int64'),
    counts: known(counts, 'int64'),
  };
}

const chosen = (
  { output, inverse, counts }: Groups,
  return_inverse: boolean,
  return_counts: boolean,
): Tensor | Tensor[] => {
  const list = [output, ...(return_inverse ? [inverse] : []), ...(return_counts ? [counts] : [])];
  return list.length === 1 ? output : list;
};

/**
 * Sorted in any case, as PyTorch's CPU kernel.
 * https://docs.pytorch.org/docs/stable/generated/torch.unique.html
 */
export const unique = op(
  'unique(Tensor input, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None)',
  (
    input: Tensor,
    _sorted = true,
    return_inverse = false,
    return_counts = false,
    dim: number | null = null,
  ): Tensor | Tensor[] => chosen(grouped(input, dim, false), return_inverse, return_counts),
);
export const unique_consecutive = op(
  'unique_consecutive(Tensor input, bool return_inverse=False, bool return_counts=False, int? dim=None)',
  (
    input: Tensor,
    return_inverse = false,
    return_counts = false,
    dim: number | null = null,
  ): Tensor | Tensor[] => chosen(grouped(input, dim, true), return_inverse, return_counts),
);

export const bincount = op(
  'bincount(Tensor input, Tensor? weights=None, int minlength=0)',
  (input: Tensor, weights: Tensor | null = null, minlength = 0): Tensor => {
    notImplementedFor('bincount_cpu', input.dtype, isFloating(input.dtype));
    const values = input.peek();
    check(
      input.ndim === 1 && values.every((v) => v >= 0),
      () => 'bincount only supports 1-d non-negative integral inputs.',
    );
    check(
      weights === null || weights.numel() === input.numel(),
      () => 'weights should be 1-d and have the same length as input',
    );
    check(minlength >= 0, () => 'minlength should be >= 0');
    const dtype = weights === null ? 'int64' : weights.dtype === 'float32' ? 'float32' : 'float64';
    const counts = allocate(
      dtype,
      Math.max(
        minlength,
        Array.from(values).reduce((n, v) => Math.max(n, v + 1), 0),
      ),
    );
    const by = weights?.peek();
    values.forEach((v, i) => (counts[v]! += by ? by[i]! : 1));
    const result = constant([counts.length], dtype, counts);
    return weights === null ? result : withoutDerivative('bincount', result, weights);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.histc.html */
export const histc = op(
  'histc(Tensor input, int bins=100, float min=0, float max=0)',
  (input: Tensor, bins = 100, min = 0, max = 0): Tensor => {
    notImplementedFor('histogram_cpu', input.dtype, !isFloating(input.dtype));
    check(bins > 0, () => 'torch.histc(): bins must be > 0');
    const values = input.peek();
    let [low, high] = [min, max];
    if (low === high && values.length > 0) {
      low = Array.from(values).reduce((a, b) => Math.min(a, b));
      high = Array.from(values).reduce((a, b) => Math.max(a, b));
    }
    if (low === high) [low, high] = [low - 1, high + 1];
    check(low < high, () => 'torch.histc: max must be larger than min');
    const counts = allocate(input.dtype, bins);
    for (const v of values)
      if (v >= low && v <= high) counts[Math.min(bins - 1, Math.floor(((v - low) / (high - low)) * bins))]!++;
    return withoutDerivative('histc', constant([bins], input.dtype, counts), input);
  },
);
