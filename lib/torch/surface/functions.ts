/** `torch.*` */
export {
  add,
  addcdiv,
  addcmul,
  arctan2,
  atan2,
  copysign,
  div,
  divide,
  float_power,
  floor_divide,
  fmax,
  fmin,
  fmod,
  gcd,
  heaviside,
  hypot,
  lcm,
  ldexp,
  lerp,
  logaddexp,
  maximum,
  minimum,
  mul,
  multiply,
  pow,
  remainder,
  rsub,
  sub,
  subtract,
  true_divide,
  xlogy,
} from '../ops/arithmetic.ts';
export * from '../ops/comparison.ts';
export { clone, detach, detach_, fill_, zero_ } from '../ops/copy.ts';
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
export {
  adjoint,
  atleast_1d,
  atleast_2d,
  atleast_3d,
  broadcast_to,
  moveaxis,
  movedim,
  ravel,
  squeeze,
  swapaxes,
  swapdims,
  t,
  unflatten,
  unsqueeze,
} from '../ops/dims.ts';
export * from '../ops/draw.ts';
export * from '../ops/einsum.ts';
export { argmax, argmin, max, min } from '../ops/extremes.ts';
export { as_tensor, asarray, scalar_tensor, tensor_op as tensor } from '../ops/from_data.ts';
export {
  gather,
  index_select,
  scatter,
  scatter_add,
  scatter_reduce,
  take,
  take_along_dim,
} from '../ops/gather.ts';
export * from '../ops/index_add.ts';
export { index_put, index_put_ } from '../ops/indexing.ts';
export {
  abs_,
  acos_,
  asin_,
  atan_,
  ceil_,
  clamp_,
  clamp_max_,
  clamp_min_,
  clip_,
  cos_,
  cosh_,
  deg2rad_,
  erf_,
  erfc_,
  exp2_,
  exp_,
  expm1_,
  fix_,
  floor_,
  frac_,
  log10_,
  log1p_,
  log2_,
  log_,
  logit_,
  nan_to_num_,
  neg_,
  negative_,
  rad2deg_,
  reciprocal_,
  relu_,
  round_,
  rsqrt_,
  sigmoid_,
  sin_,
  sinc_,
  sinh_,
  sqrt_,
  square_,
  tan_,
  tanh_,
  trunc_,
} from '../ops/inplace.ts';
export { det, inverse, logdet, slogdet } from '../ops/inverse.ts';
export * from '../ops/join.ts';
export { cdist, chain_matmul, cross_function as cross, matrix_power } from '../ops/linalg.ts';
export { argwhere, masked_scatter, masked_select, nonzero, where } from '../ops/masks.ts';
export {
  addmm,
  addmv,
  addr,
  baddbmm,
  bmm,
  dot,
  ger,
  inner,
  matmul,
  mm,
  mv,
  outer,
  vdot,
} from '../ops/matmul.ts';
export { is_same_size, is_tensor, numel } from '../ops/meta.ts';
export { flatten, permute, reshape, select, transpose } from '../ops/movement.ts';
export {
  celu,
  hardshrink,
  log_softmax,
  prelu,
  selu,
  selu_,
  softmax,
  threshold,
} from '../ops/nn/activation.ts';
export { adaptive_avg_pool1d } from '../ops/nn/adaptive_pooling.ts';
export { conv1d, conv2d, conv3d } from '../ops/nn/convolution.ts';
export { alpha_dropout, dropout } from '../ops/nn/dropout.ts';
export { embedding } from '../ops/nn/embedding.ts';
export {
  binary_cross_entropy_with_logits,
  cosine_similarity,
  kl_div,
  pairwise_distance,
} from '../ops/nn/loss.ts';
export { batch_norm, group_norm, instance_norm, layer_norm, rms_norm } from '../ops/nn/normalisation.ts';
export { pixel_shuffle, pixel_unshuffle } from '../ops/nn/patches.ts';
export { avg_pool1d, max_pool1d, max_pool2d } from '../ops/nn/pooling.ts';
export * from '../ops/nn/transposed_convolution.ts';
export { dist, norm } from '../ops/norm.ts';
export * from '../ops/numbers.ts';
export { bernoulli } from '../ops/random.ts';
export {
  all,
  amax,
  amin,
  aminmax,
  any,
  count_nonzero,
  logsumexp,
  mean,
  nanmean,
  nansum,
  prod,
  std,
  std_mean,
  sum,
  var,
  var_mean,
} from '../ops/reduce.ts';
export {
  flip,
  fliplr,
  flipud,
  repeat_interleave_function as repeat_interleave,
  roll,
  rot90,
  tile,
} from '../ops/repeat.ts';
export * from '../ops/scan.ts';
export * from '../ops/search.ts';
export * from '../ops/shapes.ts';
export * from '../ops/sort.ts';
export * from '../ops/split.ts';
export { as_strided, diagonal } from '../ops/strided.ts';
export * from '../ops/tensordot.ts';
export { diag, diag_embed, diagflat, trace, tril, triu } from '../ops/triangles.ts';
export { get_device, is_complex, is_floating_point, is_nonzero, is_signed } from '../ops/type.ts';
export {
  abs,
  absolute,
  acos,
  acosh,
  acosh as arccosh,
  arccos,
  arcsin,
  arctan,
  asin,
  asinh,
  asinh as arcsinh,
  atan,
  atanh,
  atanh as arctanh,
  ceil,
  cos,
  cosh,
  deg2rad,
  erf,
  erfc,
  erfinv,
  exp,
  exp2,
  expm1,
  fix,
  floor,
  frac,
  isfinite,
  isinf,
  isnan,
  isneginf,
  isposinf,
  isreal,
  log,
  log10,
  log1p,
  log2,
  logit,
  nan_to_num,
  neg,
  negative,
  positive,
  rad2deg,
  reciprocal,
  relu,
  round,
  rsqrt,
  sgn,
  sigmoid,
  sign,
  signbit,
  sin,
  sinc,
  sinh,
  sqrt,
  square,
  tan,
  tanh,
  trunc,
} from '../ops/unary.ts';
export { bincount, histc, unique, unique_consecutive } from '../ops/unique.ts';
export * from '../ops/view_scatter.ts';
export { clamp, clamp_max, clamp_min, clip, masked_fill } from '../ops/where.ts';
