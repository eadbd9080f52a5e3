/**
 * The two gradients of a convolution, which are convolutions again. Sums are kept in float64 and rounded
 * once.
 */
import { allocate } from '../dtype.ts';
import type { Primitive } from '../node.ts';
import { numel } from '../shape.ts';
import type { Conv2dAttributes } from './matmul.ts';

export type ConvolutionBackAttributes = Conv2dAttributes & {
  /** Of the result. */
  readonly size: readonly number[];
};

/** grad (B, out, h, w), weight (out, C / groups, kh, kw) → (B, C, H, W): the gradient of conv2d's input. */
export const conv2d_input: Primitive<ConvolutionBackAttributes> = {
  name: 'conv2d_input',
  infer: ([g], { size }) => ({ shape: size, dtype: g!.dtype }),
  kernel: ({ inputs, values: [g, weight], attributes: { stride, padding, dilation, groups, size } }) => {
    const [batch, out, oh, ow] = inputs[0]!.shape as [number, number, number, number];
    const [, depth, kh, kw] = inputs[1]!.shape as [number, number, number, number];
    const [, channels, height, width] = size as [number, number, number, number];
    const sums = new Float64Array(numel(size));
    for (let b = 0; b < batch; b++)
      for (let o = 0; o < out; o++) {
        const first = Math.floor(o / (out / groups)) * depth;
        for (let c = 0; c < depth; c++)
          for (let i = 0; i < kh; i++)
            for (let j = 0; j < kw; j++) {
              const w = weight![((o * depth + c) * kh + i) * kw + j]!;
              for (let y = 0; y < oh; y++) {
                const row = y * stride[0] - padding[0] + i * dilation[0];
                if (row < 0 || row >= height) continue;
                for (let z = 0; z < ow; z++) {
                  const column = z * stride[1] - padding[1] + j * dilation[1];
                  if (column >= 0 && column < width)
                    sums[((b * channels + first + c) * height + row) * width + column]! +=
                      w * g![((b * out + o) * oh + y) * ow + z]!;
                }
              }
            }
      }
    const result = allocate(inputs[0]!.dtype, sums.length);
    result.set(sums);
    return result;
  },
  work: ({ inputs }) => numel(inputs[0]!.shape) * numel(inputs[1]!.shape.slice(1)),
};

/** grad (B, out, h, w), x (B, C, H, W) → (out, C / groups, kh, kw): the gradient of conv2d's weight. */
export const conv2d_weight: Primitive<ConvolutionBackAttributes> = {
  name: 'conv2d_weight',
  infer: ([g], { size }) => ({ shape: size, dtype: g!.dtype }),
  kernel: ({ inputs, values: [g, x], attributes: { stride, padding, dilation, groups, size } }) => {
    const [batch, out, oh, ow] = inputs[0]!.shape as [number, number, number, number];
    const [, channels, height, width] = inputs[1]!.shape as [number, number, number, number];
    const [, depth, kh, kw] = size as [number, number, number, number];
    const result = allocate(inputs[0]!.dtype, numel(size));
    for (let o = 0; o < out; o++) {
      const first = Math.floor(o / (out / groups)) * depth;
      for (let c = 0; c < depth; c++)
        for (let i = 0; i < kh; i++)
          for (let j = 0; j < kw; j++) {
            let sum = 0;
            for (let b = 0; b < batch; b++)
              for (let y = 0; y < oh; y++) {
                const row = y * stride[0] - padding[0] + i * dilation[0];
                if (row < 0 || row >= height) continue;
                const at = ((b * channels + first + c) * height + row) * width;
                for (let z = 0; z < ow; z++) {
                  const column = z * stride[1] - padding[1] + j * dilation[1];
                  if (column >= 0 && column < width)
                    sum += x![at + column]! * g![((b * out + o) * oh + y) * ow + z]!;
                }
              }
            result[((o * depth + c) * kh + i) * kw + j] = sum;
          }
    }
    return result;
  },
  work: ({ inputs, output }) => numel(inputs[0]!.shape) * numel(output.shape.slice(1)),
};
