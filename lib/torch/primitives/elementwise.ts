/**
 * Elementwise primitives: one row each, a function of numbers; the operations have cast and broadcast the
 * inputs' types.
 */
import { geluErf } from './gelu_erf.ts';
import { allocate, dtypes, type DType } from '../dtype.ts';
import type { Primitive } from '../node.ts';
import { numel, type Shape } from '../shape.ts';
import { erf as erfOf } from '../random/erf.ts';
import { binary, map, sameAsInput, truthOfInput, unary } from './pointwise.ts';

export const neg = unary('neg', (x) => -x);
export const exp = unary('exp', Math.exp);
export const sqrt = unary('sqrt', Math.sqrt);
/** The same, for norms and deviations: its derivative at zero is zero. */
export const root = unary('root', Math.sqrt);
export const logical_not = unary('logical_not', (x) => Number(!x), truthOfInput);
export const relu = unary('relu', (x) => (x > 0 ? x : Number.isNaN(x) ? x : 0));
export const erf = unary('erf', erfOf);
export const tanh = unary('tanh', Math.tanh);
export const sigmoid = unary('sigmoid', (x) => 1 / (1 + Math.exp(-x)));

export const add = binary('add', (a, b) => a + b);
export const sub = binary('sub', (a, b) => a - b);
export const mul = binary('mul', (a, b) => a * b);
export const div = binary('div', (a, b) => a / b);
export const lt = binary('lt', (a, b) => Number(a < b), 'bool');

/** The input in another type: towards an integer type by truncation, to bool by `!= 0`. */
export const cast: Primitive<{ readonly dtype: DType }> = {
  name: 'cast',
  infer: ([input], { dtype }) => ({ shape: input!.shape, dtype }),
  kernel: ({ values, output }) => {
    const [x] = values;
    const result = allocate(output.dtype, x!.length);
    const { category } = dtypes[output.dtype];
    if (category === 'bool') for (let i = 0; i < result.length; i++) result[i] = Number(x![i] !== 0);
    else if (category === 'int') for (let i = 0; i < result.length; i++) result[i] = Math.trunc(x![i]!);
    else result.set(x!);
    return result;
  },
};

/** Between two bounds. NaN stays. */
export const hardtanh: Primitive<{ readonly min: number; readonly max: number }> = {
  name: 'hardtanh',
  infer: sameAsInput,
  kernel: ({ values, attributes: { min, max }, output }) =>
    map(values[0]!, (x) => (x < min ? min : x > max ? max : x), allocate(output.dtype, values[0]!.length)),
};

/** One value everywhere. */
export const full: Primitive<{ readonly shape: Shape; readonly dtype: DType; readonly value: number }> = {
  name: 'full',
  infer: (_inputs, { shape, dtype }) => ({ shape, dtype }),
  kernel: ({ attributes: { value }, output }) => allocate(output.dtype, numel(output.shape)).fill(value),
};

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html */
export const gelu: Primitive<{ readonly approximate: 'none' | 'tanh' }> = {
  name: 'gelu',
  infer: sameAsInput,
  kernel: ({ values, attributes: { approximate }, output }) => {
    const [x] = values;
    const exact = output.dtype === 'float32' ? geluErf : geluDouble;
    const f = approximate === 'tanh' ? geluTanh : exact;
    const result = allocate(output.dtype, x!.length);
    for (let i = 0; i < result.length; i++) result[i] = f(x![i]!);
    return result;
  },
  work: ({ output }) => 8 * numel(output.shape),
};

const geluDouble = (x: number): number => x * 0.5 * (1 + erfOf(x * Math.SQRT1_2));
const geluTanh = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
