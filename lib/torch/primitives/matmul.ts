/**
 * Products of matrices. Sums are kept in float64 and rounded once, so they are at least as exact as
 * PyTorch's.
 */
import { allocate, type Values } from '../dtype.ts';
import type { Attributes, Primitive } from '../node.ts';
import { broadcastShapes, contiguousStrides, expandedStrides, numel } from '../shape.ts';
import { forEachOffset } from './movement.ts';

/**
 * (…, n, k) × (…, k, m) → (…, n, m); leading dimensions broadcast. Both operands have at least two
 * dimensions.
 */
export const matmul: Primitive = {
  name: 'matmul',
  infer: ([a, b]) => ({
    shape: [
      ...broadcastShapes(a!.shape.slice(0, -2), b!.shape.slice(0, -2)),
      a!.shape.at(-2)!,
      b!.shape.at(-1)!,
    ],
    dtype: a!.dtype,
  }),
  kernel: ({ inputs, values, output }) => {
    const [a, b] = inputs;
    const [n, k] = a!.shape.slice(-2) as [number, number];
    const m = b!.shape.at(-1)!;
    const batch = output.shape.slice(0, -2);
    const result = allocate(output.dtype, numel(output.shape));
    const offsets = [a!, b!].map(({ shape }) => {
      const lead = shape.slice(0, -2);
      const size = shape.at(-2)! * shape.at(-1)!;
      const strides = contiguousStrides(lead).map((stride) => stride * size);
      const list: number[] = [];
      forEachOffset(batch, expandedStrides(lead, strides, batch), 0, (offset) => list.push(offset));
      return list;
    });
    for (let i = 0; i < offsets[0]!.length; i++)
      multiply(values[0]!, offsets[0]![i]!, values[1]!, offsets[1]![i]!, result, i * n * m, n, k, m);
    return result;
  },
  work: ({ inputs, output }) => numel(output.shape) * inputs[0]!.shape.at(-1)!,
};

function multiply(
  a: Values,
  aStart: number,
  b: Values,
  bStart: number,
  out: Values,
  outStart: number,
  n: number,
  k: number,
  m: number,
): void {
  const row = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    row.fill(0);
    for (let p = 0; p < k; p++) {
      const factor = a[aStart + i * k + p]!;
      const from = bStart + p * m;
      for (let j = 0; j < m; j++) row[j]! += factor * b[from + j]!;
    }
    for (let j = 0; j < m; j++) out[outStart + i * m + j] = row[j]!;
  }
}

/** x (…, in), weight (out, in), bias (out) or absent → (…, out): `x · weightᵀ + bias`. */
export const linear: Primitive = {
  name: 'linear',
  infer: ([x, weight]) => ({ shape: [...x!.shape.slice(0, -1), weight!.shape[0]!], dtype: x!.dtype }),
  kernel: ({ inputs, values, output }) => {
    const [out, depth] = inputs[1]!.shape as [number, number];
    const [x, weight, bias] = values;
    const result = allocate(output.dtype, numel(output.shape));
    for (let row = 0; row < result.length / Math.max(out, 1); row++)
      for (let o = 0; o < out; o++) {
        let sum = bias ? bias[o]! : 0;
        for (let p = 0; p < depth; p++) sum += x![row * depth + p]! * weight![o * depth + p]!;
        result[row * out + o] = sum;
      }
    return result;
  },
  work: ({ inputs, output }) => numel(output.shape) * inputs[1]!.shape[1]!,
};

export type Conv2dAttributes = Attributes & {
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly groups: number;
};

/** x (B, C, H, W), weight (out, C / groups, kh, kw), bias (out) or absent → (B, out, h, w). */
export const conv2d: Primitive<Conv2dAttributes> = {
  name: 'conv2d',
  infer: ([x, weight], attributes) => {
    const [batch, , ...size] = x!.shape;
    const [out, , ...kernel] = weight!.shape;
    const spatial = size.map((length, d) => convolvedSize(length, kernel[d]!, attributes, d));
    return { shape: [batch!, out!, ...spatial], dtype: x!.dtype };
  },
  kernel: ({ inputs, values, attributes, output }) => {
    const { stride, padding, dilation, groups } = attributes;
    const [batch, channels, height, width] = inputs[0]!.shape as [number, number, number, number];
    const [out, depth, kh, kw] = inputs[1]!.shape as [number, number, number, number];
    const [, , oh, ow] = output.shape as [number, number, number, number];
    const [x, weight, bias] = values;
    const result = allocate(output.dtype, numel(output.shape));
    const plane = new Float64Array(oh * ow);
    for (let b = 0; b < batch; b++)
      for (let o = 0; o < out; o++) {
        plane.fill(bias ? bias[o]! : 0);
        const firstChannel = Math.floor(o / (out / groups)) * depth;
        for (let c = 0; c < depth; c++)
          for (let i = 0; i < kh; i++)
            for (let j = 0; j < kw; j++) {
              const w = weight![((o * depth + c) * kh + i) * kw + j]!;
              const source = (b * channels + firstChannel + c) * height;
              for (let y = 0; y < oh; y++) {
                const row = y * stride[0] - padding[0] + i * dilation[0];
                if (row < 0 || row >= height) continue;
                for (let z = 0; z < ow; z++) {
                  const column = z * stride[1] - padding[1] + j * dilation[1];
                  if (column >= 0 && column < width)
                    plane[y * ow + z]! += w * x![(source + row) * width + column]!;
                }
              }
            }
        result.set(plane, (b * out + o) * oh * ow);
      }
    return result;
  },
  work: ({ inputs, output }) => numel(output.shape) * numel(inputs[1]!.shape.slice(1)),
};

/** Length of one spatial dimension after a convolution or pooling window has passed over it. */
export function convolvedSize(
  length: number,
  kernel: number,
  { stride, padding, dilation }: Pick<Conv2dAttributes, 'stride' | 'padding' | 'dilation'>,
  d: number,
): number {
  return Math.floor((length + 2 * padding[d]! - dilation[d]! * (kernel - 1) - 1) / stride[d]!) + 1;
}
