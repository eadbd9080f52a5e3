/**
 * Whether a tensor that is written to shares memory with one that is read; after ATen's `MemoryOverlap.cpp`.
 */
import { check } from './errors.ts';
import { isDense, show } from './shape.ts';
import type { Tensor } from './tensor.ts';

type Overlap = 'none' | 'full' | 'partial';

/** Tensors with holes between their elements are too hard to tell, for ATen too: they count as apart. */
function overlapOf(a: Tensor, b: Tensor): Overlap {
  if (a === b) return 'full';
  if (a.storage !== b.storage || a.numel() === 0 || b.numel() === 0) return 'none';
  if (!isDense(a.shape, a.strides) || !isDense(b.shape, b.strides)) return 'none';
  const [from, until] = [a.storage_offset, a.storage_offset + a.numel()];
  const [start, end] = [b.storage_offset, b.storage_offset + b.numel()];
  if (from === start && until === end) return show(a.strides) === show(b.strides) ? 'full' : 'partial';
  return from < end && start < until ? 'partial' : 'none';
}

const refuse = (written: Tensor, read: Tensor, refused: readonly Overlap[]): void => {
  check(
    !refused.includes(overlapOf(written, read)),
    () =>
      'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. ' +
      'Please clone() the tensor before performing the operation.',
  );
};

/** For elementwise work, in which every element is read before it is written. */
export const refusePartialOverlap = (written: Tensor, read: Tensor): void =>
  refuse(written, read, ['partial']);

/** For work that reads elements after others were written. */
export const refuseOverlap = (written: Tensor, read: Tensor): void =>
  refuse(written, read, ['partial', 'full']);
