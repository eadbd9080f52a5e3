/**
 * The names that `grad_fn` prints: the operation's in camel case and `Backward0`, but for those below.
 * PyTorch numbers overloads, and names what an operation of several steps ends with. Tried against
 * tests/fixtures/torch/gradients.json.
 */
import { isContiguous } from '../shape.ts';
import { PART, type GradFn } from './grad_fn.ts';

interface Shaped {
  readonly shape: readonly number[];
  readonly dtype: string;
}
type Namer = (args: readonly unknown[], fn: GradFn) => string;

const isTensor = (x: unknown): x is Shaped => typeof x === 'object' && x !== null && 'storage' in x;
const given = (x: unknown): boolean => x !== undefined && x !== null;
const rankOf = (x: unknown): number => (x as Shaped).shape.length;

/** Overload 1 with a second argument, 0 without. */
const overloaded =
  (stem: string): Namer =>
  (args) =>
    `${stem}Backward${Number(given(args[1]))}`;
/** By whether the second argument is a tensor. */
const bySecond =
  (stem: string, tensor: number, scalar: number): Namer =>
  (args) =>
    `${stem}Backward${isTensor(args[1]) ? tensor : scalar}`;

/** By whether the fourth argument is a tensor. */
const byFourth =
  (stem: string, tensor: number, scalar: number): Namer =>
  (args) =>
    `${stem}Backward${isTensor(args[3]) ? tensor : scalar}`;
/** By whether the third argument is a tensor. */
const byThird =
  (stem: string, tensor: number, scalar: number): Namer =>
  (args) =>
    `${stem}Backward${isTensor(args[2]) ? tensor : scalar}`;
/** Of an operator with the number in front: the tensor is the second operand. */
const isReflected = (args: readonly unknown[], { next }: GradFn): boolean =>
  !isTensor(args[1]) && next[0] === null && next.length > 1;

const power: Namer = (args, fn) => {
  if (!isTensor(args[0]) || isReflected(args, fn)) return 'PowBackward2';
  return `PowBackward${Number(isTensor(args[1]))}`;
};
/** A number divided by a tensor is its reciprocal times the number. */
const quotient: Namer = (args, fn) => {
  if (given(args[2])) return 'DivBackward2';
  return isReflected(args, fn) ? 'MulBackward0' : 'DivBackward0';
};

const product: Namer = ([a, b]) => {
  const [left, right] = [rankOf(a), rankOf(b)];
  if (left === 1 && right === 1) return 'DotBackward0';
  if (left === 1) return right === 2 ? 'SqueezeBackward4' : 'UnsafeViewBackward0';
  if (right === 1) return left === 2 ? 'MvBackward0' : 'UnsafeViewBackward0';
  return left === 2 && right === 2 ? 'MmBackward0' : 'UnsafeViewBackward0';
};

/**
 * One operand is permuted and summed, two are multiplied; what they share and the result lacks makes it a
 * product.
 */
const einsum: Namer = ([equation, ...operands]) => {
  const [inputs, output] = String(equation).replaceAll(' ', '').split('->');
  const letters = new Set(inputs!.replace(/[,.]/g, ''));
  const once = [...letters].filter((letter) => inputs!.split(letter).length === 2).toSorted();
  const contracted = [...letters].some((letter) => !(output ?? once.join('')).includes(letter));
  if (operands.flat().length === 1) return contracted ? 'SumBackward1' : 'PermuteBackward0';
  return contracted ? VIEW : 'MulBackward0';
};

/** Memory that can be read at the new shape is viewed; else it is copied. */
const reshaped: Namer = ([input], { memory }) => {
  const { shape, strides } = input as Shaped & { readonly strides: readonly number[] };
  if (isContiguous(shape, strides)) return VIEW;
  return memory.length > 0 ? 'UnsafeViewBackward0' : 'ReshapeAliasBackward0'; // a view has no memory of its own
};

const linear: Namer = ([input, weight, bias]) => {
  const rank = rankOf(input);
  if (rankOf(weight) === 1) return rank === 2 ? 'MvBackward0' : VIEW;
  if (rank === 2) return given(bias) ? 'AddmmBackward0' : 'MmBackward0';
  if (rank === 1) return given(bias) ? 'ViewBackward0' : 'SqueezeBackward4';
  return given(bias) ? 'ViewBackward0' : 'UnsafeViewBackward0';
};

/** An index ends with the step that its last part asked for. */
/** `...`, `:` and `()`. */
function isWhole(index: unknown): boolean {
  if (typeof index !== 'object' || index === null) return index === 'ellipsis';
  return 'tuple' in index ? (index.tuple as unknown[]).length === 0 : 'start' in index;
}
const picks = (index: unknown): boolean =>
  isTensor(index) ||
  Array.isArray(index) ||
  (typeof index === 'object' && index !== null && 'tuple' in index
    ? (index.tuple as unknown[]).some(picks)
    : false);

const getitem: Namer = ([, index], { primitive, inputs, output }) => {
  if (primitive.name === 'index') return 'IndexBackward0';
  if (primitive.name === 'slice') return 'SliceBackward0';
  if (primitive.name === 'alias') return isWhole(index) ? 'AliasBackward0' : 'IndexBackward0';
  return output.shape.length > inputs[0]!.shape.length ? 'UnsqueezeBackward0' : 'SelectBackward0';
};

const UPSAMPLED: Readonly<Record<string, string>> = {
  nearest: 'Nearest',
  'nearest-exact': 'NearestExact',
  linear: 'Linear',
  bilinear: 'Bilinear',
  bicubic: 'Bicubic',
  trilinear: 'Trilinear',
};
const interpolate: Namer = ([input, , , mode = 'nearest', , , antialias]) => {
  const dims = rankOf(input) - 2;
  if (mode === 'area') return dims === 1 ? 'SqueezeBackward1' : `AdaptiveAvgPool${dims}DBackward0`;
  return `Upsample${UPSAMPLED[mode as string]}${dims}D${antialias === true ? 'Aa' : ''}Backward0`;
};

const pad: Namer = ([, sizes, mode = 'constant']) => {
  if (mode === 'constant') return 'ConstantPadNdBackward0';
  const stem = mode === 'reflect' ? 'Reflection' : mode === 'replicate' ? 'Replication' : 'Circular';
  return mode === 'circular' ? 'CopySlices' : `${stem}Pad${(sizes as unknown[]).length / 2}DBackward0`;
};

/** A loss that PyTorch writes in its own operations ends with the reduction. */
const reducedLoss =
  (unreduced: string): Namer =>
  (_args, { primitive }) =>
    primitive.name === 'mean' ? 'MeanBackward0' : primitive.name === 'sum' ? 'SumBackward0' : unreduced;

const crossEntropy: Namer = ([input, target, , , , , reduction = 'mean', smoothing]) => {
  if ((target as Shaped).dtype.startsWith('float'))
    return reduction === 'mean' ? 'DivBackward1' : 'NegBackward0';
  if (Number(smoothing ?? 0) > 0) return 'AddBackward0';
  return rankOf(input) > 2 ? 'NllLoss2DBackward0' : 'NllLossBackward0';
};

const attention: Namer = ([q]) =>
  rankOf(q) === 4 ? 'ScaledDotProductFlashAttentionForCpuBackward0' : 'UnsafeViewBackward0';

/** Largest and smallest sums of rows and columns, or of singular values. */
const matrixNorm: Namer = ([, ord = 'fro']) => {
  if (ord === 'fro' || !given(ord)) return 'LinalgVectorNormBackward0';
  if (ord === 'nuc') return 'SumBackward1';
  return Number(typeof ord === 'object' ? (ord as { readonly value: number }).value : ord) > 0
    ? 'AmaxBackward0'
    : 'AminBackward0';
};

const VIEW = 'ViewBackward0';
const atLeast: Namer = (_args, { inputs }) => (inputs[0]!.shape.length === 0 ? VIEW : 'UnsqueezeBackward0');
/** With places `x` the sum is halved at the end. */
const integral =
  (stem: string): Namer =>
  ([, x]) =>
    given(x) ? 'DivBackward1' : stem;
const CAT = 'CatBackward0';
const CONVOLUTION = 'ConvolutionBackward0';
const CAST = 'ToCopyBackward0';

const convolution =
  (dims: number): Namer =>
  ([input]) =>
    rankOf(input) === dims + 1 ? 'SqueezeBackward1' : CONVOLUTION;

const exceptions: Readonly<Record<string, string | Namer>> = {
  linear,
  matmul: product,
  pow: power,
  div: quotient,
  true_divide: quotient,
  nanmean: 'DivBackward0',
  float_power: bySecond('Pow', 1, 0),
  round: ([, decimals]) => `RoundBackward${Number(Number(decimals ?? 0) !== 0)}`,
  index_fill: byFourth('IndexFill', 1, 0),
  fill: bySecond('Fill', 1, 0),
  sort: (args) => `SortBackward${Number(given(args[3]))}`,
  msort: 'SortBackward0',
  trapezoid: integral('MulBackward1'),
  trapz: integral('MulBackward1'),
  cumulative_trapezoid: integral('CumsumBackward0'),
  normal: ([mean, std]) => `NormalBackward${isTensor(mean) ? (isTensor(std) ? 3 : 1) : 2}`,
  vecdot: ([x]) => (rankOf(x) === 1 ? 'VdotBackward0' : 'SumBackward1'),
  floor_divide: 'NotImplemented',
  heaviside: 'NotImplemented',
  remainder: bySecond('Remainder', 1, 0),
  fmod: bySecond('Fmod', 1, 0),
  lerp: byThird('Lerp', 1, 0),
  masked_fill: byThird('MaskedFill', 1, 0),
  clamp_min: bySecond('ClampMin', 1, 0),
  clamp_max: bySecond('ClampMax', 1, 0),
  deg2rad: 'Deg2RadBackward0',
  rad2deg: 'Rad2DegBackward0',
  einsum,
  flatten: reshaped,
  reshape: reshaped,
  repeat_interleave: (args) => (isTensor(args[1]) ? 'IndexSelectBackward0' : VIEW),
  setitem: ([, index]) => (picks(index) ? 'IndexPutBackward0' : PART),
  fill_diagonal_: PART,
  scatter: (args) => `ScatterBackward${Number(!isTensor(args[3]))}`,
  zero_: 'ZeroBackward0',
  fill_: (args) => `FillBackward${isTensor(args[1]) ? 3 : 2}`,
  copy_: 'CopyBackwards',
  t_: 'TBackward1',
  unsqueeze_: 'UnsqueezeBackward1',
  clip: (args, fn) => nameOfCall('clamp', args, fn),
  matrix_norm: matrixNorm,
  quantile: 'SqueezeBackward4',
  nanquantile: 'SqueezeBackward4',
  hstack: CAT,
  vstack: CAT,
  row_stack: CAT,
  dstack: CAT,
  column_stack: CAT,
  concat: CAT,
  concatenate: CAT,
  broadcast_tensors: 'ExpandBackward0',
  split: (args) => (Array.isArray(args[1]) ? 'SplitWithSizesBackward0' : 'SplitBackward0'),
  diag: ([input]) => (rankOf(input) === 1 ? 'DiagEmbedBackward0' : 'DiagonalBackward0_copy'),
  diagflat: 'DiagEmbedBackward0',
  atleast_1d: VIEW,
  hsplit: 'SliceBackward0',
  vsplit: 'SliceBackward0',
  tensor_split: 'SliceBackward0',
  dsplit: 'SliceBackward0',
  atleast_2d: atLeast,
  atleast_3d: atLeast,
  fliplr: 'FlipBackward0',
  flipud: 'FlipBackward0',
  take_along_dim: 'GatherBackward0',
  inner: ([a, b]) => (rankOf(a) === 0 || rankOf(b) === 0 ? 'MulBackward0' : VIEW),
  tensordot: VIEW,
  kron: 'UnsafeViewBackward0',
  cross: 'LinalgCrossBackward0',
  det: 'LinalgDetBackward0',
  inverse: 'LinalgInvExBackward0',
  inv: 'LinalgInvExBackward0',
  slogdet: 'LinalgSlogdetBackward0',
  logdet: 'WhereBackward0',
  solve: 'LinalgSolveExBackward0',
  matrix_power: 'MmBackward0',
  chain_matmul: VIEW,
  multi_dot: VIEW,
  cosine_similarity: 'SumBackward1',
  pairwise_distance: 'NormBackward1',
  cartesian_prod: 'StackBackward0',
  combinations: 'StackBackward0',
  softmin: 'SoftmaxBackward0',
  prelu: 'PreluKernelBackward0',
  leaky_relu: (args) => `LeakyReluBackward${Number(args[2] === true)}`,
  rrelu: 'RreluWithNoiseBackward0',
  bilinear: ([, , , bias]) => (given(bias) ? 'AddBackward0' : VIEW),
  instance_norm: VIEW,
  max_pool1d: 'SqueezeBackward1',
  avg_pool1d: 'SqueezeBackward1',
  adaptive_avg_pool1d: 'SqueezeBackward1',
  adaptive_max_pool1d: 'SqueezeBackward1',
  max_pool1d_with_indices: 'SqueezeBackward1',
  adaptive_max_pool1d_with_indices: 'SqueezeBackward1',
  unfold: (_args, { primitive }) => (primitive.name === 'reshape' ? 'Im2ColBackward0' : 'UnfoldBackward0'),
  conv1d: convolution(1),
  conv2d: convolution(2),
  conv3d: convolution(3),
  getitem,
  sum: overloaded('Sum'),
  mean: overloaded('Mean'),
  prod: overloaded('Prod'),
  median: (args) => `MedianBackward${Number(given(args[1]))}`,
  nanmedian: (args) => `NanmedianBackward${Number(given(args[1]))}`,
  max: (args) => (isTensor(args[1]) ? 'MaximumBackward0' : `MaxBackward${Number(!given(args[1]))}`),
  min: (args) => (isTensor(args[1]) ? 'MinimumBackward0' : `MinBackward${Number(!given(args[1]))}`),
  norm: ([, p]) => (p === 'nuc' ? 'SumBackward1' : 'LinalgVectorNormBackward0'),
  linalg_norm: ([input, ord, dim], fn) =>
    (Array.isArray(dim) ? dim.length : rankOf(input)) === 2
      ? matrixNorm([input, ord], fn)
      : 'LinalgVectorNormBackward0',
  vector_norm: 'LinalgVectorNormBackward0',
  square: 'PowBackward0',
  clamp: (args) => `ClampBackward${Number(!isTensor(args[1] ?? args[2]))}`,
  rsub: bySecond('Rsub', 0, 1),
  squeeze: ([, dims]) => `SqueezeBackward${Array.isArray(dims) && dims.length > 1 ? 2 : Number(given(dims))}`,
  T: 'PermuteBackward0',
  mT: 'TransposeBackward0',
  movedim: 'PermuteBackward0',
  moveaxis: 'PermuteBackward0',
  swapaxes: 'TransposeBackward0',
  swapdims: 'TransposeBackward0',
  ravel: VIEW,
  unflatten: VIEW,
  view_as: VIEW,
  reshape_as: VIEW,
  expand_as: 'ExpandBackward0',
  broadcast_to: 'ExpandBackward0',
  meshgrid: 'ExpandBackward0',
  tile: 'RepeatBackward0',
  narrow: 'SliceBackward0',
  chunk: 'SplitBackward0',
  contiguous: 'CloneBackward0',
  float: CAST,
  double: CAST,
  half: CAST,
  bfloat16: CAST,
  to: CAST,
  type: CAST,
  outer: 'MulBackward0',
  diff: ([, n]) => (n === 0 ? 'CopyBackwards' : 'SubBackward0'),
  dropout: 'MulBackward0',
  dropout1d: 'MulBackward0',
  dropout2d: 'MulBackward0',
  dropout3d: 'MulBackward0',
  normalize: 'DivBackward0',
  log1p: 'Log1PBackward0',
  fft_irfft: 'FftC2RBackward0',
  fft_irfft2: 'FftC2RBackward0',
  fft_irfftn: 'FftC2RBackward0',
  fft_hfft: 'FftC2RBackward0',
  fft_hfft2: 'FftC2RBackward0',
  fft_hfftn: 'FftC2RBackward0',
  linalg_cholesky: 'LinalgCholeskyExBackward0',
  svd: (_args, { primitive }) => (primitive.name === 'permute' ? 'TransposeBackward0' : 'LinalgSvdBackward0'),
  lu_solve: 'LinalgLuSolveBackward0',
  matrix_exp: 'LinalgMatrixExpBackward0',
  orgqr: 'LinalgHouseholderProductBackward0',
  special_digamma: 'DigammaBackward0',
  special_gammaln: 'LgammaBackward0',
  special_i0: 'I0Backward0',
  special_i0e: 'SpecialI0EBackward0',
  special_i1e: 'SpecialI1EBackward0',
  special_multigammaln: 'MvlgammaBackward0',
  special_ndtr: 'MulBackward1',
  special_polygamma: 'PolygammaBackward0',
  special_psi: 'DigammaBackward0',
  special_xlog1py: 'SpecialXlog1PyBackward0',
  unsafe_chunk: 'UnsafeSplitBackward0',
  unsafe_split_with_sizes: 'UnsafeSplitBackward0',
  narrow_copy: 'NarrowCopyBackward0',
  squeeze_copy: (args) => `SqueezeBackward${Number(given(args[1]))}_copy`,
  logsigmoid: 'LogSigmoidBackward0',
  relu6: 'HardtanhBackward0',
  selu: 'EluBackward0',
  softsign: 'DivBackward0',
  tanhshrink: 'SubBackward0',
  rms_norm: 'MulBackward0',
  layer_norm: 'NativeLayerNormBackward0',
  batch_norm: 'NativeBatchNormBackward0',
  group_norm: 'NativeGroupNormBackward0',
  feature_alpha_dropout: ([, p]) => (p === 1 ? 'MulBackward0' : 'AddBackward0'),
  linear_cross_entropy: ([, weight, target, , , reduction, , smoothing], fn) =>
    crossEntropy([weight, target, null, null, null, null, reduction, smoothing], fn),
  conv_transpose1d: convolution(1),
  conv_transpose2d: convolution(2),
  conv_transpose3d: convolution(3),
  max_pool2d: 'MaxPool2DWithIndicesBackward0',
  max_pool2d_with_indices: 'MaxPool2DWithIndicesBackward0',
  max_pool3d: 'MaxPool3DWithIndicesBackward0',
  max_pool3d_with_indices: 'MaxPool3DWithIndicesBackward0',
  max_unpool1d: 'SqueezeBackward1',
  max_unpool2d: 'MaxUnpool2DBackward0',
  max_unpool3d: 'MaxUnpool3DBackward0',
  fractional_max_pool2d: 'FractionalMaxPool2DBackward0',
  fractional_max_pool2d_with_indices: 'FractionalMaxPool2DBackward0',
  fractional_max_pool3d: 'FractionalMaxPool3DBackward0',
  fractional_max_pool3d_with_indices: 'FractionalMaxPool3DBackward0',
  avg_pool3d: 'AvgPool3DBackward0',
  adaptive_max_pool2d_with_indices: 'AdaptiveMaxPool2DBackward0',
  adaptive_max_pool3d: 'AdaptiveMaxPool3DBackward0',
  adaptive_max_pool3d_with_indices: 'AdaptiveMaxPool3DBackward0',
  adaptive_avg_pool3d: (_args, { output }) =>
    output.shape.slice(-3).every((n) => n === 1) ? 'MeanBackward1' : 'AdaptiveAvgPool3DBackward0',
  avg_pool2d: 'AvgPool2DBackward0',
  adaptive_max_pool2d: 'AdaptiveMaxPool2DBackward0',
  adaptive_avg_pool2d: (_args, { output }) =>
    output.shape.slice(-2).every((n) => n === 1) ? 'MeanBackward1' : 'AdaptiveAvgPool2DBackward0',
  interpolate,
  upsample_nearest: ([input]) => `UpsampleNearest${rankOf(input) - 2}DBackward0`,
  upsample_bilinear: 'UpsampleBilinear2DBackward0',
  grid_sample: ([input]) => `GridSampler${rankOf(input) - 2}DBackward0`,
  grid_sampler: ([input]) => `GridSampler${rankOf(input) - 2}DBackward0`,
  affine_grid: 'AffineGridGeneratorBackward0',
  grid_sampler_2d: 'GridSampler2DBackward0',
  grid_sampler_3d: 'GridSampler3DBackward0',
  pad,
  fold: 'Col2ImBackward0',
  cross_entropy: crossEntropy,
  nll_loss: ([input]) => (rankOf(input) > 2 ? 'NllLoss2DBackward0' : 'NllLossBackward0'),
  kl_div: (args) =>
    ({ batchmean: 'DivBackward0', sum: 'SumBackward0', none: 'MulBackward0' })[args[4] as string] ??
    'MeanBackward0',
  l1_loss: reducedLoss('AbsBackward0'),
  binary_cross_entropy_with_logits: 'BinaryCrossEntropyWithLogitsBackward0',
  scaled_dot_product_attention: attention,
};

const camel = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** By the operation that was called and what it left. */
export function nameOfCall(name: string, args: readonly unknown[], fn: GradFn): string {
  const known = Object.hasOwn(exceptions, name) ? exceptions[name] : undefined;
  if (typeof known === 'function') return known(args, fn);
  if (known !== undefined) return known;
  if (name.endsWith('_copy') && name !== 'index_copy')
    return `${camel(name.slice(0, -'_copy'.length))}Backward0_copy`;
  const stem = name.replace(/(?<=.)_$/, '');
  return Object.hasOwn(exceptions, stem) && stem !== name
    ? nameOfCall(stem, args, fn)
    : `${camel(stem)}Backward0`;
}

/** What `grad_fn.name()` says. */
export function nameOf(fn: GradFn): string {
  if (fn.variable) return 'AccumulateGrad';
  if (fn.label !== null) return fn.label;
  const { name } = fn.primitive;
  if (name === 'reshape') return VIEW;
  if (name === 'scatter')
    return fn.attributes['reduce'] === 'none' ? 'ScatterBackward0' : 'ScatterReduceBackward0';
  return `${camel(name)}Backward0`;
}
