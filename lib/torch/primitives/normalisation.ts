/** Softmax and the normalising layers' arithmetic. */
import { allocate, type Values } from '../dtype.ts';
import type { Primitive } from '../node.ts';
import { numel, type Shape } from '../shape.ts';
import { logSoftmaxLine, softmaxLine, type Place } from './softmax_line.ts';

/** Calls `visit(start, step)` for each line of elements along `dim`. */
export function forEachLine(shape: Shape, dim: number, visit: (start: number, step: number) => void): void {
  const inner = numel(shape.slice(dim + 1));
  const outer = numel(shape.slice(0, dim));
  const length = shape[dim] ?? 1;
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) visit(o * length * inner + i, inner);
}

function alongLine(
  name: string,
  line: (x: Values, place: Place, out: Values) => void,
): Primitive<{ readonly dim: number }> {
  return {
    name,
    infer: ([x]) => x!,
    kernel: ({ values, attributes: { dim }, output }) => {
      const result = allocate(output.dtype, values[0]!.length);
      const length = output.shape[dim] ?? 1;
      const last = dim >= output.shape.length - 1;
      forEachLine(output.shape, dim, (start, step) => {
        line(values[0]!, { start, step, length, last }, result);
      });
      return result;
    },
    work: ({ output }) => 4 * numel(output.shape),
  };
}

function maximum(x: Values, start: number, step: number, length: number): number {
  let max = -Infinity;
  for (let i = 0; i < length; i++) max = Math.max(max, x[start + i * step]!);
  return max;
}

export const softmax = alongLine('softmax', (x, place, out) => {
  if (out instanceof Float32Array) {
    softmaxLine(x, place, out);
    return;
  }
  const { start, step, length } = place;
  const max = maximum(x, start, step, length);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += Math.exp(x[start + i * step]! - max);
  for (let i = 0; i < length; i++) out[start + i * step] = Math.exp(x[start + i * step]! - max) / sum;
});

export const log_softmax = alongLine('log_softmax', (x, place, out) => {
  if (out instanceof Float32Array) {
    logSoftmaxLine(x, place, out);
    return;
  }
  const { start, step, length } = place;
  const max = maximum(x, start, step, length);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += Math.exp(x[start + i * step]! - max);
  const shift = max + Math.log(sum);
  for (let i = 0; i < length; i++) out[start + i * step] = x[start + i * step]! - shift;
});

/**
 * x (…, d), weight (d) and bias (d): (x - mean) / sqrt(variance + eps) · weight + bias over the last `axes`
 * dimensions, with the biased variance.
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html
 */
export const layer_norm: Primitive<{ readonly axes: number; readonly eps: number }> = {
  name: 'layer_norm',
  infer: ([x]) => x!,
  kernel: ({ inputs, values, attributes: { axes, eps }, output }) => {
    const [x, weight, bias] = values;
    const length = numel(inputs[0]!.shape.slice(inputs[0]!.shape.length - axes));
    const result = allocate(output.dtype, x!.length);
    for (let start = 0; start < x!.length; start += length) {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += x![start + i]!;
      const mean = sum / length;
      let squares = 0;
      for (let i = 0; i < length; i++) squares += (x![start + i]! - mean) ** 2;
      const scale = 1 / Math.sqrt(squares / length + eps);
      for (let i = 0; i < length; i++)
        result[start + i] = (x![start + i]! - mean) * scale * weight![i]! + bias![i]!;
    }
    return result;
  },
  work: ({ output }) => 6 * numel(output.shape),
};

/**
 * x (B, C, …), weight, bias, running mean and running variance (C): batch normalisation with given
 * statistics.
 */
export const batch_norm: Primitive<{ readonly eps: number }> = {
  name: 'batch_norm',
  infer: ([x]) => x!,
  kernel: ({ inputs, values, attributes: { eps }, output }) => {
    const [x, weight, bias, mean, variance] = values;
    const channels = inputs[0]!.shape[1]!;
    const inner = numel(inputs[0]!.shape.slice(2));
    const result = allocate(output.dtype, x!.length);
    for (let i = 0; i < x!.length; i++) {
      const c = Math.floor(i / inner) % channels;
      result[i] = ((x![i]! - mean![c]!) / Math.sqrt(variance![c]! + eps)) * weight![c]! + bias![c]!;
    }
    return result;
  },
  work: ({ output }) => 4 * numel(output.shape),
};
