/** Sums, means and maxima of rows by number; after ATen's `EmbeddingBag.cpp` and `torch/nn/functional.py`. */
import { zeros } from '../../autograd/filled.ts';
import { check, checkAs, notHere } from '../../errors.ts';
import { op } from '../../op.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { div, mul } from '../arithmetic.ts';
import { unsqueeze } from '../dims.ts';
import { stack } from '../join.ts';
import { reshape } from '../movement.ts';
import type { ValuesIndices } from '../extremes.ts';
import { known } from '../unique.ts';
import { namedType } from './embedding.ts';

const torchSize = (x: Tensor): string => `torch.Size(${show(x.shape)})`;

/** Where each bag begins in the flat input, and where the last one ends. */
function boundsOf(input: Tensor, offsets: Tensor | null, include_last_offset: boolean): number[] {
  if (input.ndim === 2) {
    checkAs(
      'ValueError',
      offsets === null,
      () =>
        "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets of type <class 'torch.Tensor'>",
    );
    return Array.from({ length: input.shape[0]! + 1 }, (_, i) => i * input.shape[1]!);
  }
  checkAs(
    'ValueError',
    input.ndim === 1,
    () => `input has to be 1D or 2D Tensor, but got Tensor of dimension ${input.ndim}`,
  );
  checkAs('ValueError', offsets !== null, () => 'offsets has to be a 1D Tensor but got None');
  checkAs('ValueError', offsets.ndim === 1, () => 'offsets has to be a 1D Tensor');
  const bounds = Array.from(offsets.peek());
  const length = input.shape[0]!;
  check(
    (bounds[0] ?? 0) === 0,
    () =>
      `offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got ${bounds[0]}\n[ ${namedType(offsets.dtype)}{} ]`,
  );
  check(
    (bounds.at(-1) ?? 0) <= length,
    () =>
      `offsets[-1] can not be greater than input's length ${length} but got offsets[-1] of ${bounds.at(-1)}`,
  );
  return include_last_offset ? bounds : [...bounds, length];
}

/** input (N,) and offsets (B,), or input (B, L); weight (V, D) → (B, D). An empty bag is zero. */
export const embedding_bag = op(
  "embedding_bag(Tensor input, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2, bool scale_grad_by_freq=False, str mode='mean', bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None)",
  (
    input: Tensor,
    weight: Tensor,
    offsets: Tensor | null = null,
    max_norm: number | null = null,
    _norm_type = 2,
    scale_grad_by_freq = false,
    mode = 'mean',
    sparse = false,
    per_sample_weights: Tensor | null = null,
    include_last_offset = false,
    padding_idx: number | null = null,
  ): Tensor => {
    checkAs(
      'ValueError',
      per_sample_weights === null || show(per_sample_weights.shape) === show(input.shape),
      () =>
        `embedding_bag: If per_sample_weights (${torchSize(per_sample_weights!)}) is not None, then it must have the same shape as the input (${torchSize(input)})`,
    );
    checkAs(
      'ValueError',
      weight.ndim === 2,
      () => `weight has to be a 2D Tensor, but got Tensor of dimension ${weight.ndim}`,
    );
    const bounds = boundsOf(input, offsets, include_last_offset);
    checkAs(
      'ValueError',
      ['sum', 'mean', 'max'].includes(mode),
      () => 'mode has to be one of sum, mean or max',
    );
    for (const [option, asked] of [
      ['max_norm', max_norm !== null],
      ['scale_grad_by_freq', scale_grad_by_freq],
      ['sparse', sparse],
    ] as const)
      if (asked) throw notHere(`embedding_bag(${option}=…)`, 'Leave it out.');
    checkAs(
      'NotImplementedError',
      per_sample_weights === null || mode === 'sum',
      () =>
        `embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='${mode}'). Please open a feature request on GitHub.`,
    );
    check(
      input.dtype === 'int64' || input.dtype === 'int32',
      () =>
        `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ${namedType(input.dtype)} instead (while checking arguments for embedding_bag)`,
    );
    const places = reshape(input, [-1]);
    const rows = Array.from(places.peek());
    const [count, width] = weight.shape as [number, number];
    const bad = rows.findIndex((row) => row < 0 || row >= count);
    check(
      bad < 0,
      () => `Index ${bad} of input takes value ${rows[bad]} which is not in the valid range [0, ${count})`,
    );
    const left = padding_idx === null ? null : padding_idx < 0 ? padding_idx + count : padding_idx;
    const bags = bounds.slice(1).map((end, bag): Tensor => {
      const from = bounds[bag]!;
      const kept = rows.slice(from, end).flatMap((row, i) => (row === left ? [] : [from + i]));
      if (kept.length === 0) return zeros({ shape: [width], dtype: weight.dtype });
      const at = known(kept, 'int64');
      const found = weight.index_select(0, places.index_select(0, at));
      if (mode === 'max') return (found.max(0) as ValuesIndices).values;
      if (mode === 'mean') return div(found.sum(0), kept.length);
      if (per_sample_weights === null) return found.sum(0);
      return mul(found, unsqueeze(reshape(per_sample_weights, [-1]).index_select(0, at), 1)).sum(0);
    });
    return bags.length === 0 ? zeros({ shape: [0, width], dtype: weight.dtype }) : stack(bags);
  },
);
