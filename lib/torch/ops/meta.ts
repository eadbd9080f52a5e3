/** Questions about a tensor that its shape, strides and type answer. */
import { dtypes } from '../dtype.ts';
import { notHere } from '../errors.ts';
import { op } from '../op.ts';
import { wrapDim, checkDimsKnown } from '../shape.ts';
import { Tensor } from '../tensor.ts';

/** The shape, or one of its sizes. */
export const size = op(
  'size(Tensor input, int? dim=None)',
  (input: Tensor, dim: number | null = null): number | readonly number[] => {
    if (dim === null) return input.shape;
    checkDimsKnown(input.ndim, dim);
    return input.shape[wrapDim(dim, input.ndim)]!;
  },
);
export const stride = op(
  'stride(Tensor input, int? dim=None)',
  (input: Tensor, dim: number | null = null): number | readonly number[] => {
    if (dim === null) return input.strides;
    checkDimsKnown(input.ndim, dim);
    return input.strides[wrapDim(dim, input.ndim)]!;
  },
);
export const dim = op('dim(Tensor input)', (input: Tensor): number => input.ndim);
export const ndimension = op('ndimension(Tensor input)', (input: Tensor): number => input.ndim);
export const nelement = op('nelement(Tensor input)', (input: Tensor): number => input.numel());
export const element_size = op(
  'element_size(Tensor input)',
  (input: Tensor): number => dtypes[input.dtype].bytes,
);
export const is_same_size = op(
  'is_same_size(Tensor input, Tensor other)',
  (input: Tensor, other: Tensor): boolean => String(input.shape) === String(other.shape),
);
export const is_set_to = op(
  'is_set_to(Tensor input, Tensor tensor)',
  (input: Tensor, tensor: Tensor): boolean =>
    input.storage === tensor.storage &&
    input.storage_offset === tensor.storage_offset &&
    String(input.shape) === String(tensor.shape) &&
    String(input.strides) === String(tensor.strides),
);

const addresses = new WeakMap<object, number>();
let nextAddress = 0x5581_0000_0000;

/**
 * A number that is the same for tensors that begin at the same place of the same memory, as addresses are.
 */
export const data_ptr = op('data_ptr(Tensor input)', (input: Tensor): number => {
  let base = addresses.get(input.storage);
  if (base === undefined) {
    base = nextAddress;
    nextAddress += 64 * (1 + Math.ceil((input.numel() * dtypes[input.dtype].bytes) / 64));
    addresses.set(input.storage, base);
  }
  return base + input.storage_offset * dtypes[input.dtype].bytes;
});

/**
 * The method is Python's; TypeScript calls `backward` of `autograd/backward.ts`, which uses the operations.
 */
export const backward = op(
  'backward(Tensor input, any gradient=None, bool? retain_graph=None, bool create_graph=False, any inputs=None)',
  (_input: Tensor): never => {
    throw notHere('Tensor.backward() as an operation', 'lib/torch/autograd/backward.ts has it.');
  },
);

export const nbytes = op(
  'nbytes(Tensor input)',
  (input: Tensor): number => input.numel() * dtypes[input.dtype].bytes,
);
export const itemsize = op('itemsize(Tensor input)', (input: Tensor): number => dtypes[input.dtype].bytes);

/** Functions of torch of the same kind. */
export const is_tensor = op('is_tensor(any obj)', (value: unknown): boolean => value instanceof Tensor);
export const numel = op('numel(Tensor input)', (input: Tensor): number => input.numel());
export const is_contiguous = op(
  'is_contiguous(Tensor input, any memory_format=None)',
  (input: Tensor): boolean => input.is_contiguous(),
);
export const storage_offset = op(
  'storage_offset(Tensor input)',
  (input: Tensor): number => input.storage_offset,
);
