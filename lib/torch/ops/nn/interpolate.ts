/**
 * Resizing; after ATen's `UpSample.h` and `UpSampleKernel.cpp`. Each way of resizing is linear in the
 * picture, so it is done as a product with one matrix for each dimension, whose rows are the weights that
 * ATen's kernels compute.
 */
import { allocate, isFloating, notImplementedFor } from '../../dtype.ts';
import { check, checkAs, TorchError } from '../../errors.ts';
import { op } from '../../op.ts';
import { constant } from '../../record.ts';
import { listOf, numel, show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { widened } from '../../widened.ts';
import { matmul } from '../matmul.ts';
import { movedim } from '../dims.ts';
import { contiguous } from '../copy.ts';
import { index_select } from '../gather.ts';
import { bytesAlong } from './interpolate_bytes.ts';
import { adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d } from './adaptive_pooling.ts';

interface Axis {
  readonly input: number;
  readonly output: number;
  /** Input steps per output step, as ATen computes it for this mode. */
  readonly scale: number;
  readonly align_corners: boolean;
}

type Row = (to: number) => { readonly first: number; readonly weights: readonly number[] };

/** Where output place `to` lies in the input. */
const sourceOf = (to: number, { scale, align_corners }: Axis): number =>
  align_corners ? scale * to : scale * (to + 0.5) - 0.5;

const linearRow =
  (axis: Axis): Row =>
  (to) => {
    const place = Math.max(0, sourceOf(to, axis));
    const first = Math.min(Math.floor(place), axis.input - 1);
    const share = Math.min(place - first, 1);
    return { first, weights: [1 - share, share] };
  };

/** Keys' cubic with a = -0.75, or -0.5 with antialias, as PIL. */
function cubic(x: number, a: number): number {
  const t = Math.abs(x);
  if (t < 1) return ((a + 2) * t - (a + 3)) * t * t + 1;
  if (t < 2) return (((t - 5) * t + 8) * t - 4) * a;
  return 0;
}

const cubicRow =
  (axis: Axis): Row =>
  (to) => {
    const place = sourceOf(to, axis);
    const at = Math.floor(place);
    const t = place - at;
    return { first: at - 1, weights: [t + 1, t, 1 - t, 2 - t].map((x) => cubic(x, -0.75)) };
  };

/** A window as wide as the scale, as in Pillow: `_compute_indices_min_size_weights_aa`. */
const antialiasRow =
  (axis: Axis, filter: (x: number) => number, reach: number): Row =>
  (to) => {
    const support = axis.scale >= 1 ? reach * axis.scale : reach;
    const centre = axis.scale * (to + 0.5);
    const shrink = axis.scale >= 1 ? 1 / axis.scale : 1;
    const first = Math.max(Math.trunc(centre - support + 0.5), 0);
    const end = Math.min(Math.trunc(centre + support + 0.5), axis.input);
    const weights = Array.from({ length: end - first }, (_, j) =>
      filter((j + first - centre + 0.5) * shrink),
    );
    const total = weights.reduce((sum, w) => sum + w, 0);
    return { first, weights: weights.map((w) => w / total) };
  };

/** (output, input) in row-major order. */
function weightsOf(axis: Axis, row: Row): Float64Array {
  const matrix = new Float64Array(axis.output * axis.input);
  for (let to = 0; to < axis.output; to++) {
    const { first, weights } = row(to);
    weights.forEach((weight, i) => {
      matrix[to * axis.input + Math.max(0, Math.min(first + i, axis.input - 1))]! += weight;
    });
  }
  return matrix;
}

function rowOf(mode: string, antialias: boolean, axis: Axis): Row {
  const isCubic = mode === 'bicubic';
  if (antialias)
    return isCubic
      ? antialiasRow(axis, (x) => cubic(x, -0.5), 2)
      : antialiasRow(axis, (x) => Math.max(0, 1 - Math.abs(x)), 1);
  return isCubic ? cubicRow(axis) : linearRow(axis);
}

const modeOf: Readonly<Record<number, readonly string[]>> = {
  3: ['nearest', 'linear', 'nearest-exact', 'area'],
  4: ['nearest', 'bilinear', 'bicubic', 'nearest-exact', 'area'],
  5: ['nearest', 'trilinear', 'nearest-exact', 'area'],
};

/** Which of ATen's kernels would refuse the type of few channels. */
function kernelOf({ ndim }: Tensor, mode: string, antialias: boolean): string {
  if (antialias) return 'compute_index_ranges_weights';
  if (mode === 'bicubic') return 'compute_indices_weights_cubic';
  if (ndim !== 4) return `compute_indices_weights_${mode.endsWith('linear') ? 'linear' : 'nearest'}`;
  return `upsample_${mode === 'bilinear' ? 'bilinear' : 'nearest'}2d_channels_last`;
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.interpolate.html */
export const interpolate = op(
  "interpolate(Tensor input, int|int[]? size=None, float|float[]? scale_factor=None, str mode='nearest', bool? align_corners=None, bool? recompute_scale_factor=None, bool antialias=False)",
  (
    input: Tensor,
    size: number | readonly number[] | null = null,
    scale_factor: number | readonly number[] | null = null,
    mode = 'nearest',
    align_corners: boolean | null = null,
    recompute_scale_factor: boolean | null = null,
    antialias = false,
  ): Tensor => {
    const nearest = mode === 'nearest' || mode === 'nearest-exact' || mode === 'area';
    checkAs(
      'ValueError',
      !(nearest && align_corners !== null),
      () =>
        'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear',
    );
    const dims = input.ndim - 2;
    const sizes = outputSizes(input, dims, size, scale_factor);
    checkMode(input, mode, antialias);
    if (mode !== 'area')
      notImplementedFor(
        kernelOf(input, mode, antialias),
        input.dtype,
        !isFloating(input.dtype) && !(input.dtype === 'uint8' && mode !== 'linear'),
      );
    if (mode === 'area')
      return [adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d][dims - 1]!(input, sizes);
    const factors = scale_factor === null ? null : listOf(scale_factor);
    const known = factors !== null && recompute_scale_factor !== true ? factors : null;
    const along = (x: Tensor, output: number, d: number): Tensor => {
      const i = d - 2;
      const given = known?.[known.length === 1 ? 0 : i];
      const corners = align_corners ?? false;
      const axis = axisOf(input.shape[d]!, output, given, corners);
      if (axis.input === output && axis.scale === 1) return x;
      return nearest ? nearestAlong(x, d, axis, mode) : linearAlong(x, d, axis, rowOf(mode, antialias, axis));
    };
    // As ATen, from the last dimension to the first: bytes are rounded after each.
    return widened(input, (wide) =>
      sizes.reduceRight<Tensor>((x, output, i) => along(x, output, i + 2), wide),
    );
  },
);

function axisOf(input: number, output: number, factor: number | undefined, align_corners: boolean): Axis {
  if (align_corners)
    return { input, output, scale: output > 1 ? (input - 1) / (output - 1) : 0, align_corners };
  return {
    input,
    output,
    scale: factor !== undefined && factor > 0 ? 1 / factor : input / output,
    align_corners,
  };
}

function nearestAlong(x: Tensor, d: number, { input, output, scale }: Axis, mode: string): Tensor {
  const index = allocate('int64', output);
  const step = Math.fround(scale);
  for (let to = 0; to < output; to++)
    index[to] = Math.min(
      Math.floor(mode === 'nearest' ? Math.fround(to * step) : (to + 0.5) * step),
      input - 1,
    );
  return index_select(x, d, constant([output], 'int64', index));
}

/** Along the last dimension a product with the transposed matrix, along another with the matrix. */
function linearAlong(x: Tensor, d: number, axis: Axis, row: Row): Tensor {
  const weights = weightsOf(axis, row);
  if (x.dtype === 'uint8') return bytesAlong(x, d, axis.output, weights);
  const matrix = constant(
    [axis.output, axis.input],
    x.dtype,
    x.dtype === 'float64' ? weights : Float32Array.from(weights),
  );
  if (d === x.ndim - 1) return matmul(x, matrix.transpose(0, 1));
  if (d === x.ndim - 2) return matmul(matrix, x);
  return contiguous(movedim(matmul(movedim(x, d, -1), matrix.transpose(0, 1)), -1, d));
}

function outputSizes(
  input: Tensor,
  dims: number,
  size: number | readonly number[] | null,
  scale_factor: number | readonly number[] | null,
): number[] {
  checkAs(
    'ValueError',
    size === null || scale_factor === null,
    () => 'only one of size or scale_factor should be defined',
  );
  checkAs(
    'ValueError',
    size !== null || scale_factor !== null,
    () => 'either size or scale_factor should be defined',
  );
  const list = listOf((size ?? scale_factor)!);
  const all =
    list.length === 1 && !Array.isArray(size ?? scale_factor) ? new Array<number>(dims).fill(list[0]!) : list;
  checkAs('ValueError', all.length === dims, () =>
    size !== null
      ? `Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ${show(input.shape.slice(2))} and output size of (${all.join(', ')}). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.`
      : `Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of ${show(input.shape.slice(2))} and scale_factor of shape (${all.join(', ')}). Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.`,
  );
  const sizes = size !== null ? all : all.map((factor, i) => Math.floor(input.shape[i + 2]! * factor));
  check(
    sizes.every((s) => s > 0) && numel(input.shape.slice(1)) > 0,
    () =>
      `Input and output sizes should be greater than 0, but got input (H: ${input.shape[2]}, W: ${input.shape[3]}) output (H: ${sizes[0]}, W: ${sizes[1]})`,
  );
  return sizes;
}

function checkMode(input: Tensor, mode: string, antialias: boolean): void {
  checkAs(
    'ValueError',
    !antialias || ((mode === 'bilinear' || mode === 'bicubic') && input.ndim === 4),
    () =>
      'Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input',
  );
  if (modeOf[input.ndim]?.includes(mode)) return;
  const owner = { linear: 3, bilinear: 4, bicubic: 4, trilinear: 5 }[mode];
  if (owner !== undefined && owner !== input.ndim && input.ndim >= 3 && input.ndim <= 5 && mode !== 'bicubic')
    throw new TorchError(
      'NotImplementedError',
      `Got ${input.ndim}D input, but ${mode} mode needs ${owner}D input`,
    );
  throw new TorchError(
    'NotImplementedError',
    `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${input.ndim}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got ${mode})`,
  );
}

export const upsample = op(
  "upsample(Tensor input, int|int[]? size=None, float|float[]? scale_factor=None, str mode='nearest', bool? align_corners=None)",
  (
    input: Tensor,
    size: number | readonly number[] | null = null,
    scale_factor: number | readonly number[] | null = null,
    mode = 'nearest',
    align_corners: boolean | null = null,
  ): Tensor => interpolate(input, size, scale_factor, mode, align_corners),
);

const RESIZED = 'Tensor input, int|int[]? size=None, float|float[]? scale_factor=None';
type Resized = [
  input: Tensor,
  size?: number | readonly number[] | null,
  scale_factor?: number | readonly number[] | null,
];
/** The old names of two of them. */
export const upsample_nearest = op(
  `upsample_nearest(${RESIZED})`,
  (...[input, size = null, scale_factor = null]: Resized): Tensor =>
    interpolate(input, size, scale_factor, 'nearest'),
);
export const upsample_bilinear = op(
  `upsample_bilinear(${RESIZED})`,
  (...[input, size = null, scale_factor = null]: Resized): Tensor =>
    interpolate(input, size, scale_factor, 'bilinear', true),
);
