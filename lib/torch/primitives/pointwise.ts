/** What elementwise primitives are made with: a function of numbers, applied to one or two inputs. */
import { allocate, type DType, type Values } from '../dtype.ts';
import type { KernelCall, Meta, Primitive } from '../node.ts';
import { broadcastShapes, contiguousStrides, expandedStrides, numel } from '../shape.ts';

export const sameAsInput = ([input]: readonly Meta[]): Meta => input!;
export const truthOfInput = ([input]: readonly Meta[]): Meta => ({ shape: input!.shape, dtype: 'bool' });

/** A primitive of one input. The operation has given it the type in which the result is. */
export function unary(name: string, f: (x: number) => number, infer = sameAsInput): Primitive {
  return {
    name,
    infer,
    kernel: ({ values, output }) => map(values[0]!, f, allocate(output.dtype, values[0]!.length)),
  };
}

export function map(x: Values, f: (x: number) => number, result: Values): Values {
  for (let i = 0; i < result.length; i++) result[i] = f(x[i]!);
  return result;
}

/**
 * A primitive of two inputs that broadcast; the result has the first one's type unless `dtype` says
 * otherwise.
 */
export function binary(name: string, f: (a: number, b: number) => number, dtype?: DType): Primitive {
  return {
    name,
    infer: ([a, b]) => ({ shape: broadcastShapes(a!.shape, b!.shape), dtype: dtype ?? a!.dtype }),
    kernel: (call) => combine(call, f),
  };
}

function combine(call: KernelCall, f: (a: number, b: number) => number): Values {
  const [a, b] = call.values as [Values, Values];
  const count = numel(call.output.shape);
  const result = allocate(call.output.dtype, count);
  if (a.length === count && b.length === count) {
    for (let i = 0; i < count; i++) result[i] = f(a[i]!, b[i]!);
  } else if (a.length === count && b.length === 1) {
    const y = b[0]!;
    for (let i = 0; i < count; i++) result[i] = f(a[i]!, y);
  } else if (b.length === count && a.length === 1) {
    const x = a[0]!;
    for (let i = 0; i < count; i++) result[i] = f(x, b[i]!);
  } else
    forEachPlace(call, ([at, bt], i) => {
      result[i] = f(a[at!]!, b[bt!]!);
    });
  return result;
}

/** Visits each element of the broadcast result with the places of all its operands. */
export function forEachPlace(
  { inputs, output: { shape } }: KernelCall,
  visit: (places: readonly number[], i: number) => void,
): void {
  const strides = inputs.map((input) => expandedStrides(input.shape, contiguousStrides(input.shape), shape));
  const places = inputs.map(() => 0);
  const count = numel(shape);
  const index = new Array<number>(shape.length).fill(0);
  for (let i = 0; i < count; i++) {
    visit(places, i);
    for (let d = shape.length - 1; d >= 0; d--) {
      for (let k = 0; k < places.length; k++) places[k]! += strides[k]![d]!;
      if (++index[d]! < shape[d]!) break;
      for (let k = 0; k < places.length; k++) places[k]! -= strides[k]![d]! * shape[d]!;
      index[d] = 0;
    }
  }
}
