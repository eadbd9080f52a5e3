/** Broadcasting and grids of several tensors; after ATen's `TensorShape.cpp` and `torch/functional.py`. */
import { check, checkAs } from '../errors.ts';
import { composite, op } from '../op.ts';
import { listOf, broadcastShapes, show } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { stack } from './join.ts';
import { expand, reshape } from './movement.ts';
import { known } from './unique.ts';

export const broadcast_tensors = op(
  'broadcast_tensors(Tensor... tensors)',
  (tensors: readonly Tensor[]): Tensor[] => {
    const shape = tensors.reduce<readonly number[]>((s, tensor) => broadcastShapes(s, tensor.shape), []);
    return tensors.map((tensor) => (show(tensor.shape) === show(shape) ? tensor : expand(tensor, shape)));
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.broadcast_shapes.html */
export const broadcast_shapes = op(
  'broadcast_shapes(any... shapes)',
  (shapes: readonly (number | readonly number[])[]): readonly number[] => {
    const lists = shapes.map((shape) => listOf(shape));
    const rank = Math.max(0, ...lists.map((shape) => shape.length));
    const result = new Array<number>(rank).fill(1);
    lists.forEach((shape, k) => {
      for (let i = 1; i <= shape.length; i++) {
        const [size, d] = [shape.at(-i)!, rank - i];
        checkAs('ValueError', size >= 0, () => 'Attempting to broadcast a dimension with negative length!');
        check(
          size === 1 || result[d] === 1 || size === result[d],
          () =>
            `Attempting to broadcast a dimension of length ${size} at -${i}! Mismatching argument at index ${k} had ` +
            `(${shape.join(', ')}${shape.length === 1 ? ',' : ''}); but expected shape should be broadcastable to ${show(result)}`,
        );
        if (size !== 1) result[d] = size;
      }
    });
    return result;
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.meshgrid.html */
export const meshgrid = op(
  'meshgrid(Tensor... tensors=[], *, str? indexing=None)',
  (tensors: readonly Tensor[], indexing: string | null = null): Tensor[] => {
    check(tensors.length > 0, () => 'meshgrid expects a non-empty TensorList');
    check(
      tensors.every((tensor) => tensor.dtype === tensors[0]!.dtype),
      () => 'meshgrid expects all tensors to have the same dtype',
    );
    tensors.forEach((tensor) => {
      check(
        tensor.ndim <= 1,
        () => `torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${show(tensor.shape)}`,
      );
    });
    check(
      indexing === null || indexing === 'ij' || indexing === 'xy',
      () => `torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${indexing}`,
    );
    const swap = indexing === 'xy' && tensors.length >= 2;
    const ordered = swap ? [tensors[1]!, tensors[0]!, ...tensors.slice(2)] : tensors;
    const shape = ordered.map((tensor) => tensor.numel());
    const grids = ordered.map((tensor, d) =>
      expand(
        reshape(
          tensor,
          shape.map((size, i) => (i === d ? size : 1)),
        ),
        shape,
      ),
    );
    return swap ? [grids[1]!, grids[0]!, ...grids.slice(2)] : grids;
  },
);

function checkVector(tensor: Tensor): void {
  check(tensor.ndim === 1, () => `Expect a 1D vector, but got shape ${show(tensor.shape)}`);
}

/** All combinations, one a row. */
export const cartesian_prod = op(
  'cartesian_prod(Tensor... tensors=[])',
  (tensors: readonly Tensor[]): Tensor => {
    tensors.forEach(checkVector);
    if (tensors.length === 1) return tensors[0]!;
    const grids = meshgrid(tensors, 'ij').map((grid) => reshape(grid, [-1]));
    return stack(grids, 1);
  },
);

/** Combinations of `r` elements, one a row, in the order of their places. */
export const combinations = op(
  'combinations(Tensor input, int r=2, bool with_replacement=False)',
  (input: Tensor, r = 2, with_replacement = false): Tensor => {
    checkVector(input);
    check(r >= 0, () => `Expect a non-negative number, but got ${r}`);
    if (r === 0) return known([], input.dtype);
    const rows = choices(input.numel(), r, with_replacement ? 0 : 1);
    return input.index_select(0, known(rows.flat(), 'int64')).reshape([rows.length, r]);
  },
);

/** Growing lists of `r` places below `size`, each at least `step` after the one before. */
function choices(size: number, r: number, step: number, from = 0): number[][] {
  if (r === 0) return [[]];
  return Array.from({ length: Math.max(0, size - from) }, (_, i) => from + i).flatMap((first) =>
    choices(size, r - 1, step, first + step).map((rest) => [first, ...rest]),
  );
}

/** The sum down to a smaller shape that broadcasts to this one. */
export const sum_to_size = composite(
  'sum_to_size(Tensor input, int... size)',
  (input: Tensor, size: readonly number[]): Tensor => {
    const lead = input.ndim - size.length;
    check(
      lead >= 0 && size.every((n, d) => n === 1 || n === input.shape[lead + d]),
      () => `size {${show(size)}} is not expandable to size {${show(input.shape)}}.`,
    );
    const dims = input.shape
      .map((_, d) => d)
      .filter((d) => d < lead || (size[d - lead] === 1 && input.shape[d] !== 1));
    if (dims.length === 0) return input;
    const total = input.sum(dims, true);
    return lead > 0 ? total.reshape([...size]) : total;
  },
);
