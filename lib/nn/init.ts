/**
 * `torch.nn.init`: fills a tensor in place with draws of the default generator. The draws are recorded, and
 * made when the tensor is read, so building a model costs nothing and its numbers are still PyTorch's.
 */
import { full } from '../torch/primitives/elementwise.ts';
import { get_default_dtype, isFloating, notImplementedFor } from '../torch/dtype.ts';
import { check, checkAs } from '../torch/errors.ts';
import { makeNode } from '../torch/node.ts';
import { checkBounds, checkStd, drawInto } from '../torch/ops/random.ts';
import {
  bias_bound,
  kaiming_normal_std,
  kaiming_uniform_bound,
  normal,
  timm_trunc_normal,
  trunc_normal,
  uniform,
  xavier_normal_std,
  xavier_uniform_bound,
  type Distribution,
  type Kaiming,
  type TruncNormal,
} from '../torch/random/index.ts';
import { write } from '../torch/record.ts';
import { Parameter, Tensor } from '../torch/tensor.ts';
import { show, type Shape } from '../torch/shape.ts';
import { pythonType } from '../torch/python-type.ts';

/** Sizes that are no sizes never reach the generator, whose place in its stream they would spoil. */
function checkSizes(shape: Shape): void {
  const bad = shape.findIndex((size) => !Number.isInteger(size));
  const found = pythonType(shape[bad]);
  checkAs('TypeError', bad < 0, () =>
    bad === 0
      ? `empty(): argument 'size' (position 1) must be tuple of ints, but found element of type ${found} at pos 0`
      : `empty(): argument 'size' failed to unpack the object at pos ${bad + 1} with error "type must be tuple of ints,but got ${found}"`,
  );
  const negative = shape.find((size) => size < 0);
  check(
    negative === undefined,
    () => `Trying to create tensor with negative dimension ${negative}: ${show(shape)}`,
  );
}

/** An uninitialised parameter of the default dtype, zero until something is drawn into it. */
export function emptyParameter(shape: Shape): Parameter {
  checkSizes(shape);
  return new Parameter(Tensor.of(makeNode(full, [], { shape, dtype: get_default_dtype(), value: 0 })));
}

/** What ATen's kernels call themselves when they refuse a type. */
const UNIFORM = 'check_uniform_bounds';
const NORMAL = 'normal_kernel_cpu';

function draw(tensor: Tensor, distribution: Distribution, kernel: string): Tensor {
  notImplementedFor(kernel, tensor.dtype, !isFloating(tensor.dtype));
  return drawInto(tensor, distribution);
}

export function uniform_(tensor: Tensor, a = 0, b = 1): Tensor {
  checkBounds(a, b);
  return draw(tensor, uniform(a, b), UNIFORM);
}
export function normal_(tensor: Tensor, mean = 0, std = 1): Tensor {
  checkStd(std);
  return draw(tensor, normal(mean, std), NORMAL);
}
export const trunc_normal_ = (tensor: Tensor, options: TruncNormal = {}): Tensor =>
  draw(tensor, trunc_normal(options), NORMAL);
/**
 * timm's own algorithm (one uniform draw through erfinv, where torch rejects and redraws):
 * `timm/layers/weight_init.py`.
 */
export const timm_trunc_normal_ = (tensor: Tensor, options: TruncNormal = {}): Tensor =>
  draw(tensor, timm_trunc_normal(options), UNIFORM);

export function kaiming_uniform_(tensor: Tensor, options: Kaiming = {}): Tensor {
  const bound = kaiming_uniform_bound(tensor.shape, options);
  return uniform_(tensor, -bound, bound);
}

export const kaiming_normal_ = (tensor: Tensor, options: Kaiming = {}): Tensor =>
  normal_(tensor, 0, kaiming_normal_std(tensor.shape, options));

export function xavier_uniform_(tensor: Tensor, gain = 1): Tensor {
  const bound = xavier_uniform_bound(tensor.shape, gain);
  return uniform_(tensor, -bound, bound);
}

export const xavier_normal_ = (tensor: Tensor, gain = 1): Tensor =>
  normal_(tensor, 0, xavier_normal_std(tensor.shape, gain));

export function constant_(tensor: Tensor, value: number): Tensor {
  const { shape, dtype } = tensor;
  const held = isFloating(dtype) ? value : dtype === 'bool' ? Number(value !== 0) : Math.trunc(value);
  return write(tensor, makeNode(full, [], { shape, dtype, value: held }), { uniform: true });
}

export const zeros_ = (tensor: Tensor): Tensor => constant_(tensor, 0);
export const ones_ = (tensor: Tensor): Tensor => constant_(tensor, 1);

/**
 * How Linear and Conv2d start: weight by `kaiming_uniform_(a=sqrt(5))`, then the bias within 1 /
 * sqrt(fan_in).
 */
export function resetLinearLike(weight: Tensor, bias: Tensor | null): void {
  kaiming_uniform_(weight, { a: Math.sqrt(5) });
  if (!bias) return;
  const bound = bias_bound(weight.shape);
  uniform_(bias, -bound, bound);
}
