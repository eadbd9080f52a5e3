/** Movement operations that view or copy without computing, after ATen's `TensorShape.cpp`. */
import { dtypes, isDType } from '../dtype.ts';
import { check, checkAs, notHere } from '../errors.ts';
import { op } from '../op.ts';
import * as primitives from '../primitives/movement.ts';
import { record, recordView } from '../record.ts';
import { inferSize, numel, show, viewStrides, wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html */
export const view = op(
  'view(Tensor input, int... size/dtype)',
  (input: Tensor, size: readonly number[]): Tensor => {
    if (isDType(size)) throw notHere('view(dtype)', 'Use to(dtype), which converts the values.');
    const shape = inferSize(size, input.numel());
    const strides = viewStrides(input.shape, input.strides, shape);
    check(
      strides !== null,
      () =>
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two " +
        'contiguous subspaces). Use .reshape(...) instead.',
    );
    return recordView(input, primitives.reshape, { shape }, { shape, strides });
  },
);

/**
 * A view where strides allow it, else a copy:
 * https://docs.pytorch.org/docs/stable/generated/torch.reshape.html
 */
export const reshape = op(
  'reshape(Tensor input, int... shape)',
  (input: Tensor, size: readonly number[]): Tensor => {
    const shape = inferSize(size, input.numel());
    const strides = viewStrides(input.shape, input.strides, shape);
    if (strides) return recordView(input, primitives.reshape, { shape }, { shape, strides });
    return record(primitives.reshape, [input], { shape });
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.flatten.html */
export const flatten = op(
  'flatten(Tensor input, int start_dim=0, int end_dim=-1)',
  (input: Tensor, start_dim = 0, end_dim = -1): Tensor => {
    const start = wrapDim(start_dim, input.ndim);
    const end = wrapDim(end_dim, input.ndim);
    check(start <= end, () => 'flatten() has invalid args: start_dim cannot come after end_dim');
    if (input.ndim === 0) return reshape(input, [1]);
    if (start === end) return input;
    const merged = numel(input.shape.slice(start, end + 1));
    return reshape(input, [...input.shape.slice(0, start), merged, ...input.shape.slice(end + 1)]);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.permute.html */
export const permute = op(
  'permute(Tensor input, int... dims)',
  (input: Tensor, dims: readonly number[]): Tensor => {
    check(
      dims.length === input.ndim,
      () =>
        'permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ' +
        `ordering of dimensions i.e. input.dim() = ${input.ndim} is not equal to len(dims) = ${dims.length}`,
    );
    const order = dims.map((d) => wrapDim(d, input.ndim));
    check(new Set(order).size === order.length, () => 'permute(): duplicate dims are not allowed.');
    const layout = { shape: order.map((d) => input.shape[d]!), strides: order.map((d) => input.strides[d]!) };
    return recordView(input, primitives.permute, { dims: order }, layout);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.transpose.html */
export const transpose = op(
  'transpose(Tensor input, int dim0, int dim1)',
  (input: Tensor, dim0: number, dim1: number): Tensor => {
    const [a, b] = [wrapDim(dim0, input.ndim), wrapDim(dim1, input.ndim)];
    if (input.ndim === 0) return input;
    const dims = input.shape.map((_, d) => (d === a ? b : d === b ? a : d));
    return permute(input, dims);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html */
export const expand = op(
  'expand(Tensor input, int... size)',
  (input: Tensor, size: readonly number[]): Tensor => {
    const lead = size.length - input.ndim;
    check(
      lead >= 0,
      () =>
        `expand(torch.${input.device === 'cpu' ? '' : 'cuda.'}${dtypes[input.dtype].tensorTypeName}{${show(input.shape)}}, size=${show(size)}): the number of sizes provided ` +
        `(${size.length}) must be greater or equal to the number of dimensions in the tensor (${input.ndim})`,
    );
    const shape = [...size];
    for (let d = size.length - 1; d >= 0; d--) {
      const wanted = size[d]!;
      const has = d < lead ? 1 : input.shape[d - lead]!;
      check(
        wanted !== -1 || d >= lead,
        () => `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${d}`,
      );
      check(
        wanted === -1 || has === wanted || (has === 1 && wanted >= 0),
        () =>
          `The expanded size of the tensor (${wanted}) must match the existing size (${has}) at non-singleton ` +
          `dimension ${d}.  Target sizes: ${show(size)}.  Tensor sizes: ${show(input.shape)}`,
      );
      if (wanted === -1) shape[d] = has;
    }
    const strides = shape.map((wanted, d) =>
      d < lead || (input.shape[d - lead] === 1 && wanted !== 1) ? 0 : input.strides[d - lead]!,
    );
    return recordView(input, primitives.expand, { shape }, { shape, strides });
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.select.html */
export const select = op(
  'select(Tensor input, int dim, int index)',
  (input: Tensor, dim: number, index: number): Tensor => {
    checkAs('IndexError', input.ndim > 0, () => 'select() cannot be applied to a 0-dim tensor.');
    const d = wrapDim(dim, input.ndim);
    const size = input.shape[d]!;
    checkAs(
      'IndexError',
      index >= -size && index < size,
      () => `select(): index ${index} out of range for tensor of size ${show(input.shape)} at dimension ${d}`,
    );
    const at = index < 0 ? index + size : index;
    const one = narrowTo(input, d, at, at + 1);
    return recordView(
      one,
      primitives.reshape,
      { shape: input.shape.filter((_, i) => i !== d) },
      { shape: input.shape.filter((_, i) => i !== d), strides: input.strides.filter((_, i) => i !== d) },
    );
  },
);
