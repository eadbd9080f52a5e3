/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html, in
 * ATen's `math` form.
 */
import { cppNames, FloatScalar } from '../../dtype.ts';
import { cast } from '../../cast.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import { full } from '../../primitives/elementwise.ts';
import { record } from '../../record.ts';
import type { Tensor } from '../../tensor.ts';
import { isHalf } from '../../widened.ts';
import { add, mul } from '../arithmetic.ts';
import { eq } from '../comparison.ts';
import { transpose } from '../movement.ts';
import { matmul } from '../matmul.ts';
import { all } from '../reduce.ts';
import { repeat_interleave } from '../repeat.ts';
import { tril } from '../triangles.ts';
import { where } from '../where.ts';
import { softmax } from './activation.ts';
import { dropout } from './dropout.ts';

const MINUS_INFINITY = new FloatScalar(-Infinity);

/** Three things of each tensor, in the words of PyTorch's errors. */
const each = (names: string, parts: readonly unknown[]): string =>
  ['query', 'key', 'value']
    .map((who, i) => `${i === 2 ? 'and ' : ''}${who}.${names}: ${String(parts[i])}`)
    .join(' ');

function checkArguments(query: Tensor, key: Tensor, value: Tensor): void {
  const tensors = [query, key, value];
  check(
    tensors.every((tensor) => tensor.dtype === query.dtype),
    () =>
      `Expected query, key, and value to have the same dtype, but got ${each(
        'dtype',
        tensors.map((tensor) => cppNames[tensor.dtype]),
      )} instead.`,
  );
  check(
    tensors.every((tensor) => tensor.ndim >= 2),
    () =>
      `Expected query, key, and value to all be  at least 2 dimensional, but got ${each(
        'dim',
        tensors.map((tensor) => tensor.ndim),
      )} instead.`,
  );
}

/** Rows whose scores are all -∞ attend to nothing: zeros instead of NaN. */
function safeSoftmax(scores: Tensor): Tensor {
  const empty = all(eq(scores, MINUS_INFINITY), -1, true);
  return where(empty, new FloatScalar(0), softmax(scores, -1));
}

/**
 * query (…, L, E), key (…, S, E), value (…, S, Ev) → (…, L, Ev). A boolean mask is true where attention may
 * go.
 */
export const scaled_dot_product_attention = op(
  'scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False)',
  (
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attn_mask: Tensor | null = null,
    dropout_p = 0,
    is_causal = false,
    scale: number | null = null,
    enable_gqa = false,
  ): Tensor => {
    checkArguments(query, key, value);
    check(
      dropout_p >= 0 && dropout_p <= 1,
      () => `dropout probability has to be between 0 and 1, but got ${dropout_p}`,
    );
    // The CPU's own kernel for batches of heads takes both, PyTorch's general way does not.
    check(
      !(is_causal && attn_mask) || (query.ndim === 4 && dropout_p === 0),
      () => '_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True',
    );
    check(
      attn_mask === null || ['bool', 'float32', query.dtype].includes(attn_mask.dtype),
      () =>
        `Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: ${cppNames[attn_mask!.dtype]} and  query.dtype: ${cppNames[query.dtype]} instead.`,
    );
    if (isHalf(query.dtype)) {
      const [q, k, v] = [query, key, value].map((half) => cast(half, 'float32')) as [Tensor, Tensor, Tensor];
      const mask = attn_mask && isHalf(attn_mask.dtype) ? cast(attn_mask, 'float32') : attn_mask;
      const wide = scaled_dot_product_attention(q, k, v, mask, dropout_p, is_causal, scale, enable_gqa);
      return cast(wide, query.dtype);
    }
    if (enable_gqa) [key, value] = groupedHeads(query, key, value);
    const factor = scale ?? 1 / Math.sqrt(query.shape.at(-1)!);
    const scores = matmul(mul(query, new FloatScalar(factor)), transpose(key, -2, -1));
    const causal = is_causal ? [causalMask(query.shape.at(-2)!, key.shape.at(-2)!)] : [];
    const masks = attn_mask === null ? causal : [attn_mask, ...causal];
    const masked = masks.reduce(
      (x, mask) => (mask.dtype === 'bool' ? where(mask, x, MINUS_INFINITY) : add(x, mask)),
      scores,
    );
    const weights = masks.length === 0 ? softmax(scores, -1) : safeSoftmax(masked);
    return matmul(dropout_p > 0 ? dropout(weights, dropout_p) : weights, value);
  },
);

/** Grouped-query attention: each head of key and value serves several heads of the query. */
function groupedHeads(query: Tensor, key: Tensor, value: Tensor): [Tensor, Tensor] {
  const [heads, keyHeads, valueHeads] = [query, key, value].map((tensor) => tensor.shape.at(-3)!) as [
    number,
    number,
    number,
  ];
  check(
    heads % keyHeads === 0 && heads % valueHeads === 0,
    () => 'Number of heads in key and value must divide the number of heads in ',
  );
  return [repeat_interleave(key, heads / keyHeads, -3), repeat_interleave(value, heads / valueHeads, -3)];
}

function causalMask(queries: number, keys: number): Tensor {
  return tril(record(full, [], { shape: [queries, keys], dtype: 'bool', value: 1 }));
}
