/**
 * Twenty-four numbers in memory, and what flatten and transpose make of their reading, by lib/torch's own
 * strides.
 */
import { makeConstant, Tensor } from '#lib/torch/index.ts';

/** (B, C, h, w), the shape that `patch_embed.proj` has, in small: 2 filters, a grid of 3 × 4. */
export const SHAPE = [1, 2, 3, 4] as const;

/** `torch.arange(24.).reshape(1, 2, 3, 4)`: each place of memory holds its own number. */
export const small = (): Tensor =>
  Tensor.of(
    makeConstant(
      SHAPE,
      'float32',
      Float32Array.from({ length: 24 }, (_, place) => place),
    ),
  );

export interface Reading {
  readonly start: number;
  readonly end: number;
  readonly swap: boolean;
}

/**
 * `x.flatten(start, end)`, then `transpose(-2, -1)`. `start > end` is `end`, and one dimension cannot be
 * swapped.
 */
export function readAs({ start, end, swap }: Reading): Tensor {
  const flat = small().flatten(Math.min(start, end), end);
  return swap && flat.ndim > 1 ? flat.transpose(-2, -1) : flat;
}

/** As it is written; merging one dimension with itself leaves `x`. */
export function codeOf({ start, end, swap }: Reading): string {
  const last = SHAPE.length - 1;
  const from = Math.min(start, end);
  const flat = from === end ? 'x' : `x.flatten(${end === last ? from : `${from}, ${end}`})`;
  const dims = SHAPE.length - (end - from);
  return swap && dims > 1 ? `${flat}.transpose(${dims - 2}, ${dims - 1})` : flat;
}

/** How many rows the reading has: all dimensions but the last. */
export const rowsOf = ({ shape }: Tensor): number =>
  shape.slice(0, -1).reduce((rows, size) => rows * size, 1);
