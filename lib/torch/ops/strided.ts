/** Views of memory by strides: as_strided, unfold, diagonal. After ATen's `TensorShape.cpp`. */
import { allocate, dtypes } from '../dtype.ts';
import { check } from '../errors.ts';
import { makeConstant, makeNode, type Node } from '../node.ts';
import { op } from '../op.ts';
import { index as indexPrimitive } from '../primitives/indexing.ts';
import {
  as_strided as stridedPrimitive,
  forEachOffset,
  memoryToLogical,
  permute as permutePrimitive,
  reshape as reshapePrimitive,
} from '../primitives/movement.ts';
import { numel, show, wrapDim, type Shape } from '../shape.ts';
import type { Storage } from '../tensor.ts';
import { Tensor } from '../tensor.ts';

interface Layout {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly storage_offset: number;
}

/** The memory of a storage as a row-major node: dimensions in the order of their strides. */
function memory(storage: Storage, from: Node): Node {
  const order = storage.strides
    .map((_, d) => d)
    .sort((a, b) => storage.strides[b]! - storage.strides[a]! || a - b);
  if (order.every((d, i) => d === i)) return from;
  return makeNode(permutePrimitive, [from], { dims: order });
}

/** A view of the whole storage by strides. */
export function stridedView(input: Tensor, { shape, strides, storage_offset }: Layout): Tensor {
  const { storage } = input;
  const root = input.viewRoot;
  const whole = !root.isView && show(root.shape) === show(storage.node.shape);
  if (!whole && root.requires_grad) return windowOf(root, { shape, strides, storage_offset });
  return new Tensor(storage, shape, {
    strides,
    storage_offset,
    view: {
      parent: whole ? root : allOf(storage, input.isDetached),
      derive: (from) =>
        makeNode(stridedPrimitive, [memory(storage, from)], { shape, strides, storage_offset }),
    },
  });
}

/** The storage's own tensor, cut off from the tape where the view is. */
function allOf(storage: Storage, detached: boolean): Tensor {
  const all = new Tensor(storage, storage.node.shape);
  if (!detached) return all;
  return new Tensor(storage, all.shape, { view: { parent: all, detached, derive: (node) => node } });
}

/** The view as places in a leaf that is itself part of a storage, so that gradients reach the leaf. */
function windowOf(leaf: Tensor, { shape, strides, storage_offset }: Layout): Tensor {
  const placeOf = memoryToLogical(leaf.shape, leaf.strides);
  const places = allocate('int64', numel(shape));
  forEachOffset(shape, strides, storage_offset - leaf.storage_offset, (offset, i) => {
    places[i] = placeOf(offset);
  });
  const index = makeConstant(shape, 'int64', places);
  return new Tensor(leaf.storage, shape, {
    strides,
    storage_offset,
    view: {
      parent: leaf,
      derive: (from) => {
        const flat = makeNode(reshapePrimitive, [from], { shape: [numel(leaf.shape)] });
        return makeNode(indexPrimitive, [flat, index], { dims: 1 });
      },
    },
  });
}

/** https://docs.pytorch.org/docs/stable/generated/torch.as_strided.html */
export const as_strided = op(
  'as_strided(Tensor input, SymInt[] size, SymInt[] stride, int? storage_offset=None)',
  (
    input: Tensor,
    size: readonly number[],
    stride: readonly number[],
    storage_offset: number | null = null,
  ): Tensor => {
    check(size.length === stride.length, () => 'mismatch in length of strides and shape');
    check(
      stride.every((s) => s >= 0),
      () => `as_strided: Negative strides are not supported at the moment, got strides: ${show(stride)}`,
    );
    const offset = storage_offset ?? input.storage_offset;
    const available = numel(input.storage.node.shape);
    const itemsize = dtypes[input.dtype].bytes;
    const last = numel(size) === 0 ? 0 : size.reduce((at, s, d) => at + (s - 1) * stride[d]!, offset) + 1;
    check(
      last <= available,
      () =>
        `setStorage: sizes ${show(size)}, strides ${show(stride)}, storage offset ${offset}, and itemsize ${itemsize} requiring a storage size of ${last * itemsize} are out of bounds for storage of size ${available * itemsize}`,
    );
    return stridedView(input, { shape: size, strides: stride, storage_offset: offset });
  },
);

/**
 * Windows of `size` every `step` along one dimension:
 * https://docs.pytorch.org/docs/stable/generated/torch.Tensor.unfold.html
 */
export const unfold = op(
  'unfold(Tensor input, int dimension, int size, int step)',
  (input: Tensor, dimension: number, size: number, step: number): Tensor => {
    const d = wrapDim(dimension, input.ndim);
    const length = input.shape[d] ?? 1;
    check(size >= 0, () => `size is ${size} but must be >= 0`);
    check(size <= length, () => `maximum size for tensor at dimension ${d} is ${length} but size is ${size}`);
    check(step > 0, () => `step is ${step} but must be > 0`);
    if (input.ndim === 0)
      return stridedView(input, { shape: [size], strides: [1], storage_offset: input.storage_offset });
    const windows = Math.floor((length - size) / step) + 1;
    return stridedView(input, {
      shape: [...input.shape.with(d, windows), size],
      strides: [...input.strides.with(d, input.strides[d]! * step), input.strides[d]!],
      storage_offset: input.storage_offset,
    });
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.diagonal.html */
export const diagonal = op(
  'diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1)',
  (input: Tensor, offset = 0, dim1 = 0, dim2 = 1): Tensor => {
    const [a, b] = [wrapDim(dim1, input.ndim), wrapDim(dim2, input.ndim)];
    check(a !== b, () => `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    const rows = input.shape[a]! + Math.min(offset, 0);
    const columns = input.shape[b]! - Math.max(offset, 0);
    const length = Math.max(0, Math.min(rows, columns));
    const others = <T>(list: readonly T[]): T[] => list.filter((_, d) => d !== a && d !== b);
    const skipped = offset >= 0 ? offset * input.strides[b]! : -offset * input.strides[a]!;
    return stridedView(input, {
      shape: [...others(input.shape), length],
      strides: [...others(input.strides), input.strides[a]! + input.strides[b]!],
      storage_offset: input.storage_offset + (length > 0 ? skipped : 0),
    });
  },
);
