/** `torch.*` */
export * from '../ops/shared.ts';
export { rsub } from '../ops/arithmetic.ts';
export {
  arange,
  empty,
  empty_like,
  empty_strided,
  eye,
  full,
  full_like,
  linspace,
  logspace,
  ones,
  ones_like,
  range,
  tril_indices,
  triu_indices,
  zeros,
  zeros_like,
} from '../ops/create.ts';
export { atleast_1d, atleast_2d, atleast_3d } from '../ops/dims.ts';
export {
  alias_copy,
  as_strided_copy,
  detach_copy,
  diagonal_copy,
  expand_copy,
  fill,
  permute_copy,
  real,
  select_copy,
  split_copy,
  split_with_sizes_copy,
  squeeze_copy,
  t_copy,
  transpose_copy,
  unbind_copy,
  unfold_copy,
  unsqueeze_copy,
  view_copy,
} from '../ops/copies.ts';
export * from '../ops/draw.ts';
export * from '../ops/rejection.ts';
export * from '../ops/einsum.ts';
export { as_tensor, asarray, scalar_tensor, tensor_op as tensor } from '../ops/from_data.ts';
export { det, inverse, logdet, slogdet } from '../ops/inverse.ts';
export { lu, lu_unpack } from '../ops/factorisations.ts';
export * from '../ops/join.ts';
export { vander } from '../ops/linear_systems.ts';
export { cdist, chain_matmul, cross_function as cross, matrix_power } from '../ops/linalg.ts';
export { where } from '../ops/masks.ts';
export { is_tensor, numel } from '../ops/meta.ts';
export { celu, hardshrink, prelu, rrelu, selu, selu_, threshold } from '../ops/nn/activation.ts';
export {
  adaptive_avg_pool1d,
  adaptive_max_pool1d_with_indices as adaptive_max_pool1d,
} from '../ops/nn/adaptive_pooling.ts';
export { conv1d, conv2d, conv3d } from '../ops/nn/convolution.ts';
export { alpha_dropout, dropout, feature_alpha_dropout } from '../ops/nn/dropout.ts';
export { embedding } from '../ops/nn/embedding.ts';
export {
  binary_cross_entropy_with_logits,
  cosine_similarity,
  kl_div,
  pairwise_distance,
} from '../ops/nn/loss.ts';
export { affine_grid_generator } from '../ops/nn/affine_grid.ts';
export { grid_sampler, grid_sampler_2d, grid_sampler_3d } from '../ops/nn/grid_sample.ts';
export * from '../ops/nn/native_normalisation.ts';
export { batch_norm, group_norm, instance_norm, layer_norm, rms_norm } from '../ops/nn/normalisation.ts';
export { constant_pad_nd } from '../ops/nn/padding.ts';
export { channel_shuffle, pixel_shuffle, pixel_unshuffle } from '../ops/nn/patches.ts';
export { avg_pool1d, max_pool1d, max_pool1d_with_indices, max_pool2d } from '../ops/nn/pooling.ts';
export { max_pool3d } from '../ops/nn/volume_pooling.ts';
export * from '../ops/nn/transposed_convolution.ts';
export * from '../ops/numbers.ts';
export { std_mean, var_mean } from '../ops/reduce.ts';
export { repeat_interleave_function as repeat_interleave } from '../ops/repeat.ts';
export * from '../ops/search.ts';
export * from '../ops/shapes.ts';
export { polygamma } from '../ops/special.ts';
export { cumulative_trapezoid, gradient, trapezoid, trapz } from '../ops/statistics.ts';
export * from '../ops/tensordot.ts';
export { acosh as arccosh, asinh as arcsinh, atanh as arctanh } from '../ops/unary.ts';
