/** Taking tensors apart: split, chunk, unbind, narrow. All are views. After ATen's `TensorShape.cpp`. */
import { check, checkAs } from '../errors.ts';
import { op } from '../op.ts';
import { show, wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { select } from './movement.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.narrow.html */
export const narrow = op(
  'narrow(Tensor input, int dim, int start, int length)',
  (input: Tensor, dim: number, start: number, length: number): Tensor => {
    check(input.ndim > 0, () => 'narrow() cannot be applied to a 0-dim tensor.');
    check(length >= 0, () => 'narrow(): length must be non-negative.');
    const d = wrapDim(dim, input.ndim);
    const size = input.shape[d]!;
    checkAs(
      'IndexError',
      start >= -size && start <= size,
      () => `start out of range (expected to be in range of [-${size}, ${size}], but got ${start})`,
    );
    const from = start < 0 ? start + size : start;
    check(
      from + length <= size,
      () => `start (${from}) + length (${length}) exceeds dimension size (${size}).`,
    );
    return narrowTo(input, d, from, from + length);
  },
);

/** Pieces that end at `ends`. */
function pieces(input: Tensor, d: number, ends: readonly number[]): Tensor[] {
  return ends.map((end, i) =>
    narrowTo(input, d, i === 0 ? 0 : ends[i - 1]!, Math.max(end, ends[i - 1] ?? 0)),
  );
}

const cumulative = (sizes: readonly number[]): number[] => {
  let end = 0;
  return sizes.map((size) => (end += size));
};

/** Pieces of `size`, the last one smaller. */
function bySize(input: Tensor, size: number, dim: number): Tensor[] {
  check(input.ndim > 0, () => 'split expects at least a 1-dimensional tensor');
  check(size >= 0, () => `split expects split_size be non-negative, but got split_size=${size}`);
  const d = wrapDim(dim, input.ndim);
  const length = input.shape[d]!;
  check(
    size > 0 || length === 0,
    () => `split_size can only be 0 if dimension size is 0, but got dimension size of ${length}`,
  );
  const count = size === 0 ? 1 : Math.max(Math.ceil(length / size), 1);
  return pieces(
    input,
    d,
    Array.from({ length: count }, (_, i) => Math.min((i + 1) * size, length)),
  );
}

function bySizes(input: Tensor, sizes: readonly number[], dim: number): Tensor[] {
  check(input.ndim > 0, () => 'split expects at least a 1-dimensional tensor');
  const d = wrapDim(dim, input.ndim);
  check(
    sizes.every((size) => size >= 0),
    () =>
      `split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${show(sizes)}`,
  );
  const length = input.shape[d]!;
  check(
    sizes.reduce((a, b) => a + b, 0) === length,
    () =>
      `split_with_sizes expects split_sizes to sum exactly to ${length} (input tensor's size at dimension ${dim}), but got split_sizes=${show(sizes)}`,
  );
  return pieces(input, d, cumulative(sizes));
}

/** https://docs.pytorch.org/docs/stable/generated/torch.split.html */
export const split = op(
  'split(Tensor input, int|int[] split_size/split_size_or_sections, int dim=0)',
  (input: Tensor, split_size: number | readonly number[], dim = 0): Tensor[] =>
    typeof split_size === 'number' ? bySize(input, split_size, dim) : bySizes(input, split_size, dim),
);
export const split_with_sizes = op(
  'split_with_sizes(Tensor input, SymInt[] split_sizes, int dim=0)',
  (input: Tensor, split_sizes: readonly number[], dim = 0): Tensor[] => bySizes(input, split_sizes, dim),
);

/** https://docs.pytorch.org/docs/stable/generated/torch.chunk.html */
export const chunk = op(
  'chunk(Tensor input, int chunks, int dim=0)',
  (input: Tensor, chunks: number, dim = 0): Tensor[] => {
    check(input.ndim > 0, () => 'chunk expects at least a 1-dimensional tensor');
    check(chunks > 0, () => `chunk expects \`chunks\` to be greater than 0, got: ${chunks}`);
    const length = input.shape[wrapDim(dim, input.ndim)]!;
    const size = Math.ceil(length / chunks);
    return length === 0 ? bySizes(input, new Array<number>(chunks).fill(0), dim) : bySize(input, size, dim);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.tensor_split.html */
export const tensor_split = op(
  'tensor_split(Tensor input, int|int[]|Tensor indices_or_sections/indices/sections, int dim=0)',
  (input: Tensor, indices: number | readonly number[] | Tensor, dim = 0): Tensor[] => {
    check(
      input.ndim > 0,
      () => `tensor_split expected at least a 1-dimensional tensor, but got a tensor with ${input.ndim} dims`,
    );
    const d = wrapDim(dim, input.ndim);
    const length = input.shape[d]!;
    if (typeof indices !== 'number') {
      const list = indices instanceof Tensor ? Array.from(indices.peek()) : indices;
      const wrapped = list.map((i) => Math.max(0, Math.min(i < 0 ? i + length : i, length)));
      return pieces(input, d, [...wrapped, length]);
    }
    check(indices > 0, () => `number of sections must be larger than 0, got ${indices}`);
    const small = Math.floor(length / indices);
    return pieces(
      input,
      d,
      cumulative(Array.from({ length: indices }, (_, i) => small + Number(i < length % indices))),
    );
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.unbind.html */
export const unbind = op('unbind(Tensor input, int dim=0)', (input: Tensor, dim = 0): Tensor[] => {
  checkAs('IndexError', input.ndim > 0, () => `Dimension specified as ${dim} but tensor has no dimensions`);
  const d = wrapDim(dim, input.ndim);
  return Array.from({ length: input.shape[d]! }, (_, i) => select(input, d, i));
});

const along = (name: string, least: number, dimOf: (input: Tensor) => number) =>
  op(
    `${name}(Tensor input, int|int[] indices_or_sections/indices/sections)`,
    (input: Tensor, indices: number | readonly number[]): Tensor[] => {
      check(
        input.ndim >= least,
        () =>
          `torch.${name} requires a tensor with at least ${least} dimension${least === 1 ? '' : 's'}, but got a tensor with ${input.ndim} dimensions!`,
      );
      const d = dimOf(input);
      check(
        typeof indices !== 'number' || (indices > 0 && input.shape[d]! % indices === 0),
        () =>
          `torch.${name} attempted to split along dimension ${d}, but the size of the dimension ${input.shape[d]} is not divisible by the split_size ${String(indices)}!`,
      );
      return tensor_split(input, indices, d);
    },
  );
export const hsplit = along('hsplit', 1, (input) => (input.ndim === 1 ? 0 : 1));
export const vsplit = along('vsplit', 2, () => 0);
export const dsplit = along('dsplit', 3, () => 2);
