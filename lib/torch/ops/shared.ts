/** Operations that are functions of `torch` and methods of Tensor alike. */
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
  sub,
  subtract,
  true_divide,
  xlogy,
} from './arithmetic.ts';
export * from './comparison.ts';
export { clone, detach, detach_, fill_, zero_ } from './copy.ts';
export {
  adjoint,
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
} from './dims.ts';
export { argmax, argmin, max, min } from './extremes.ts';
export {
  gather,
  index_select,
  scatter,
  scatter_add,
  scatter_reduce,
  take,
  take_along_dim,
} from './gather.ts';
export * from './index_add.ts';
export { index_put, index_put_ } from './indexing.ts';
export {
  acosh_,
  arccosh_,
  arccos_,
  arcsinh_,
  arcsin_,
  arctanh_,
  arctan_,
  asinh_,
  atanh_,
  gcd_,
  i0_,
  lcm_,
  ldexp_,
  xlogy_,
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
} from './inplace.ts';
export { argwhere, masked_scatter, masked_select, nonzero } from './masks.ts';
export {
  addbmm,
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
} from './matmul.ts';
export { is_same_size } from './meta.ts';
export { flatten, permute, reshape, select, transpose } from './movement.ts';
export { log_softmax, softmax } from './nn/activation.ts';
export { dist, norm } from './norm.ts';
export { bernoulli } from './random.ts';
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
  sum,
  var,
} from './reduce.ts';
export { flip, fliplr, flipud, roll, rot90, tile } from './repeat.ts';
export * from './scan.ts';
export * from './sort.ts';
export * from './split.ts';
export { as_strided, diagonal } from './strided.ts';
export { diag, diag_embed, diagflat, trace, tril, triu } from './triangles.ts';
export { get_device, is_complex, is_floating_point, is_nonzero, is_signed } from './type.ts';
export * from './unary.ts';
export { bincount, histc, unique, unique_consecutive } from './unique.ts';
export { angle, frexp, nextafter } from './float_parts.ts';
export { index_reduce, put, renorm } from './rows.ts';
export { corrcoef, cov } from './statistics.ts';
export { digamma, i0, lgamma, logaddexp2, logcumsumexp, mvlgamma } from './special.ts';
export {
  conj,
  conj_physical,
  resolve_conj,
  resolve_neg,
  narrow_copy,
  unsafe_chunk,
  unsafe_split,
  unsafe_split_with_sizes,
} from './copies.ts';
export * from './view_scatter.ts';
export { clamp, clamp_max, clamp_min, clip, masked_fill } from './where.ts';
export { pinverse, svd } from './decompositions.ts';
export {
  cholesky,
  cholesky_inverse,
  cholesky_solve,
  lu_solve,
  matrix_exp,
  triangular_solve,
} from './factorisations.ts';
export { orgqr, ormqr, qr } from './linear_systems.ts';
