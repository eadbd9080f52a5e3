/** Every operation that is also a method of Tensor: the first parameter is the tensor. */
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
export {
  clone,
  contiguous,
  copy_,
  detach,
  detach_,
  fill_,
  pin_memory,
  requires_grad_,
  zero_,
} from './copy.ts';
export {
  adjoint,
  broadcast_to,
  expand_as,
  moveaxis,
  movedim,
  ravel,
  reshape_as,
  squeeze,
  swapaxes,
  swapdims,
  t,
  unflatten,
  unsqueeze,
  view_as,
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
export { index_add, index_copy, index_fill } from './index_add.ts';
export { getitem, index_put, index_put_, setitem } from './indexing.ts';
export * from './inplace.ts';
export * from './inplace_views.ts';
export { argwhere, masked_scatter, masked_select, nonzero, where_method as where } from './masks.ts';
export { addmm, addmv, addr, baddbmm, bmm, dot, ger, inner, matmul, mm, mv, outer, vdot } from './matmul.ts';
export {
  backward,
  data_ptr,
  dim,
  element_size,
  is_same_size,
  is_set_to,
  ndimension,
  nelement,
  size,
  stride,
} from './meta.ts';
export * from './movement.ts';
export { log_softmax, softmax } from './nn/activation.ts';
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
export { dist, norm } from './norm.ts';
export { flip, fliplr, flipud, repeat, repeat_interleave, roll, rot90, tile } from './repeat.ts';
export { bernoulli, bernoulli_, exponential_, normal_, random_, uniform_ } from './random.ts';
export * from './scan.ts';
export { argsort, kthvalue, median, mode, msort, nanmedian, quantile, sort, topk } from './sort.ts';
export { bincount, histc, unique, unique_consecutive } from './unique.ts';
export {
  chunk,
  dsplit,
  hsplit,
  narrow,
  split,
  split_with_sizes,
  tensor_split,
  unbind,
  vsplit,
} from './split.ts';
export { as_strided, diagonal, unfold } from './strided.ts';
export * from './view_scatter.ts';
export { diag, diag_embed, diagflat, fill_diagonal_, trace, tril, triu } from './triangles.ts';
export {
  bfloat16,
  bool,
  byte,
  char,
  cpu,
  cuda,
  double,
  float,
  get_device,
  half,
  int,
  is_complex,
  is_floating_point,
  is_nonzero,
  is_signed,
  item,
  long,
  short,
  to,
  tolist,
  type,
  type_as,
} from './type.ts';
export * from './unary.ts';
export { clamp, clamp_max, clamp_min, clip, masked_fill } from './where.ts';
