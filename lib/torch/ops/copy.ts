/**
 * Copies and aliases: clone, contiguous, detach, copy_, fill_. After ATen's `TensorFactories.cpp` and
 * `Copy.cpp`.
 */
import { cast, fillerTensor, scalarTensor } from '../cast.ts';
import type { Scalar } from '../dtype.ts';
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { refusePartialOverlap } from '../overlap.ts';
import { expand as expandPrimitive, reshape } from '../primitives/movement.ts';
import { iteratorStrides, write } from '../record.ts';
import { broadcastShapes, contiguousStrides, expandedStrides, isDense, show } from '../shape.ts';
import { Storage, Tensor, type Device } from '../tensor.ts';
import { withGrad } from '../autograd/mode.ts';
import { alias, makeNode } from '../node.ts';

/** The tensor with memory of its own, in the order of dimensions that `strides` say. */
export function copied(input: Tensor, device: Device, strides: readonly number[]): Tensor {
  const { node } = input;
  const own = node.grad_fn === null ? node : makeNode(alias, [node], {}); // a step of its own on the tape
  return new Tensor(new Storage(own, strides, device), input.shape);
}

/** The tensor on `device`: itself when it is there already, unless a copy is wanted. */
export function copyTo(input: Tensor, device: Device, always = false): Tensor {
  return input.device === device && !always ? input : copied(input, device, denseStrides(input));
}

/** Strides with the input's order of dimensions and no holes, as `preserve_format` keeps them. */
export const denseStrides = ({ shape, strides }: Tensor): readonly number[] =>
  isDense(shape, strides) ? strides : iteratorStrides(shape, [strides]);

/** https://docs.pytorch.org/docs/stable/generated/torch.clone.html */
export const clone = op('clone(Tensor input, *, any memory_format=None)', (input: Tensor): Tensor =>
  copied(input, input.device, denseStrides(input)),
);

/** The same tensor when its memory is in row-major order, else a copy that is. */
export const contiguous = op(
  'contiguous(Tensor input, *, any memory_format=None)',
  (input: Tensor): Tensor =>
    input.is_contiguous() ? input : copied(input, input.device, contiguousStrides(input.shape)),
);

/** Another tensor of the same memory. */
export function aliasOf(input: Tensor, detached = false): Tensor {
  return new Tensor(input.storage, input.shape, {
    strides: input.strides,
    storage_offset: input.storage_offset,
    view: {
      parent: input,
      detached,
      derive: (node) => (node.grad_fn === null || detached ? node : makeNode(alias, [node], {})),
    },
  });
}

export const detach = op('detach(Tensor input)', (input: Tensor): Tensor => aliasOf(input, true));
export const detach_ = op('detach_(Tensor input)', (input: Tensor): Tensor => {
  if (input.grad_fn === null) input.requires_grad = false;
  else {
    check(
      !input.isView,
      () =>
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
    );
    input.storage.node = withGrad(false, () => makeNode(alias, [input.node], {}));
  }
  return input;
});
export const requires_grad_ = op(
  'requires_grad_(Tensor input, bool requires_grad=True)',
  (input: Tensor, requires_grad = true): Tensor => {
    check(
      !requires_grad || input.dtype.includes('float'),
      () => 'only Tensors of floating point dtype can require gradients',
    );
    input.requires_grad = requires_grad;
    return input;
  },
);
export const data = op('data(Tensor input)', (input: Tensor): Tensor => aliasOf(input, true));
export const pin_memory = op('pin_memory(Tensor input)', (input: Tensor): Tensor => input);

/** Write `source`, broadcast and converted, into `input`. */
export const copy_ = op(
  'copy_(Tensor input, Operand other/src, bool non_blocking=False)',
  (input: Tensor, given: Tensor | Scalar): Tensor => {
    const source = given instanceof Tensor ? given : scalarTensor(given, input.dtype);
    const wanted = show(input.shape);
    if (show(broadcastShapes(input.shape, source.shape)) !== wanted)
      check(
        false,
        () =>
          `output with shape ${wanted} doesn't match the broadcast shape ${show(broadcastShapes(input.shape, source.shape))}`,
      );
    refusePartialOverlap(input, source);
    const { node } = spread(cast(source, input.dtype), input.shape);
    return write(input, node.grad_fn === null ? node : makeNode(alias, [node], {}));
  },
);

/** A tensor at a larger shape, as a value. */
function spread(input: Tensor, shape: readonly number[]): Tensor {
  if (show(input.shape) === show(shape)) return input;
  const lead = shape.length - input.ndim;
  const flat =
    lead < 0 ? Tensor.of(makeNode(reshape, [input.node], { shape: input.shape.slice(-lead) })) : input;
  return new Tensor(flat.storage, shape, {
    strides: expandedStrides(flat.shape, flat.strides, shape),
    view: { parent: flat, derive: (node) => makeNode(expandPrimitive, [node], { shape }) },
  });
}

export const fill_ = op(
  'fill_(Tensor input, Tensor|Scalar value)',
  (input: Tensor, value: Tensor | Scalar): Tensor => {
    check(
      !(value instanceof Tensor) || value.ndim === 0,
      () =>
        `fill_ only supports 0-dimension value tensor but got tensor with ${(value as Tensor).ndim} dimensions.`,
    );
    const filler = value instanceof Tensor ? cast(value, input.dtype) : fillerTensor(value, input.dtype);
    return write(input, spread(filler, input.shape).node, { uniform: true });
  },
);
export const zero_ = op('zero_(Tensor input)', (input: Tensor): Tensor => fill_(input, 0));
