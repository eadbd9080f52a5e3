/** Views that several operations share. */
import { slice } from './primitives/movement.ts';
import { recordView } from './record.ts';
import type { Tensor } from './tensor.ts';

/** A view of `start` to `stop` (exclusive, both within bounds) in dimension `dim`, every `step`. */
export function narrowTo(input: Tensor, dim: number, start: number, stop: number, step = 1): Tensor {
  const at = <T>(list: readonly T[], value: T): T[] => list.map((v, d) => (d === dim ? value : v));
  const attributes = {
    starts: at(
      input.shape.map(() => 0),
      start,
    ),
    stops: at(input.shape, stop),
    steps: at(
      input.shape.map(() => 1),
      step,
    ),
  };
  return recordView(input, slice, attributes, {
    shape: at(input.shape, Math.max(0, Math.ceil((stop - start) / step))),
    strides: at(input.strides, input.strides[dim]! * step),
    storage_offset: input.storage_offset + start * input.strides[dim]!,
  });
}
