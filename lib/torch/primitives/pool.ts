/** Pooling windows over (B, C, H, W). */
import { allocate } from '../dtype.ts';
import type { Attributes, KernelCall, Meta, Primitive } from '../node.ts';
import { numel } from '../shape.ts';

export type PoolAttributes = Attributes & {
  readonly kernel_size: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly ceil_mode: boolean;
};

/**
 * After `pooling_output_shape` in ATen's Pool.h: with ceil_mode the last window must start inside the padded
 * input.
 */
export function pooledSize(
  length: number,
  a: { readonly ceil_mode: boolean } & Readonly<
    Record<'kernel_size' | 'stride' | 'padding' | 'dilation', readonly number[]>
  >,
  d: number,
): number {
  const reach = length + 2 * a.padding[d]! - a.dilation[d]! * (a.kernel_size[d]! - 1) - 1;
  const steps = a.ceil_mode ? Math.ceil(reach / a.stride[d]!) : Math.floor(reach / a.stride[d]!);
  return a.ceil_mode && steps * a.stride[d]! >= length + a.padding[d]! ? steps : steps + 1;
}

const infer = ([x]: readonly Meta[], a: PoolAttributes): Meta => ({
  shape: [...x!.shape.slice(0, -2), ...[0, 1].map((d) => pooledSize(x!.shape.at(d - 2)!, a, d))],
  dtype: x!.dtype,
});

/** For each output element, folds the window's elements that lie inside the input. */
function pool<A extends PoolAttributes>(
  { inputs, values, attributes, output }: KernelCall<A>,
  start: number,
  fold: (accumulated: number, value: number) => number,
  finish: (accumulated: number, y: number, x: number) => number,
): ReturnType<Primitive['kernel']> {
  const { kernel_size, stride, padding, dilation } = attributes;
  const [height, width] = inputs[0]!.shape.slice(-2) as [number, number];
  const [oh, ow] = output.shape.slice(-2) as [number, number];
  const result = allocate(output.dtype, numel(output.shape));
  for (let plane = 0; plane < numel(output.shape.slice(0, -2)); plane++)
    for (let y = 0; y < oh; y++)
      for (let x = 0; x < ow; x++) {
        let accumulated = start;
        for (let i = 0; i < kernel_size[0]; i++) {
          const row = y * stride[0] - padding[0] + i * dilation[0];
          if (row < 0 || row >= height) continue;
          for (let j = 0; j < kernel_size[1]; j++) {
            const column = x * stride[1] - padding[1] + j * dilation[1];
            if (column >= 0 && column < width)
              accumulated = fold(accumulated, values[0]![(plane * height + row) * width + column]!);
          }
        }
        result[(plane * oh + y) * ow + x] = finish(accumulated, y, x);
      }
  return result;
}

const work: NonNullable<Primitive<PoolAttributes>['work']> = ({ attributes, output }) =>
  numel(output.shape) * attributes.kernel_size[0] * attributes.kernel_size[1];

export const max_pool2d: Primitive<PoolAttributes> = {
  name: 'max_pool2d',
  infer,
  kernel: (call) =>
    pool(
      call,
      -Infinity,
      (a, v) => (v > a || Number.isNaN(v) ? v : a),
      (a) => a,
    ),
  work,
};

/** `count_include_pad` counts the padding's zeros too. */
export type AveragePoolAttributes = PoolAttributes & { readonly count_include_pad: boolean };

/** How many elements of dimension `d` the window `at` counts. */
export const averaged =
  (size: readonly number[], { kernel_size, stride, padding, count_include_pad }: AveragePoolAttributes) =>
  (d: 0 | 1, at: number): number => {
    const begin = at * stride[d] - padding[d];
    const end = Math.min(begin + kernel_size[d], size[d]! + padding[d]);
    return count_include_pad ? end - begin : Math.min(end, size[d]!) - Math.max(begin, 0);
  };

/** The mean over each window. */
export const avg_pool2d: Primitive<AveragePoolAttributes> = {
  name: 'avg_pool2d',
  infer,
  kernel: (call) => {
    const covered = averaged(call.inputs[0]!.shape.slice(-2), call.attributes);
    return pool(
      call,
      0,
      (a, v) => a + v,
      (a, y, x) => a / (covered(0, y) * covered(1, x)),
    );
  },
  work,
};

/** Where in its plane each window's first maximum stands. */
export const max_pool2d_places: Primitive<PoolAttributes> = {
  name: 'max_pool2d_places',
  infer: (inputs, a) => ({ ...infer(inputs, a), dtype: 'int64' }),
  kernel: ({ inputs, values, attributes, output }) => {
    const { kernel_size, stride, padding, dilation } = attributes;
    const [height, width] = inputs[0]!.shape.slice(-2) as [number, number];
    const [oh, ow] = output.shape.slice(-2) as [number, number];
    const result = allocate('int64', numel(output.shape));
    for (let plane = 0; plane < numel(output.shape.slice(0, -2)); plane++)
      for (let y = 0; y < oh; y++)
        for (let x = 0; x < ow; x++) {
          let [best, place] = [-Infinity, -1];
          for (let i = 0; i < kernel_size[0]; i++) {
            const row = y * stride[0] - padding[0] + i * dilation[0];
            if (row < 0 || row >= height) continue;
            for (let j = 0; j < kernel_size[1]; j++) {
              const column = x * stride[1] - padding[1] + j * dilation[1];
              if (column < 0 || column >= width) continue;
              const v = values[0]![(plane * height + row) * width + column]!;
              if (place < 0 || v > best || Number.isNaN(v)) [best, place] = [v, row * width + column];
            }
          }
          result[(plane * oh + y) * ow + x] = place;
        }
    return result;
  },
  work,
};
