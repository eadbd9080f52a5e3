/**
 * What there is, by PyTorch's names: the tables from which the Python layer makes `Tensor.*`, `torch.*`,
 * `torch.nn.functional.*` and operators, and from which the page about Python lists what is supported.
 */
import './install_methods.ts';
import * as arithmetic from './ops/arithmetic.ts';
import * as comparison from './ops/comparison.ts';
import * as copy from './ops/copy.ts';
import * as create from './ops/create.ts';
import * as dims from './ops/dims.ts';
import * as draw from './ops/draw.ts';
import * as einsum from './ops/einsum.ts';
import * as from_data from './ops/from_data.ts';
import * as tensorMethods from './ops/index.ts';
import * as indexing from './ops/indexing.ts';
import * as inversion from './ops/inverse.ts';
import * as search from './ops/search.ts';
import * as multiply from './ops/tensordot.ts';
import * as join from './ops/join.ts';
import * as linear_algebra from './ops/linalg.ts';
import * as masks from './ops/masks.ts';
import * as matmul from './ops/matmul.ts';
import * as meta from './ops/meta.ts';
import * as nn from './ops/nn.ts';
import * as activation from './ops/nn/activation.ts';
import * as numbers from './ops/numbers.ts';
import * as operators_ from './ops/operators.ts';
import * as reduce from './ops/reduce.ts';
import * as repeat from './ops/repeat.ts';
import * as shapes from './ops/shapes.ts';
import * as unary from './ops/unary.ts';
import type { AnyOp } from './op.ts';

export type Table = Readonly<Record<string, AnyOp>>;

/** The ones of `names` in a module of operations. */
function pick(module: Readonly<Record<string, unknown>>, names: string): Table {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => [name, module[name] as AnyOp]),
  );
}

/** Attributes of a tensor that are computed: `x.T`. */
export const attributes: Table = {
  ...pick(dims, 'T mT H mH'),
  data: copy.data,
  ...pick(meta, 'nbytes itemsize'),
};

/** `Tensor.*` */
export const methods: Table = {
  ...(tensorMethods as unknown as Table),
  ...pick(meta, 'numel is_contiguous storage_offset'),
  ...pick(create, 'new_zeros new_ones new_empty new_full'),
  new_tensor: from_data.new_tensor,
  ...pick(inversion, 'det inverse slogdet logdet'),
  ...pick(activation, 'hardshrink prelu'),
  ...pick(draw, 'multinomial'),
  ...pick(linear_algebra, 'matrix_power'),
  cross: linear_algebra.cross_function,
  ...pick(multiply, 'kron'),
  arctanh: unary.atanh,
  arcsinh: unary.asinh,
  arccosh: unary.acosh,
};

const METHODS_ONLY =
  `copy_ data_ptr dim element_size contiguous expand expand_as fill_diagonal_ item ndimension
  nelement size stride repeat reshape_as requires_grad_ to tolist type type_as unfold view view_as backward getitem
  setitem t_ squeeze_ unsqueeze_ transpose_ swapaxes_ swapdims_ resize_ normal_ uniform_ exponential_ bernoulli_ random_ cpu cuda float double half bfloat16 long int short char byte
  bool pin_memory is_set_to where`.split(/\s+/);

/** In-place functions that `torch` has too: those of one tensor. */
const INPLACE =
  `abs_ neg_ relu_ exp_ exp2_ expm1_ sqrt_ rsqrt_ square_ floor_ ceil_ trunc_ round_ frac_ log_ log2_ log10_
  log1p_ sin_ cos_ tan_ asin_ acos_ atan_ sinh_ cosh_ tanh_ sigmoid_ reciprocal_ erf_ erfc_ clamp_ clip_ clamp_min_
  clamp_max_ zero_ fill_ detach_ nan_to_num_ deg2rad_ rad2deg_ sinc_ logit_ fix_ negative_`.split(/\s+/);

/** `torch.*` */
export const functions: Table = {
  ...Object.fromEntries(
    Object.entries(tensorMethods as unknown as Table).filter(
      ([name]) => !METHODS_ONLY.includes(name) && (!name.endsWith('_') || INPLACE.includes(name)),
    ),
  ),
  ...(create as unknown as Table),
  ...pick(draw, Object.keys(draw).join(' ')),
  ...pick(join, 'cat concat concatenate stack hstack vstack row_stack dstack column_stack block_diag'),
  ...pick(dims, 'atleast_1d atleast_2d atleast_3d'),
  ...pick({ ...einsum, ...multiply }, 'einsum tensordot kron'),
  ...pick(shapes, 'broadcast_tensors broadcast_shapes meshgrid cartesian_prod combinations'),
  ...pick(masks, 'where'),
  ...pick(reduce, 'var_mean std_mean'),
  ...pick(arithmetic, 'rsub'),
  ...pick(comparison, 'equal'),
  ...pick(linear_algebra, 'cdist matrix_power chain_matmul'),
  cross: linear_algebra.cross_function,
  repeat_interleave: repeat.repeat_interleave_function,
  ...pick(meta, 'numel is_tensor'),
  ...pick(numbers, 'result_type promote_types can_cast is_grad_enabled get_default_dtype set_default_dtype'),
  ...pick(activation, 'softmax log_softmax celu selu prelu threshold selu_ hardshrink'),
  ...pick(
    nn,
    `conv1d conv2d conv3d conv_transpose1d conv_transpose2d layer_norm batch_norm group_norm instance_norm rms_norm dropout alpha_dropout embedding pixel_shuffle
     pixel_unshuffle max_pool1d max_pool2d avg_pool1d adaptive_avg_pool1d cosine_similarity pairwise_distance
     binary_cross_entropy_with_logits kl_div`,
  ),
  ...pick(inversion, 'det inverse slogdet logdet'),
  ...pick(search, 'isin searchsorted bucketize'),
  index_put_: indexing.index_put_,
  arctanh: unary.atanh,
  arcsinh: unary.asinh,
  arccosh: unary.acosh,
  tensor: from_data.tensor_op,
  ...pick(from_data, 'as_tensor asarray scalar_tensor'),
};
// The helpers of the creation module are not torch's.
for (const name of ['filled', 'like', 'placed', 'new_zeros', 'new_ones', 'new_empty', 'new_full'])
  delete (functions as Record<string, unknown>)[name];

/** `torch.nn.functional.*` */
export const functional: Table = { ...(nn as unknown as Table), relu_: tensorMethods.relu_ };

/** `torch.linalg.*` */
export const linalg: Table = {
  ...pick(
    { ...linear_algebra, ...matmul },
    'norm vector_norm matrix_norm matrix_power multi_dot cross vecdot matmul',
  ),
  det: inversion.det,
  inv: inversion.inverse,
  slogdet: inversion.linalg_slogdet,
  solve: inversion.solve,
};

/** Python's operators, by the names of its special methods. */
export const operators: Table = {
  ...(operators_ as unknown as Table),
  __getitem__: indexing.getitem,
  __setitem__: indexing.setitem,
};
