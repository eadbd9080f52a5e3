/**
 * A copy of a tensor with `src` written into one view of it; after ATen's `FunctionalInverses` and
 * `TensorShape.cpp`.
 */
import { joined } from '../autograd/function.ts';
import { withGrad } from '../autograd/mode.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { show, wrapDim } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { clone, copy_ } from './copy.ts';
import { zeros_like } from './create.ts';
import { select } from './movement.ts';
import { as_strided, diagonal } from './strided.ts';

function written(input: Tensor, src: Tensor, view: (copy: Tensor) => Tensor): Tensor {
  const copy = clone(input);
  const part = view(copy);
  check(
    show(part.shape) === show(src.shape),
    () =>
      `expected src to have a size equal to the slice of self. src size = ${show(src.shape)}, slice size = ${show(part.shape)}`,
  );
  copy_(part, src);
  return copy;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.select_scatter.html */
export const select_scatter = op(
  'select_scatter(Tensor input, Tensor src, int dim, int index)',
  (input: Tensor, src: Tensor, dim: number, index: number): Tensor =>
    written(input, src, (copy) => select(copy, dim, index)),
);
/** https://docs.pytorch.org/docs/stable/generated/torch.slice_scatter.html */
export const slice_scatter = op(
  'slice_scatter(Tensor input, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)',
  (
    input: Tensor,
    src: Tensor,
    dim = 0,
    start: number | null = null,
    end: number | null = null,
    step = 1,
  ): Tensor => {
    const d = wrapDim(dim, input.ndim);
    const size = input.shape[d]!;
    const within = (at: number): number => Math.min(Math.max(at < 0 ? at + size : at, 0), size);
    const from = within(start ?? 0);
    return written(input, src, (copy) => narrowTo(copy, d, from, Math.max(from, within(end ?? size)), step));
  },
);
/** https://docs.pytorch.org/docs/stable/generated/torch.diagonal_scatter.html */
export const diagonal_scatter = op(
  'diagonal_scatter(Tensor input, Tensor src, int offset=0, int dim1=0, int dim2=1)',
  (input: Tensor, src: Tensor, offset = 0, dim1 = 0, dim2 = 1): Tensor =>
    written(input, src, (copy) => diagonal(copy, offset, dim1, dim2)),
);
export const as_strided_scatter = op(
  'as_strided_scatter(Tensor input, Tensor src, int[] size, int[] stride, int? storage_offset=None)',
  (
    input: Tensor,
    src: Tensor,
    size: readonly number[],
    stride: readonly number[],
    storage_offset: number | null = null,
  ): Tensor => {
    const view = (of: Tensor): Tensor => as_strided(of, size, stride, storage_offset);
    const made = withGrad(false, () => written(input, src, view));
    // PyTorch gives the input the gradient of the places that were written, zero for those that were kept.
    const gradient = ([grad]: readonly (Tensor | null)[]): Tensor[] => {
      const part = view(grad!.contiguous());
      return [written(zeros_like(made), part, view), part];
    };
    return joined('AsStridedScatterBackward0', [input, src], [made], new Set(), gradient)[0]!;
  },
);
