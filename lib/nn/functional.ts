/**
 * `torch.nn.functional`, for TypeScript: the operations that layers are made of. Each goes through `replaceable`, as
 * Python's code may put a function of its own in its place, which layers then call.
 */
import { linear as own_linear } from '../torch/ops/linear.ts';
import { relu as own_relu, sigmoid as own_sigmoid, tanh as own_tanh } from '../torch/ops/unary.ts';
import {
  elu as own_elu,
  F_log_softmax as own_log_softmax,
  F_softmax as own_softmax,
  gelu as own_gelu,
  hardsigmoid as own_hardsigmoid,
  hardswish as own_hardswish,
  leaky_relu as own_leaky_relu,
  mish as own_mish,
  relu6 as own_relu6,
  silu as own_silu,
  softplus as own_softplus,
} from '../torch/ops/nn/activation.ts';
import { scaled_dot_product_attention as own_scaled_dot_product_attention } from '../torch/ops/nn/attention.ts';
import { conv2d as own_conv2d } from '../torch/ops/nn/convolution.ts';
import { dropout as own_dropout } from '../torch/ops/nn/dropout.ts';
import { embedding as own_embedding } from '../torch/ops/nn/embedding.ts';
import { interpolate as own_interpolate } from '../torch/ops/nn/interpolate.ts';
import { batch_norm as own_batch_norm, layer_norm as own_layer_norm } from '../torch/ops/nn/normalisation.ts';
import { pad as own_pad } from '../torch/ops/nn/padding.ts';
import { adaptive_avg_pool2d as own_adaptive_avg_pool2d } from '../torch/ops/nn/adaptive_pooling.ts';
import { avg_pool2d as own_avg_pool2d, max_pool2d as own_max_pool2d } from '../torch/ops/nn/pooling.ts';

type Replacement = (args: readonly unknown[]) => unknown;

const replacements = new Map<string, Replacement>();

/** Puts a function in the place of `F.name`, or (null) the library's own again; no name: all of them. */
export function replaceFunction(name: string | null, replacement: Replacement | null): void {
  if (name === null) replacements.clear();
  else if (replacement) replacements.set(name, replacement);
  else replacements.delete(name);
}

function replaceable<Args extends unknown[], Result>(
  name: string,
  own: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => {
    const replacement = replacements.get(name);
    return replacement ? (replacement(args) as Result) : own(...args);
  };
}

export const linear = replaceable('linear', own_linear);
export const relu = replaceable('relu', own_relu);
export const sigmoid = replaceable('sigmoid', own_sigmoid);
export const tanh = replaceable('tanh', own_tanh);
export const elu = replaceable('elu', own_elu);
export const log_softmax = replaceable('log_softmax', own_log_softmax);
export const softmax = replaceable('softmax', own_softmax);
export const gelu = replaceable('gelu', own_gelu);
export const hardsigmoid = replaceable('hardsigmoid', own_hardsigmoid);
export const hardswish = replaceable('hardswish', own_hardswish);
export const leaky_relu = replaceable('leaky_relu', own_leaky_relu);
export const mish = replaceable('mish', own_mish);
export const relu6 = replaceable('relu6', own_relu6);
export const silu = replaceable('silu', own_silu);
export const softplus = replaceable('softplus', own_softplus);
export const scaled_dot_product_attention = replaceable(
  'scaled_dot_product_attention',
  own_scaled_dot_product_attention,
);
export const conv2d = replaceable('conv2d', own_conv2d);
export const dropout = replaceable('dropout', own_dropout);
export const embedding = replaceable('embedding', own_embedding);
export const interpolate = replaceable('interpolate', own_interpolate);
export const batch_norm = replaceable('batch_norm', own_batch_norm);
export const layer_norm = replaceable('layer_norm', own_layer_norm);
export const pad = replaceable('pad', own_pad);
export const adaptive_avg_pool2d = replaceable('adaptive_avg_pool2d', own_adaptive_avg_pool2d);
export const avg_pool2d = replaceable('avg_pool2d', own_avg_pool2d);
export const max_pool2d = replaceable('max_pool2d', own_max_pool2d);
