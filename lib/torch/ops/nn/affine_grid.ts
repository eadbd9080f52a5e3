/** The places that an affine map sends a regular grid to; after ATen's `AffineGridGenerator.cpp`. */
import { isFloating } from '../../dtype.ts';
import { checkAs, TorchError } from '../../errors.ts';
import { op } from '../../op.ts';
import { constant } from '../../record.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { cat } from '../join.ts';
import { bmm } from '../matmul.ts';
import { expand, reshape } from '../movement.ts';

/** `size` places from -1 to 1, of the centres of elements unless `align_corners`. */
function fromMinusOne(size: number, align_corners: boolean): number[] {
  if (size === 1) return [0];
  const shrink = align_corners ? 1 : (size - 1) / size;
  return Array.from({ length: size }, (_, i) => ((2 * i) / (size - 1) - 1) * shrink);
}

/** theta (N, n, n + 1) and size (N, C, …): the places (N, …, n) that it maps a regular grid to. */
function affine(theta: Tensor, size: readonly number[], align_corners: boolean): Tensor {
  const sides = size.slice(2);
  const columns = sides.map((side, d) => {
    const line = constant([side], 'float64', Float64Array.from(fromMinusOne(side, align_corners)));
    const around = sides.map((_, i) => (i === d ? side : 1));
    return reshape(expand(reshape(line.to([theta.dtype]), around), sides), [-1, 1]);
  });
  const one = columns[0]!.mul(0).add(1);
  const base = cat([...columns.reverse(), one], 1); // (P, n + 1): x, y, …, 1
  const places = bmm(expand(base.unsqueeze(0), [size[0]!, ...base.shape]), theta.transpose(1, 2));
  return reshape(places, [size[0]!, ...sides, sides.length]);
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.affine_grid.html */
export const affine_grid = op(
  'affine_grid(Tensor theta, int[] size, bool? align_corners=None)',
  (theta: Tensor, size: readonly number[], align_corners: boolean | null = null): Tensor => {
    checkAs(
      'ValueError',
      isFloating(theta.dtype),
      () => `Expected theta to have floating point type, but got torch.${theta.dtype}`,
    );
    const shown = `(${size.join(', ')})`;
    const dims = size.length - 2;
    if (dims !== 2 && dims !== 3)
      throw new TorchError(
        'NotImplementedError',
        `affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size ${shown}.`,
      );
    checkAs(
      'ValueError',
      theta.ndim === 3 && theta.shape[1] === dims && theta.shape[2] === dims + 1,
      () =>
        `Expected a batch of ${dims}D affine matrices of shape Nx${dims}x${dims + 1} for size ${shown}. Got torch.Size(${show(theta.shape)}).`,
    );
    checkAs(
      'ValueError',
      size.every((side) => side > 0),
      () => `Expected non-zero, positive output size. Got ${shown}`,
    );
    return affine(theta, size, align_corners ?? false);
  },
);
export const affine_grid_generator = op(
  'affine_grid_generator(Tensor theta, int[] size, bool align_corners)',
  affine,
);
