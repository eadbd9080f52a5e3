/** From Python's values to what operations take: by a parameter's type, what fits and as what. */
import { FloatScalar, isDType, isFloating, type Scalar } from './dtype.ts';
import { LazyGenerator } from './random/lazy.ts';
import { Tensor } from './tensor.ts';

export const isSequence = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const int = (v: unknown): number | undefined => {
  if (typeof v === 'number') return Number.isInteger(v) ? v : undefined;
  if (v instanceof Tensor && v.numel() === 1 && !isFloating(v.dtype)) return v.values()[0]!;
  return undefined;
};
/** Only the first of several ints is looked at before they are unpacked: `zeros((2, True))`. */
export const element = (v: unknown, i: number): number | undefined =>
  i > 0 && typeof v === 'boolean' ? Number(v) : int(v);
const ints = (v: unknown): number[] | undefined => {
  if (!isSequence(v)) {
    const one = int(v);
    return one === undefined ? undefined : [one];
  }
  const list = v.map(element);
  return list.every((n) => n !== undefined) ? list : undefined;
};

/** What a 0-dim tensor stands for where a number is wanted. */
function scalarOf(tensor: Tensor): Scalar {
  const value = tensor.values()[0]!;
  if (tensor.dtype === 'bool') return value !== 0;
  return isFloating(tensor.dtype) ? new FloatScalar(value) : value;
}

const tensors = (v: unknown): unknown =>
  isSequence(v) && v.every((t) => t instanceof Tensor) ? v : undefined;

/** From a Python value to what an operation takes; undefined when it does not fit. */
export const conversions: Readonly<Record<string, (value: unknown) => unknown>> = {
  any: (v) => v,
  Tensor: (v) => (v instanceof Tensor ? v : undefined),
  'Tensor[]': tensors,
  'Tensor...': tensors,
  'any...': (v) => v,
  int,
  'int[]': ints,
  /** As sizes are written: one int alone will not do. */
  'SymInt[]': (v) => (isSequence(v) ? ints(v) : undefined),
  'int...': (v) => (isDType(v) ? v : isSequence(v) ? ints(v) : undefined),
  float: (v) => {
    if (v instanceof FloatScalar) return v.value;
    if (v instanceof Tensor && v.numel() === 1) return v.values()[0];
    return typeof v === 'number' || typeof v === 'boolean' ? Number(v) : undefined;
  },
  bool: (v) => (typeof v === 'boolean' ? v : undefined),
  'bool[]': (v) => (isSequence(v) ? v : undefined),
  'float[]': (v) => {
    const list = isSequence(v) ? v.map((x) => conversions.float!(x)) : [conversions.float!(v)];
    return list.every((x) => x !== undefined) ? list : undefined;
  },
  str: (v) => (typeof v === 'string' ? v : undefined),
  Scalar: (v) => {
    if (v instanceof Tensor) return v.ndim === 0 && !v.requires_grad ? scalarOf(v) : undefined;
    return typeof v === 'number' || typeof v === 'boolean' || v instanceof FloatScalar ? v : undefined;
  },
  /** A tensor or a number: the second operand of most elementwise operations. */
  Operand: (v) =>
    v instanceof Tensor || typeof v === 'number' || typeof v === 'boolean' || v instanceof FloatScalar
      ? v
      : undefined,
  dtype: (v) => (isDType(v) ? v : undefined),
  Generator: (v) => (v instanceof LazyGenerator ? v : undefined),
};
