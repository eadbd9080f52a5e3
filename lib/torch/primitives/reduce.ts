/**
 * Reductions over some dimensions. Sums of float32 go in PyTorch's order, others are kept in float64 and
 * rounded once.
 */
import { allocate, type DType, type Values } from '../dtype.ts';
import type { Attributes, KernelCall, Meta, Primitive } from '../node.ts';
import { contiguousStrides, numel, type Shape } from '../shape.ts';
import { forEachOffset } from './movement.ts';
import { cascadeSums } from './summation.ts';

export type ReduceAttributes = Attributes & {
  /** Dimensions to reduce, counted from the front, each once. */
  readonly dims: readonly number[];
  readonly keepdim: boolean;
};

export function reducedShape(shape: Shape, { dims, keepdim }: ReduceAttributes): number[] {
  const kept = shape.map((size, d) => (dims.includes(d) ? 1 : size));
  return keepdim ? kept : kept.filter((_, d) => !dims.includes(d));
}

function inferred(dtype?: DType): Primitive<ReduceAttributes>['infer'] {
  return ([input], attributes) => ({
    shape: reducedShape(input!.shape, attributes),
    dtype: dtype ?? input!.dtype,
  });
}

/** For each input element the place of its group in the result. */
function forEachGroup(
  { inputs, attributes }: KernelCall<ReduceAttributes>,
  visit: (group: number, index: number) => void,
): void {
  const { shape } = inputs[0]!;
  const strides = contiguousStrides(reducedShape(shape, { ...attributes, keepdim: true }));
  const toGroup = strides.map((stride, d) => (attributes.dims.includes(d) ? 0 : stride));
  forEachOffset(shape, toGroup, 0, visit);
}

function fold(
  name: string,
  start: number,
  step: (accumulated: number, x: number) => number,
  dtype?: DType,
): Primitive<ReduceAttributes> {
  return {
    name,
    infer: inferred(dtype),
    kernel: (call) => folded(call, start, step),
    work,
  };
}

function folded(
  call: KernelCall<ReduceAttributes>,
  start: number,
  step: (accumulated: number, x: number) => number,
): Float64Array {
  const x = call.values[0]!;
  const groups = new Float64Array(numel(call.output.shape)).fill(start);
  forEachGroup(call, (group, i) => {
    groups[group] = step(groups[group]!, x[i]!);
  });
  return groups;
}

const work = ({ inputs }: { readonly inputs: readonly Meta[] }): number => numel(inputs[0]!.shape);

/** Into an array of the result's type. */
function stored(primitive: Primitive<ReduceAttributes>): Primitive<ReduceAttributes> {
  return {
    ...primitive,
    kernel: (call) => {
      const groups = primitive.kernel(call);
      const result = allocate(call.output.dtype, groups.length);
      result.set(groups);
      return result;
    },
  };
}

/** Sums of the groups, before they are rounded to the type. */
function summed(call: KernelCall<ReduceAttributes>): Values {
  const [{ shape, dtype }] = call.inputs as [Meta];
  const inOrder = dtype === 'float32' ? cascadeSums(call.values[0]!, shape, call.attributes.dims) : null;
  return inOrder ?? folded(call, 0, (a, x) => a + x);
}

export const sum = stored({ name: 'sum', infer: inferred(), kernel: summed, work });
export const prod = stored(fold('prod', 1, (a, x) => a * x));
export const amax = stored(fold('amax', -Infinity, (a, x) => (x > a || Number.isNaN(x) ? x : a)));
export const amin = stored(fold('amin', Infinity, (a, x) => (x < a || Number.isNaN(x) ? x : a)));
export const all = stored(fold('all', 1, (a, x) => Number(a !== 0 && x !== 0), 'bool'));
export const any = stored(fold('any', 0, (a, x) => Number(a !== 0 || x !== 0), 'bool'));

export const mean = stored({
  name: 'mean',
  infer: inferred(),
  kernel: (call) => {
    const sums = summed(call);
    const count = numel(call.inputs[0]!.shape) / sums.length;
    return sums.map((total: number) => total / count);
  },
  work,
});

/** The variance with `correction` taken from the number of elements. */
export const variance: Primitive<ReduceAttributes & { readonly correction: number }> = {
  name: 'var',
  infer: inferred(),
  kernel: (call) => {
    const x = call.values[0]!;
    const sums = folded(call, 0, (a, value) => a + value);
    const count = numel(call.inputs[0]!.shape) / sums.length;
    const squares = new Float64Array(sums.length);
    forEachGroup(call, (group, i) => {
      squares[group]! += (x[i]! - sums[group]! / count) ** 2;
    });
    const result = allocate(call.output.dtype, sums.length);
    result.set(squares.map((total) => total / Math.max(0, count - call.attributes.correction)));
    return result;
  },
  work: ({ inputs }) => 2 * numel(inputs[0]!.shape),
};

export type DimAttributes = Attributes & { readonly dim: number; readonly keepdim: boolean };

/** Where the first extreme element stands along `dim`; NaN counts as more extreme than anything. */
function extremePlace(name: string, beats: (x: number, best: number) => boolean): Primitive<DimAttributes> {
  return {
    name,
    infer: ([input], { dim, keepdim }) => ({
      shape: reducedShape(input!.shape, { dims: [dim], keepdim }),
      dtype: 'int64',
    }),
    kernel: ({ inputs, values, attributes: { dim }, output }) => {
      const x = values[0]!;
      const { shape } = inputs[0]!;
      const length = shape[dim] ?? 1;
      const step = numel(shape.slice(dim + 1));
      const result = allocate('int64', numel(output.shape));
      for (let group = 0; group < result.length; group++) {
        const start = Math.floor(group / step) * length * step + (group % step);
        let best = 0;
        for (let i = 1; i < length; i++) {
          const [value, champion] = [x[start + i * step]!, x[start + best * step]!];
          if (Number.isNaN(champion)) break;
          if (Number.isNaN(value) || beats(value, champion)) best = i;
        }
        result[group] = best;
      }
      return result;
    },
    work,
  };
}

export const argmax = extremePlace('argmax', (x, best) => x > best);
export const argmin = extremePlace('argmin', (x, best) => x < best);
