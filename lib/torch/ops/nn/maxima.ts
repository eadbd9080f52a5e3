/** Elements by their places in the plane, as pooling with `return_indices` and unpooling have them. */
import { gather } from '../../primitives/indexing.ts';
import { record } from '../../record.ts';
import type { Tensor } from '../../tensor.ts';
import { reshape } from '../movement.ts';

/** Values, and where they stood: row-major within the last dimensions that were pooled. */
export type Maxima = readonly [values: Tensor, indices: Tensor];

/** A window's sizes: one for all dimensions, or one each. */
export type Sizes = number | readonly number[];

/** What `max_pool2d` and `max_pool3d` take. */
export type MaxPoolArguments = [
  input: Tensor,
  kernel_size: Sizes,
  stride?: Sizes | null,
  padding?: Sizes,
  dilation?: Sizes,
  ceil_mode?: boolean,
  return_indices?: boolean,
];
export const MAX_POOL =
  'Tensor input, int[] kernel_size, int[]? stride=None, int[] padding=0, int[] dilation=1, bool ceil_mode=False, bool return_indices=False';

/** (…, s₁, …, sₙ) → (…, s₁ · … · sₙ) */
export const planesOf = (x: Tensor, dims: number): Tensor => {
  const outer = x.shape.slice(0, x.ndim - dims);
  return reshape(x, [...outer, x.shape.slice(x.ndim - dims).reduce((n, size) => n * size, 1)]);
};

/** The elements that stand at `places` of their planes: each gives its gradient to the one it came from. */
export function takePlaces(x: Tensor, places: Tensor, dims: number): Tensor {
  const taken = record(gather, [planesOf(x, dims), planesOf(places, dims)], { dim: x.ndim - dims });
  return reshape(taken, places.shape);
}

/**
 * As PyTorch's `boolean_dispatch`: the pair where Python asks for indices, else the values. TypeScript asks
 * the function that ends in `_with_indices` for the pair.
 */
export const dispatched = (return_indices: boolean, values: () => Tensor, both: () => Maxima): Tensor =>
  return_indices ? (both() as unknown as Tensor) : values();
