/**
 * Element types, after `c10/core/ScalarType.h`: names, sizes, how values are kept, and promotion.
 *
 * int64 values are kept in a Float64Array: exact up to 2^53, which `checkInteger` guards, and much easier to
 * compute with than BigInt. float16 and bfloat16 are kept in a Float32Array and rounded after every
 * operation. Left out on purpose: complex and quantised types, uint16 to uint64, float8.
 */
import {
  bfloat16ToFloat32,
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
} from '../safetensors/half.ts';
import { checkAs, TorchError } from './errors.ts';

export type DType =
  'float64' | 'float32' | 'float16' | 'bfloat16' | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'bool';

/** The values of a tensor, contiguous, in logical (row-major) order. */
export type Values = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint8Array;

interface DTypeInfo {
  readonly bytes: number;
  readonly category: 'bool' | 'int' | 'float';
  /** Position in the lattice of promotion within a category. */
  readonly rank: number;
  readonly scalarTypeName: string;
  readonly tensorTypeName: string;
  readonly make: (length: number) => Values;
}

const f32 = (length: number): Values => new Float32Array(length);
const f64 = (length: number): Values => new Float64Array(length);

export const dtypes: Readonly<Record<DType, DTypeInfo>> = {
  float64: {
    bytes: 8,
    category: 'float',
    rank: 3,
    scalarTypeName: 'Double',
    tensorTypeName: 'DoubleTensor',
    make: f64,
  },
  float32: {
    bytes: 4,
    category: 'float',
    rank: 2,
    scalarTypeName: 'Float',
    tensorTypeName: 'FloatTensor',
    make: f32,
  },
  float16: {
    bytes: 2,
    category: 'float',
    rank: 1,
    scalarTypeName: 'Half',
    tensorTypeName: 'HalfTensor',
    make: f32,
  },
  bfloat16: {
    bytes: 2,
    category: 'float',
    rank: 1,
    scalarTypeName: 'BFloat16',
    tensorTypeName: 'BFloat16Tensor',
    make: f32,
  },
  int64: {
    bytes: 8,
    category: 'int',
    rank: 4,
    scalarTypeName: 'Long',
    tensorTypeName: 'LongTensor',
    make: f64,
  },
  int32: {
    bytes: 4,
    category: 'int',
    rank: 3,
    scalarTypeName: 'Int',
    tensorTypeName: 'IntTensor',
    make: (n) => new Int32Array(n),
  },
  int16: {
    bytes: 2,
    category: 'int',
    rank: 2,
    scalarTypeName: 'Short',
    tensorTypeName: 'ShortTensor',
    make: (n) => new Int16Array(n),
  },
  int8: {
    bytes: 1,
    category: 'int',
    rank: 1,
    scalarTypeName: 'Char',
    tensorTypeName: 'CharTensor',
    make: (n) => new Int8Array(n),
  },
  uint8: {
    bytes: 1,
    category: 'int',
    rank: 0,
    scalarTypeName: 'Byte',
    tensorTypeName: 'ByteTensor',
    make: (n) => new Uint8Array(n),
  },
  bool: {
    bytes: 1,
    category: 'bool',
    rank: 0,
    scalarTypeName: 'Bool',
    tensorTypeName: 'BoolTensor',
    make: (n) => new Uint8Array(n),
  },
};

export const isDType = (name: unknown): name is DType =>
  typeof name === 'string' && Object.hasOwn(dtypes, name);
export const isFloating = (dtype: DType): boolean => dtypes[dtype].category === 'float';

/**
 * An array for `length` values of `dtype`, all zero. Asking for more than 512 MB raises what PyTorch's
 * allocator says.
 */
export function allocate(dtype: DType, length: number): Values {
  checkMemory(dtype, length);
  return dtypes[dtype].make(length);
}

export function checkMemory(dtype: DType, length: number): void {
  const bytes = length * dtypes[dtype].bytes;
  if (bytes > MEMORY_LIMIT) throw outOfMemory(bytes);
}

/** The most that one tensor may take on this page, in bytes. */
export const MEMORY_LIMIT = 512 * 1024 * 1024;

function outOfMemory(bytes: number): TorchError {
  return new TorchError(
    'RuntimeError',
    `[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: ` +
      `you tried to allocate ${bytes} bytes. Error code 12 (Cannot allocate memory)`,
  );
}

/** The largest finite value of each floating type. */
const LARGEST: Partial<Record<DType, number>> = {
  float32: 3.4028234663852886e38,
  float16: 65504,
  bfloat16: 3.3895313892515355e38,
};

/**
 * Whether a number can be converted without overflow, as `c10::overflows` has it: a negative one wraps in
 * uint8.
 */
export function holds(dtype: DType, value: number): boolean {
  const { category, bytes } = dtypes[dtype];
  if (category === 'bool') return true;
  if (category === 'float') return !Number.isFinite(value) || Math.abs(value) <= (LARGEST[dtype] ?? Infinity);
  const half = 2 ** (8 * bytes - 1);
  return dtype === 'uint8' ? Math.abs(value) <= 255 : value >= -half && value <= half - 1;
}

const LARGEST_EXACT = 2 ** 53;

/** Round what a kernel wrote to what `dtype` can hold; an int64 that cannot be held exactly raises. */
export function settle(values: Values, dtype: DType): Values {
  if (dtype === 'float16') values.forEach((v, i) => (values[i] = float16ToFloat32(float32ToFloat16(v))));
  if (dtype === 'bfloat16') values.forEach((v, i) => (values[i] = bfloat16ToFloat32(float32ToBfloat16(v))));
  if (dtype === 'bool') for (let i = 0; i < values.length; i++) if (values[i]! > 1) values[i] = 1;
  if (dtype === 'int64')
    checkAs(
      'NotImplementedError',
      values.every((v) => Math.abs(v) <= LARGEST_EXACT),
      () => 'int64 values beyond 2**53 are not held exactly on this page, so they are refused.',
    );
  return values;
}

/** `torch.promote_types`: the smallest type that both can be converted to. */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  const [x, y] = [dtypes[a], dtypes[b]];
  if (x.category !== y.category) return categoryRank[x.category] > categoryRank[y.category] ? a : b;
  if (x.category === 'float' && x.rank === y.rank) return 'float32'; // float16 with bfloat16
  if ((a === 'uint8' && b === 'int8') || (a === 'int8' && b === 'uint8')) return 'int16';
  return x.rank > y.rank ? a : b;
}

const categoryRank = { bool: 0, int: 1, float: 2 } as const;

/**
 * A Python float that is passed as a scalar. A plain JavaScript number that is a whole number counts as a
 * Python int; `new FloatScalar(2)` is Python's `2.0`.
 */
export class FloatScalar {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export type Scalar = number | boolean | FloatScalar;

export const scalarValue = (scalar: Scalar): number =>
  scalar instanceof FloatScalar ? scalar.value : Number(scalar);

let defaultDType: DType = 'float32';

/** `torch.get_default_dtype`: the type of Python floats, and of results of true division. */
export const get_default_dtype = (): DType => defaultDType;

/** `torch.set_default_dtype`. */
export function set_default_dtype(dtype: DType): void {
  checkAs(
    'TypeError',
    isFloating(dtype),
    () => 'only floating-point types are supported as the default type',
  );
  defaultDType = dtype;
}

/** The type a Python scalar has by itself: bool, int64 or the default float type. */
export function scalarDType(scalar: Scalar): DType {
  if (typeof scalar === 'boolean') return 'bool';
  return scalar instanceof FloatScalar || !Number.isInteger(scalar) ? defaultDType : 'int64';
}

/**
 * One operand as promotion sees it: its type, and whether it is a tensor with dimensions, a 0-dim tensor or a
 * number.
 */
export interface Operand {
  readonly dtype: DType;
  readonly kind: 'dimensioned' | 'zerodim' | 'number';
}

/**
 * `torch.result_type`: tensors with dimensions win, then 0-dim tensors, then numbers, unless of a higher
 * category.
 */
export function resultType(operands: readonly Operand[]): DType {
  const of = (kind: Operand['kind']): DType | null =>
    operands
      .filter((o) => o.kind === kind)
      .reduce<DType | null>((t, o) => (t ? promoteTypes(t, o.dtype) : o.dtype), null);
  const higher = (a: DType | null, b: DType | null): DType | null => {
    if (!a || !b) return a ?? b;
    return categoryRank[dtypes[b].category] > categoryRank[dtypes[a].category] ? promoteTypes(a, b) : a;
  };
  return higher(of('dimensioned'), higher(of('zerodim'), of('number'))) ?? defaultDType;
}

/** `torch.can_cast`: whether a result of type `from` may be written to a tensor of type `to`. */
export const canCast = (from: DType, to: DType): boolean =>
  categoryRank[dtypes[from].category] <= categoryRank[dtypes[to].category];

/** What C++ calls the types, in some of ATen's errors. */
export const cppNames: Readonly<Record<DType, string>> = {
  float64: 'double',
  float32: 'float',
  float16: 'c10::Half',
  bfloat16: 'c10::BFloat16',
  int64: 'long int',
  int32: 'int',
  int16: 'short int',
  int8: 'signed char',
  uint8: 'unsigned char',
  bool: 'bool',
};

/** What a kernel of ATen raises for a type that it does not take: `"abs_cpu" not implemented for 'Bool'`. */
const isHalf = (dtype: DType): boolean => dtype === 'float16' || dtype === 'bfloat16';

/** LAPACK has no kernels for half precision; `kernel` is ATen's name of what is missing. */
export const refuseHalf = (kernel: string, dtype: DType): void =>
  notImplementedFor(kernel, dtype, isHalf(dtype));

/** The same, of functions that look at the type themselves. */
export const refuseLowPrecision = (name: string, dtype: DType): void =>
  checkAs(
    'RuntimeError',
    !isHalf(dtype),
    () => `${name}: Low precision dtypes not supported. Got ${dtypes[dtype].scalarTypeName}`,
  );

export function notImplementedFor(kernel: string, dtype: DType, refused: boolean): void {
  checkAs(
    'NotImplementedError',
    !refused,
    () => `"${kernel}" not implemented for '${dtypes[dtype].scalarTypeName}'`,
  );
}
