/** Every operation that is also a method of Tensor: the first parameter is the tensor. */
export * from './shared.ts';
export { contiguous, copy_, pin_memory, requires_grad_ } from './copy.ts';
export { expand_as, reshape_as, view_as } from './dims.ts';
export { getitem, setitem } from './indexing.ts';
export * from './inplace.ts';
export * from './inplace_views.ts';
export { where_method as where } from './masks.ts';
export {
  backward,
  data_ptr,
  dim,
  element_size,
  is_set_to,
  ndimension,
  nelement,
  size,
  stride,
} from './meta.ts';
export { expand, view } from './movement.ts';
export { repeat, repeat_interleave } from './repeat.ts';
export { bernoulli_, exponential_, normal_, random_, uniform_ } from './random.ts';
export { unfold } from './strided.ts';
export { fill_diagonal_ } from './triangles.ts';
export {
  bfloat16,
  bool,
  byte,
  char,
  cpu,
  cuda,
  double,
  float,
  half,
  int,
  item,
  long,
  short,
  to,
  tolist,
  type,
  type_as,
} from './type.ts';
