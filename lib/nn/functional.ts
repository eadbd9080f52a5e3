/**
 * `torch.nn.functional`, for TypeScript: the operations that layers are made of. Each goes through
 * `replaceable`, as Python's code may put a function of its own in its place, which layers then call.
 */
import type { Op } from '../torch/op.ts';
import { linear as own_linear } from '../torch/ops/linear.ts';
import { relu as own_relu } from '../torch/ops/unary.ts';
import { gelu as own_gelu } from '../torch/ops/nn/activation.ts';
import { scaled_dot_product_attention as own_scaled_dot_product_attention } from '../torch/ops/nn/attention.ts';
import { conv2d as own_conv2d } from '../torch/ops/nn/convolution.ts';
import { dropout as own_dropout } from '../torch/ops/nn/dropout.ts';
import { interpolate as own_interpolate } from '../torch/ops/nn/interpolate.ts';
import { batch_norm as own_batch_norm, layer_norm as own_layer_norm } from '../torch/ops/nn/normalisation.ts';
import { pad as own_pad } from '../torch/ops/nn/padding.ts';
import { adaptive_avg_pool2d as own_adaptive_avg_pool2d } from '../torch/ops/nn/adaptive_pooling.ts';
import { max_pool2d as own_max_pool2d } from '../torch/ops/nn/pooling.ts';

type Replacement = (args: readonly unknown[]) => unknown;

const replacements = new Map<string, Replacement>();

/** Puts a function in the place of `F.name`, or (null) the library's own again; no name: all of them. */
export function replaceFunction(name: string | null, replacement: Replacement | null): void {
  if (name === null) replacements.clear();
  else if (replacement) replacements.set(name, replacement);
  else replacements.delete(name);
}

function replaceable<Args extends unknown[], Result>(
  own: Op<(...args: Args) => Result>,
): (...args: Args) => Result {
  const { name } = own.signature;
  return (...args) => {
    const replacement = replacements.get(name);
    return replacement ? (replacement(args) as Result) : own(...args);
  };
}

export const linear = replaceable(own_linear);
export const relu = replaceable(own_relu);
export const gelu = replaceable(own_gelu);
export const scaled_dot_product_attention = replaceable(own_scaled_dot_product_attention);
export const conv2d = replaceable(own_conv2d);
export const dropout = replaceable(own_dropout);
export const interpolate = replaceable(own_interpolate);
export const batch_norm = replaceable(own_batch_norm);
export const layer_norm = replaceable(own_layer_norm);
export const pad = replaceable(own_pad);
export const adaptive_avg_pool2d = replaceable(own_adaptive_avg_pool2d);
export const max_pool2d = replaceable(own_max_pool2d);
