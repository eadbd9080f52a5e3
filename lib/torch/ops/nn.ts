/** `torch.nn.functional`: what it has beside the operations of `torch` itself. */
export {
  elu_,
  F_log_softmax as log_softmax,
  F_softmax as softmax,
  gelu,
  glu,
  gumbel_softmax,
  hardshrink,
  hardtanh_,
  leaky_relu_,
  logsigmoid,
  prelu,
  rrelu,
  selu_,
  sigmoid,
  softmin,
  softplus,
  softshrink,
  softsign,
  tanh,
  tanhshrink,
} from './nn/activation.ts';
export * from './nn/inplace_activation.ts';
export { scaled_dot_product_attention } from './nn/attention.ts';
export { conv1d, conv2d, conv3d } from './nn/convolution.ts';
export { conv_transpose1d, conv_transpose2d, conv_transpose3d } from './nn/transposed_convolution.ts';
export {
  alpha_dropout,
  dropout,
  dropout1d,
  dropout2d,
  dropout3d,
  feature_alpha_dropout,
} from './nn/dropout.ts';
export { embedding, one_hot } from './nn/embedding.ts';
export { embedding_bag } from './nn/embedding_bag.ts';
export { affine_grid } from './nn/affine_grid.ts';
export { grid_sample } from './nn/grid_sample.ts';
export { interpolate, upsample, upsample_bilinear, upsample_nearest } from './nn/interpolate.ts';
export { cross_entropy, nll_loss } from './nn/class_loss.ts';
export { linear_cross_entropy } from './nn/linear_cross_entropy.ts';
export {
  binary_cross_entropy,
  binary_cross_entropy_with_logits,
  cosine_similarity,
  huber_loss,
  kl_div,
  l1_loss,
  mse_loss,
  pairwise_distance,
  smooth_l1_loss,
} from './nn/loss.ts';
export { multi_margin_loss, multilabel_margin_loss, soft_margin_loss } from './nn/margin_loss.ts';
export {
  batch_norm,
  group_norm,
  instance_norm,
  layer_norm,
  normalize,
  rms_norm,
} from './nn/normalisation.ts';
export { pad } from './nn/padding.ts';
export { channel_shuffle, fold, pixel_shuffle, pixel_unshuffle, unfold } from './nn/patches.ts';
export {
  adaptive_avg_pool1d,
  adaptive_avg_pool2d,
  adaptive_avg_pool3d,
  adaptive_max_pool1d,
  adaptive_max_pool1d_with_indices,
  adaptive_max_pool2d,
  adaptive_max_pool2d_with_indices,
  adaptive_max_pool3d,
  adaptive_max_pool3d_with_indices,
} from './nn/adaptive_pooling.ts';
export * from './nn/fractional_pooling.ts';
export * from './nn/max_unpool.ts';
export {
  avg_pool1d,
  avg_pool2d,
  max_pool1d,
  max_pool1d_with_indices,
  max_pool2d,
  max_pool2d_with_indices,
} from './nn/pooling.ts';
export { avg_pool3d, max_pool3d, max_pool3d_with_indices } from './nn/volume_pooling.ts';
export { bilinear, pdist } from './nn/pairs.ts';
export { local_response_norm, lp_pool1d, lp_pool2d, lp_pool3d } from './nn/power_pooling.ts';
export { linear } from './linear.ts';
