/**
 * Pictures and volumes read at places between their elements; after ATen's `GridSampler.h`. In recorded
 * operations, so that the gradients of both the picture and the places follow, again and again.
 */
import { zeros } from '../../autograd/filled.ts';
import { dtypes } from '../../dtype.ts';
import { check, checkAs } from '../../errors.ts';
import { op } from '../../op.ts';
import { gather } from '../../primitives/indexing.ts';
import { record, withZeroSlope } from '../../record.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { expand, reshape, select } from '../movement.ts';
import { where } from '../where.ts';
import { planesOf } from './maxima.ts';

const MODES = ['bilinear', 'nearest', 'bicubic'] as const;
const PADDINGS = ['zeros', 'border', 'reflection'] as const;
type Mode = (typeof MODES)[number];
type Padding = (typeof PADDINGS)[number];

/** Inside the picture; what lies on the edge or beyond has no slope. */
const clipped = (place: Tensor, size: number): Tensor =>
  where(place.le(0), 0, where(place.ge(size - 1), size - 1, place));

/** Mirrored at both edges: at the outer elements' centres with `align_corners`, else at their outer sides. */
function reflected(place: Tensor, size: number, align_corners: boolean): Tensor {
  const [low, span] = align_corners ? [0, size - 1] : [-0.5, size];
  if (span === 0) return place.mul(0);
  const from = place.sub(low);
  const distance = where(from.lt(0), from.neg(), from);
  const beyond = distance.fmod(span);
  const isEven = distance.detach().div(span).floor().remainder(2).eq(0);
  return where(isEven, beyond.add(low), beyond.neg().add(span + low));
}

function padded(place: Tensor, size: number, padding: Padding, align_corners: boolean): Tensor {
  if (padding === 'zeros') return place;
  return clipped(padding === 'border' ? place : reflected(place, size, align_corners), size);
}

/** Places from -1 to 1 → places in elements. */
const inElements = (place: Tensor, size: number, align_corners: boolean): Tensor =>
  align_corners
    ? place
        .add(1)
        .div(2)
        .mul(size - 1)
    : place.add(1).mul(size).sub(1).div(2);

/** planes (N, C, s₁ · … · sₙ) at whole `places`, n of (N, P): their elements (N, C, P), and 0 outside. */
function elementsAt(planes: Tensor, places: readonly Tensor[], sizes: readonly number[]): Tensor {
  const inside = places
    .map((place, d) => place.ge(0).logical_and(place.lt(sizes[d]!)))
    .reduce((all, one) => all.logical_and(one));
  const flat = places.reduce((index, place, d) => index.mul(sizes[d]!).add(place));
  const index = where(inside, flat, 0).to(['int64']).unsqueeze(1);
  const [batch, channels] = planes.shape as [number, number];
  const elements = record(gather, [planes, expand(index, [batch, channels, index.shape[2]!])], { dim: 2 });
  return where(inside.unsqueeze(1), elements, 0);
}

interface Tap {
  /** How far from the place rounded down. */
  readonly offset: number;
  /** The share of the element there, (N, P). */
  readonly weight: Tensor;
}

/** The 2 or 4 elements along one dimension that `place` lies between. */
function tapsOf(mode: Mode, place: Tensor, floor: Tensor): Tap[] {
  const t = place.sub(floor);
  const rest = t.neg().add(1);
  if (mode === 'bilinear')
    return [
      { offset: 0, weight: rest },
      { offset: 1, weight: t },
    ];
  // Keys' cubic with A = -0.75, nearer than 1 and farther.
  const near = (x: Tensor): Tensor => x.mul(1.25).sub(2.25).mul(x).mul(x).add(1);
  const far = (x: Tensor): Tensor => x.mul(-0.75).add(3.75).mul(x).sub(6).mul(x).add(3);
  return [far(t.add(1)), near(t), near(rest), far(rest.add(1))].map((weight, i) => ({
    offset: i - 1,
    weight,
  }));
}

/** All choices of one from each list. */
const combinations = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((found, list) => found.flatMap((some) => list.map((one) => [...some, one])), [[]]);

function sampled(input: Tensor, grid: Tensor, mode: Mode, padding: Padding, align_corners: boolean): Tensor {
  const sizes = input.shape.slice(2);
  const [batch, dims] = [input.shape[0]!, sizes.length];
  const planes = planesOf(input, dims); // (N, C, s₁ · … · sₙ)
  // The grid's last dimension counts from the picture's last: x, y, z.
  const places = sizes.map((size, d) =>
    inElements(reshape(select(grid, -1, dims - 1 - d), [batch, -1]), size, align_corners),
  );
  const within = (place: Tensor, d: number): Tensor => padded(place, sizes[d]!, padding, align_corners);
  const shape = [...input.shape.slice(0, 2), ...grid.shape.slice(1, -1)];
  if (mode === 'nearest') {
    const whole = places.map((place, d) => within(place, d).detach().round());
    const nearest = reshape(elementsAt(planes, whole, sizes), shape);
    // The places are on the tape too, with a slope of zero.
    return nearest.add(withZeroSlope(zeros({ shape: [], dtype: input.dtype }), grid));
  }
  const between = mode === 'bicubic' ? places : places.map(within);
  const floors = between.map((place) => place.detach().floor());
  const taps = between.map((place, d) => tapsOf(mode, place, floors[d]!));
  const parts = combinations(taps).map((chosen) => {
    const at = chosen.map(({ offset }, d) => {
      const place = floors[d]!.add(offset);
      return mode === 'bicubic' ? within(place, d) : place;
    });
    const weight = chosen.map((tap) => tap.weight).reduce((product, one) => product.mul(one));
    return elementsAt(planes, at, sizes).mul(weight.unsqueeze(1));
  });
  return reshape(
    parts.reduce((sum, part) => sum.add(part)),
    shape,
  );
}

function checkArguments(input: Tensor, grid: Tensor, mode: Mode, dims: number | null): void {
  const sizes = `input with sizes ${show(input.shape)} and grid with sizes ${show(grid.shape)}`;
  check(
    input.shape[0] === grid.shape[0],
    () => `grid_sampler(): expected grid and input to have same batch size, but got ${sizes}`,
  );
  check(
    grid.shape.at(-1) === input.ndim - 2,
    () =>
      `grid_sampler(): expected grid to have size ${input.ndim - 2} in last dimension, but got grid with sizes ${show(grid.shape)}`,
  );
  const empty = input.shape.findIndex((size, d) => d >= 2 && size === 0);
  check(
    empty < 0,
    () =>
      `grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes ${show(input.shape)} with dimension ${empty} being empty`,
  );
  const rank = dims === null ? (input.ndim === 5 ? 5 : 4) : dims + 2;
  check(
    input.ndim === rank && grid.ndim === rank,
    () => `grid_sampler(): expected ${rank}D input and grid with same number of dimensions, but got ${sizes}`,
  );
  check(
    mode !== 'bicubic' || rank === 4,
    () => 'grid_sampler(): bicubic interpolation only supports 4D input',
  );
  const name = (x: Tensor): string => dtypes[x.dtype].scalarTypeName;
  check(input.dtype === grid.dtype, () => `expected scalar type ${name(input)} but found ${name(grid)}`);
}

/**
 * input (N, C, H, W) or (N, C, D, H, W), grid (N, …, 2) or (N, …, 3) of places from -1 to 1: (N, C, …).
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.grid_sample.html
 */
export const grid_sample = op(
  "grid_sample(Tensor input, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None)",
  (
    input: Tensor,
    grid: Tensor,
    mode = 'bilinear',
    padding_mode = 'zeros',
    align_corners: boolean | null = null,
  ): Tensor => {
    const who = 'nn.functional.grid_sample(): expected';
    checkAs(
      'ValueError',
      (MODES as readonly string[]).includes(mode),
      () => `${who} mode to be 'bilinear', 'nearest' or 'bicubic', but got: '${mode}'`,
    );
    checkAs(
      'ValueError',
      (PADDINGS as readonly string[]).includes(padding_mode),
      () => `${who} padding_mode to be 'zeros', 'border', or 'reflection', but got: '${padding_mode}'`,
    );
    checkArguments(input, grid, mode as Mode, null);
    return sampled(input, grid, mode as Mode, padding_mode as Padding, align_corners ?? false);
  },
);

/** The same with numbers for the modes, as ATen has it. */
const sampler = (name: string, dims: number | null) =>
  op(
    `${name}(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners)`,
    (
      input: Tensor,
      grid: Tensor,
      interpolation_mode: number,
      padding_mode: number,
      align_corners: boolean,
    ): Tensor => {
      const mode = MODES[interpolation_mode] ?? 'bilinear';
      checkArguments(input, grid, mode, dims);
      return sampled(input, grid, mode, PADDINGS[padding_mode] ?? 'zeros', align_corners);
    },
  );
export const grid_sampler = sampler('grid_sampler', null);
export const grid_sampler_2d = sampler('grid_sampler_2d', 2);
export const grid_sampler_3d = sampler('grid_sampler_3d', 3);
