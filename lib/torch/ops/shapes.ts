/** Broadcasting and grids of several tensors; after ATen's `TensorShape.cpp` and `torch/functional.py`. */
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { broadcastShapes, show } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { stack } from './join.ts';
import { expand, reshape } from './movement.ts';

export const broadcast_tensors = op(
  'broadcast_tensors(Tensor... tensors)',
  (tensors: readonly Tensor[]): Tensor[] => {
    const shape = tensors.reduce<readonly number[]>((s, tensor) => broadcastShapes(s, tensor.shape), []);
    return tensors.map((tensor) => expand(tensor, shape));
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.broadcast_shapes.html */
export const broadcast_shapes = op(
  'broadcast_shapes(any... shapes)',
  (shapes: readonly (number | readonly number[])[]): readonly number[] => {
    const lists = shapes.map((shape) => [shape].flat() as number[]);
    const rank = Math.max(0, ...lists.map((shape) => shape.length));
    const result = new Array<number>(rank).fill(1);
    for (const shape of lists)
      shape.forEach((size, i) => {
        const d = i + rank - shape.length;
        check(
          size === 1 || result[d] === 1 || size === result[d],
          () =>
            'Shape mismatch: objects cannot be broadcast to a single shape: ' +
            lists.map((list) => show(list)).join(', '),
        );
        if (size !== 1) result[d] = size;
      });
    return result;
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.meshgrid.html */
export const meshgrid = op(
  'meshgrid(Tensor... tensors, *, str? indexing=None)',
  (tensors: readonly Tensor[], indexing: string | null = null): Tensor[] => {
    check(tensors.length > 0, () => 'meshgrid expects a non-empty TensorList');
    tensors.forEach((tensor) => {
      check(
        tensor.ndim <= 1,
        () => `torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${show(tensor.shape)}`,
      );
    });
    check(
      tensors.every((tensor) => tensor.dtype === tensors[0]!.dtype),
      () => 'torch.meshgrid expects all tensors to have the same dtype',
    );
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

/** All combinations, one a row. */
export const cartesian_prod = op('cartesian_prod(Tensor... tensors)', (tensors: readonly Tensor[]): Tensor => {
  if (tensors.length === 1) return tensors[0]!;
  const grids = meshgrid(tensors, 'ij').map((grid) => reshape(grid, [-1]));
  return stack(grids, 1);
});
