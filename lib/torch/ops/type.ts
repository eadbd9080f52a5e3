/** Conversions of type and device, and values out of tensors; after `Tensor.to` and `torch/_tensor.py`. */
import { cast } from '../cast.ts';
import { parseDevice } from '../device.ts';
import { canCast, dtypes, isDType, isFloating, type DType } from '../dtype.ts';
import { check, TorchError } from '../errors.ts';
import { invalidCombination } from '../invalid_arguments.ts';
import { op, type Op } from '../op.ts';
import { pythonType } from '../python-type.ts';
import { Tensor, type Device } from '../tensor.ts';
import { copyTo } from './copy.ts';

type Conversion = Op<(input: Tensor) => Tensor>;
const conversion = (name: string, dtype: DType): Conversion =>
  op(`${name}(Tensor input)`, (input: Tensor): Tensor => cast(input, dtype));

export const float = conversion('float', 'float32');
export const double = conversion('double', 'float64');
export const half = conversion('half', 'float16');
export const bfloat16 = conversion('bfloat16', 'bfloat16');
export const long = conversion('long', 'int64');
export const int = conversion('int', 'int32');
export const short = conversion('short', 'int16');
export const char = conversion('char', 'int8');
export const byte = conversion('byte', 'uint8');
export const bool = conversion('bool', 'bool');

/** What `to` may begin with: another tensor, a type, a device by name or number. */
const isPlace = (first: unknown): boolean =>
  first === undefined ||
  first === null ||
  first instanceof Tensor ||
  typeof first === 'number' ||
  pythonType(first) === 'str' ||
  isDType(first);

/** `to(dtype)`, `to(device)`, `to(device, dtype)`, `to(other)`: the same tensor when nothing changes. */
export const to = op(
  'to(Tensor input, any... args=[], *, any device=None, dtype? dtype=None, bool non_blocking=False, bool copy=False, any memory_format=None)',
  (
    input: Tensor,
    args: readonly unknown[],
    device: unknown = null,
    dtype: DType | null = null,
    _non_blocking = false,
    copy = false,
  ): Tensor => {
    let target = {
      device: device === null ? input.device : parseDevice(device),
      dtype: dtype ?? input.dtype,
    };
    const [first] = args;
    // A device may be followed by a type; both and another tensor by non_blocking and copy.
    const byDevice = !(first instanceof Tensor) && !isDType(first);
    const flags = args.slice(byDevice ? 2 : 1);
    const second = byDevice && args.length > 1 ? args[1] : null;
    if (!isPlace(first) || !(second === null || isDType(second)) || flags.some((x) => typeof x !== 'boolean'))
      throw invalidCombination({ name: 'to', style: 'method', args, kwargs: {} }, pythonType);
    if (first instanceof Tensor) target = { device: first.device, dtype: first.dtype };
    else if (isDType(first)) target.dtype = first;
    else if (first !== undefined && first !== null) target.device = parseDevice(first);
    if (isDType(second)) target.dtype = second;
    copy ||= flags[1] === true;
    const moved = copyTo(cast(input, target.dtype), target.device);
    return moved === input && copy ? copyTo(input, input.device, true) : moved;
  },
);
export const type_as = op('type_as(Tensor input, Tensor other)', (input: Tensor, other: Tensor): Tensor =>
  to(input, [other]),
);
export const cpu = op('cpu(Tensor input)', (input: Tensor): Tensor => copyTo(input, 'cpu'));
export const cuda = op(
  'cuda(Tensor input, any device=None)',
  (input: Tensor, device: unknown = null): Tensor => {
    const name = typeof device === 'number' ? `cuda:${device}` : ((device as string | null) ?? 'cuda');
    return copyTo(input, parseDevice(name));
  },
);

/** Without an argument the name of the type, `'torch.FloatTensor'`; with one a conversion. */
export const type = op(
  'type(Tensor input, dtype|str? dtype=None)',
  (input: Tensor, dtype: unknown = null): Tensor | string => {
    const kind = input.device === 'cpu' ? 'torch' : 'torch.cuda';
    if (dtype === null) return `${kind}.${dtypes[input.dtype].tensorTypeName}`;
    if (isDType(dtype)) return cast(input, dtype);
    const wanted = dtype as string;
    const name = wanted.replace(/^torch\.(cuda\.)?/, '');
    const found = Object.entries(dtypes).find(([, info]) => info.tensorTypeName === name);
    if (!found) throw new TorchError('ValueError', `invalid type: '${wanted}'`);
    return cast(input, found[0] as DType);
  },
);

/** The one value. */
export const item = op('item(Tensor input)', (input: Tensor): number | boolean => {
  check(input.numel() === 1, () => `a Tensor with ${input.numel()} elements cannot be converted to Scalar`);
  const [value] = input.peek();
  return input.dtype === 'bool' ? value !== 0 : value!;
});

export type Nested = number | boolean | readonly Nested[];

/** Values as nested lists; of a 0-dim tensor the value itself. */
export const tolist = op('tolist(Tensor input)', (input: Tensor): Nested => {
  const values = input.peek();
  const build = (d: number, start: number, count: number): Nested => {
    if (d === input.ndim) return input.dtype === 'bool' ? values[start] !== 0 : values[start]!;
    const step = count / Math.max(input.shape[d]!, 1);
    return Array.from({ length: input.shape[d]! }, (_, i) => build(d + 1, start + i * step, step));
  };
  return build(0, 0, values.length);
});

/** `bool(tensor)` and `if tensor:`. */
export const is_nonzero = op('is_nonzero(Tensor input)', (input: Tensor): boolean => {
  const count = input.numel();
  check(count !== 0, () => 'Boolean value of Tensor with no values is ambiguous');
  check(count === 1, () => 'Boolean value of Tensor with more than one value is ambiguous');
  return input.peek()[0] !== 0;
});

export const is_floating_point = op('is_floating_point(Tensor input)', (input: Tensor): boolean =>
  isFloating(input.dtype),
);
export const is_complex = op('is_complex(Tensor input)', (_input: Tensor): boolean => false);
export const is_signed = op(
  'is_signed(Tensor input)',
  (input: Tensor): boolean => canCast('int8', input.dtype) && input.dtype !== 'uint8',
);
export const get_device = op('get_device(Tensor input)', (input: Tensor): number =>
  deviceIndex(input.device),
);

export const deviceIndex = (device: Device): number => (device === 'cpu' ? -1 : Number(device.slice(5)));
