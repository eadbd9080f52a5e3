/** `torch.nn.functional`, for TypeScript: the operations that layers are made of. */
export { linear } from '../torch/ops/linear.ts';
export { relu, sigmoid, tanh } from '../torch/ops/unary.ts';
export {
  elu,
  F_log_softmax as log_softmax,
  F_softmax as softmax,
  gelu,
  hardsigmoid,
  hardswish,
  leaky_relu,
  mish,
  relu6,
  silu,
  softplus,
} from '../torch/ops/nn/activation.ts';
export { scaled_dot_product_attention } from '../torch/ops/nn/attention.ts';
export { conv2d } from '../torch/ops/nn/convolution.ts';
export { dropout } from '../torch/ops/nn/dropout.ts';
export { embedding } from '../torch/ops/nn/embedding.ts';
export { interpolate } from '../torch/ops/nn/interpolate.ts';
export { batch_norm, layer_norm } from '../torch/ops/nn/normalisation.ts';
export { pad } from '../torch/ops/nn/padding.ts';
export { adaptive_avg_pool2d } from '../torch/ops/nn/adaptive_pooling.ts';
export { avg_pool2d, max_pool2d } from '../torch/ops/nn/pooling.ts';
