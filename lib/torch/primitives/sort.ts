/** Orders and running results along a dimension. */
import { allocate, type Values } from '../dtype.ts';
import type { Attributes, KernelCall, Primitive } from '../node.ts';
import { numel } from '../shape.ts';
import { forEachLine } from './normalisation.ts';

/** The permutation that sorts each line along `dim`, stable; NaN counts as the largest. */
export const argsort: Primitive<{ readonly dim: number; readonly descending: boolean }> = {
  name: 'argsort',
  infer: ([x]) => ({ shape: x!.shape, dtype: 'int64' }),
  kernel: ({ inputs, values, attributes: { dim, descending } }) => {
    const x = values[0]!;
    const { shape } = inputs[0]!;
    const length = shape[dim] ?? 1;
    const result = allocate('int64', x.length);
    forEachLine(shape, dim, (start, step) => {
      const at = (i: number): number => x[start + i * step]!;
      const order = Array.from({ length }, (_, i) => i).sort((a, b) => {
        const by = compare(at(a), at(b));
        return (descending ? -by : by) || a - b;
      });
      for (let i = 0; i < length; i++) result[start + i * step] = order[i]!;
    });
    return result;
  },
  work: ({ output }) => 20 * numel(output.shape),
};

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b || 0;
}

type DimAttribute = Attributes & { readonly dim: number };

/** Running results along `dim`: `next` of the last result and the element. */
function scan(
  name: string,
  start: number,
  next: (accumulated: number, x: number) => number,
): Primitive<DimAttribute> {
  return {
    name,
    infer: ([x]) => x!,
    kernel: (call) => running(call, start, next),
  };
}

function running(
  { inputs, values, attributes: { dim }, output }: KernelCall<DimAttribute>,
  start: number,
  next: (accumulated: number, x: number) => number,
): Values {
  const x = values[0]!;
  const { shape } = inputs[0]!;
  const length = shape[dim] ?? 1;
  const result = allocate(output.dtype, x.length);
  forEachLine(shape, dim, (first, step) => {
    let accumulated = start;
    for (let i = 0; i < length; i++) {
      accumulated = next(accumulated, x[first + i * step]!);
      result[first + i * step] = accumulated;
    }
  });
  return result;
}

export const cumsum = scan('cumsum', 0, (a, x) => a + x);
export const cumprod = scan('cumprod', 1, (a, x) => a * x);

/** Where the running extreme stands; the last one of equals. */
function scanPlace(name: string, beats: (x: number, best: number) => boolean): Primitive<DimAttribute> {
  return {
    name,
    infer: ([x]) => ({ shape: x!.shape, dtype: 'int64' }),
    kernel: ({ inputs, values, attributes: { dim } }) => {
      const x = values[0]!;
      const { shape } = inputs[0]!;
      const result = allocate('int64', x.length);
      forEachLine(shape, dim, (start, step) => {
        let best = 0;
        for (let i = 0; i < (shape[dim] ?? 1); i++) {
          const [value, champion] = [x[start + i * step]!, x[start + best * step]!];
          if (Number.isNaN(value) || (!Number.isNaN(champion) && beats(value, champion))) best = i;
          result[start + i * step] = best;
        }
      });
      return result;
    },
  };
}
export const cumargmax = scanPlace('cumargmax', (x, best) => x >= best);
export const cumargmin = scanPlace('cumargmin', (x, best) => x <= best);

/**
 * Ones where the column is at most `diagonal` right of the row (lower), or at least (upper); zeros elsewhere.
 */
export const triangle: Primitive<{ readonly upper: boolean; readonly diagonal: number }> = {
  name: 'triangle',
  infer: ([x]) => x!,
  kernel: ({ values, attributes: { upper, diagonal }, output }) => {
    const [rows, columns] = output.shape.slice(-2) as [number, number];
    const result = allocate(output.dtype, values[0]!.length);
    for (let i = 0; i < result.length; i++) {
      const offset = (i % columns) - (Math.floor(i / columns) % rows);
      if (upper ? offset >= diagonal : offset <= diagonal) result[i] = values[0]![i]!;
    }
    return result;
  },
};
