/** Repeating, rolling and turning: copies. After ATen's `TensorShape.cpp` and `TensorTransformations.cpp`. */
import { cast } from '../cast.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { flip as flipPrimitive } from '../primitives/movement.ts';
import { record } from '../record.ts';
import { listOf, wrapDim, wrapDims, show } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { narrowTo } from '../views.ts';
import { clone, denseStrides } from './copy.ts';
import { arange } from './create.ts';
import { index_select } from './gather.ts';
import { cat } from './join.ts';
import { expand, flatten, reshape, transpose } from './movement.ts';
import { constant } from '../record.ts';
import { allocate, notImplementedFor } from '../dtype.ts';

/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.repeat.html */
export const repeat = op(
  'repeat(Tensor input, int... repeats)',
  (input: Tensor, repeats: readonly number[]): Tensor => {
    check(
      repeats.length >= input.ndim,
      () => 'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
    );
    const lead = repeats.length - input.ndim;
    const sizes = repeats.map((_, d) => (d < lead ? 1 : input.shape[d - lead]!));
    const shape = sizes.map((size, d) => size * repeats[d]!);
    const negative = shape.find((size) => size < 0);
    check(
      negative === undefined,
      () => `Trying to create tensor with negative dimension ${negative}: ${show(shape)}`,
    );
    // (…, s, …) → (…, 1, s, …) → (…, r, s, …) → (…, r·s, …)
    const interleaved = reshape(
      input,
      sizes.flatMap((size) => [1, size]),
    );
    const spread = expand(
      interleaved,
      sizes.flatMap((size, d) => [repeats[d]!, size]),
    );
    return clone(reshape(spread, shape));
  },
);

export const tile = op('tile(Tensor input, int... dims)', (input: Tensor, dims: readonly number[]): Tensor =>
  repeat(input, [...new Array<number>(Math.max(0, input.ndim - dims.length)).fill(1), ...dims]),
);

function checkCounts(repeats: Tensor, dimsMessage: string): void {
  check(repeats.ndim <= 1, () => dimsMessage);
  notImplementedFor('repeat_interleave_cpu', repeats.dtype, !/^int(32|64)$/.test(repeats.dtype));
}

/** https://docs.pytorch.org/docs/stable/generated/torch.repeat_interleave.html */
export const repeat_interleave = op(
  'repeat_interleave(Tensor input, int|Tensor repeats, int? dim=None, *, int? output_size=None)',
  (input: Tensor, repeats: number | Tensor, dim: number | null = null): Tensor => {
    if (repeats instanceof Tensor) checkCounts(repeats, 'repeats must be 0-dim or 1-dim tensor');
    else check(repeats >= 0, () => 'Repeats must be non-negative');
    const from = dim === null ? flatten(input) : input;
    const d = wrapDim(dim ?? 0, from.ndim);
    const size = from.shape[d]!;
    const counts =
      typeof repeats === 'number' || repeats.numel() === 1
        ? new Array<number>(size).fill(typeof repeats === 'number' ? repeats : repeats.peek()[0]!)
        : Array.from(repeats.peek());
    check(
      counts.length === size,
      () =>
        'repeats must have the same size as input along dim, but got ' +
        `repeats.size(0) = ${counts.length} and input.size(${d}) = ${size}`,
    );
    check(
      counts.every((count) => count >= 0),
      () => 'repeats can not be negative',
    );
    const places = counts.flatMap((count, i) => new Array<number>(count).fill(i));
    const index = allocate('int64', places.length);
    index.set(places);
    return index_select(from, d, constant([places.length], 'int64', index));
  },
);

/** As a function it also takes the counts alone: each place as often as its count says. */
export const repeat_interleave_function = op(
  'repeat_interleave(Tensor input/repeats, int|Tensor? repeats=None, int? dim=None, *, int? output_size=None)',
  (input: Tensor, repeats: number | Tensor | null = null, dim: number | null = null): Tensor => {
    if (repeats !== null) return repeat_interleave(input, repeats, dim);
    checkCounts(input, 'repeat_interleave only accept 1D vector as repeat');
    return cast(repeat_interleave(arange(input.numel()), input), input.dtype);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.roll.html */
export const roll = op(
  'roll(Tensor input, int[] shifts, int[] dims=[])',
  (input: Tensor, shifts: number | readonly number[], dims: number | readonly number[] = []): Tensor => {
    const [by, at] = [listOf(shifts), listOf(dims)];
    check(by.length > 0, () => '`shifts` required');
    if (at.length === 0 && by.length === 1) return reshape(roll(flatten(input), by, [0]), input.shape);
    check(
      by.length === at.length,
      () => `shifts and dimensions must align. shifts: ${by.length}, dims:${at.length}`,
    );
    return at.reduce((rolled, dim, i) => {
      const d = wrapDim(dim, input.ndim);
      const size = input.shape[d]!;
      if (size === 0) return rolled;
      const start = (((size - by[i]!) % size) + size) % size;
      return start === 0
        ? clone(rolled)
        : cat([narrowTo(rolled, d, start, size), narrowTo(rolled, d, 0, start)], d);
    }, input);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.flip.html */
export const flip = op('flip(Tensor input, int... dims)', (input: Tensor, dims: readonly number[]): Tensor =>
  record(
    flipPrimitive,
    [input],
    { dims: dims.length === 0 ? [] : wrapDims(dims, input.ndim) },
    denseStrides(input),
  ),
);
export const fliplr = op('fliplr(Tensor input)', (input: Tensor): Tensor => {
  check(input.ndim >= 2, () => 'Input must be >= 2-d.');
  return flip(input, [1]);
});
export const flipud = op('flipud(Tensor input)', (input: Tensor): Tensor => {
  check(input.ndim >= 1, () => 'Input must be >= 1-d.');
  return flip(input, [0]);
});
export const rot90 = op(
  'rot90(Tensor input, int k=1, int[] dims=[0, 1])',
  (input: Tensor, k = 1, dims: readonly number[] = [0, 1]): Tensor => {
    check(dims.length === 2, () => `expected total rotation dims == 2, but got dims = ${dims.length}`);
    check(input.ndim >= 2, () => `expected total dims >= 2, but got total dims = ${input.ndim}`);
    check(
      dims[0] !== dims[1] && Math.abs(dims[0]! - dims[1]!) !== input.ndim,
      () => `expected rotation dims to be different, but got dim0 = ${dims[0]} and dim1 = ${dims[1]}`,
    );
    const [a, b] = dims.map((d) => wrapDim(d, input.ndim)) as [number, number];
    const turns = ((k % 4) + 4) % 4;
    if (turns === 1) return clone(transpose(flip(input, [b]), a, b));
    if (turns === 2) return flip(input, dims);
    return turns === 3 ? clone(transpose(flip(input, [a]), a, b)) : clone(input);
  },
);
