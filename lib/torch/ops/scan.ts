/** Running results: cumsum, cumprod, cummax, cummin, diff. After ATen's `ReduceOps.cpp`. */
import { cast } from '../cast.ts';
import { isFloating, type DType } from '../dtype.ts';
import { check } from '../errors.ts';
import { namedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/sort.ts';
import { gather as gatherPrimitive } from '../primitives/indexing.ts';
import { record } from '../record.ts';
import { wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import type { ValuesIndices } from './extremes.ts';
import { cat } from './join.ts';
import { reshape } from './movement.ts';

const running = (name: 'cumsum' | 'cumprod') =>
  op(
    `${name}(Tensor input, int dim, *, dtype? dtype=None)`,
    (input: Tensor, dim: number, dtype: DType | null = null): Tensor => {
      const type = dtype ?? (isFloating(input.dtype) ? input.dtype : 'int64');
      return record(primitives[name], [cast(input, type)], { dim: wrapDim(dim, input.ndim) });
    },
  );
/** https://docs.pytorch.org/docs/stable/generated/torch.cumsum.html */
export const cumsum = running('cumsum');
export const cumprod = running('cumprod');

const runningExtreme = (name: 'cummax' | 'cummin') =>
  op(`${name}(Tensor input, int dim)`, (input: Tensor, dim: number): ValuesIndices => {
    const d = wrapDim(dim, input.ndim);
    const from = input.ndim === 0 ? reshape(input, [1]) : input;
    const indices = record(primitives[name === 'cummax' ? 'cumargmax' : 'cumargmin'], [from], { dim: d });
    const values = record(gatherPrimitive, [from, indices], { dim: d });
    return namedTuple(name, { values: reshape(values, input.shape), indices: reshape(indices, input.shape) });
  });
export const cummax = runningExtreme('cummax');
export const cummin = runningExtreme('cummin');

/** https://docs.pytorch.org/docs/stable/generated/torch.diff.html */
export const diff = op(
  'diff(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)',
  (input: Tensor, n = 1, dim = -1, prepend: Tensor | null = null, append: Tensor | null = null): Tensor => {
    check(input.ndim > 0, () => 'diff expects input to be at least one-dimensional');
    check(n >= 0, () => `order must be non-negative but got ${n}`);
    const d = wrapDim(dim, input.ndim);
    if (n === 0) return input.clone();
    const parts = [prepend, input, append].filter((part) => part !== null);
    let result = parts.length === 1 ? input : cat(parts, d);
    for (let i = 0; i < n && result.shape[d]! > 0; i++) {
      const length = result.shape[d]!;
      const [later, earlier] = [narrowTo(result, d, 1, length), narrowTo(result, d, 0, length - 1)];
      result = result.dtype === 'bool' ? later.logical_xor(earlier) : later.sub(earlier);
    }
    return result;
  },
);
