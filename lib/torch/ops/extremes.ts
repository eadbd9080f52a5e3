/** max, min and where they stand; after ATen's `TensorCompare.cpp`. */
import { check, checkAs } from '../errors.ts';
import { namedTuple, type NamedTuple } from '../named_tuple.ts';
import { op } from '../op.ts';
import * as binaries from '../primitives/binary.ts';
import * as primitives from '../primitives/reduce.ts';
import { gather as gatherPrimitive } from '../primitives/indexing.ts';
import { record } from '../record.ts';
import { wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { contiguous } from './copy.ts';
import { flatten, reshape } from './movement.ts';
import { combine } from './operands.ts';
import { reduced, refuseEmpty } from './reduce.ts';

export type ValuesIndices = NamedTuple<{ values: Tensor; indices: Tensor }>;

/**
 * The elements that `indices` (with `dim` kept) name, and the indices, both with or without the dimension.
 */
export function valuesAt(
  name: string,
  input: Tensor,
  d: number,
  indices: Tensor,
  keepdim: boolean,
): ValuesIndices {
  const from = input.ndim === 0 ? reshape(input, [1]) : input;
  const values = record(gatherPrimitive, [from, indices], { dim: d });
  const shape = keepdim
    ? input.shape.map((size, i) => (i === d ? 1 : size))
    : input.shape.filter((_, i) => i !== d);
  return namedTuple(name, { values: reshape(values, shape), indices: contiguous(reshape(indices, shape)) });
}

const extreme = (name: 'max' | 'min') =>
  op(
    `${name}(Tensor input, int|Tensor? dim/other=None, bool keepdim=False)`,
    (input: Tensor, dim: number | Tensor | null = null, keepdim = false): Tensor | ValuesIndices => {
      if (dim instanceof Tensor) return combine(binaries[`${name}imum`], input, dim);
      refuseEmpty(name, input, dim);
      if (dim === null) return reduced(primitives[`a${name}`], input, null, false);
      const d = wrapDim(dim, input.ndim);
      const from = input.ndim === 0 ? reshape(input, [1]) : input;
      const indices = record(primitives[`arg${name}`], [from], { dim: d, keepdim: true });
      return valuesAt(name, input, d, indices, keepdim);
    },
  );

/** What a call returns depends on its arguments; in TypeScript overloads say so. */
interface Extreme {
  (input: Tensor): Tensor;
  (input: Tensor, dim: number, keepdim?: boolean): ValuesIndices;
  (input: Tensor, other: Tensor): Tensor;
}
/** https://docs.pytorch.org/docs/stable/generated/torch.max.html */
export const max = extreme('max') as unknown as Extreme & ReturnType<typeof extreme>;
export const min = extreme('min') as unknown as Extreme & ReturnType<typeof extreme>;

const place = (name: 'argmax' | 'argmin') =>
  op(
    `${name}(Tensor input, int? dim=None, bool keepdim=False)`,
    (input: Tensor, dim: number | null = null, keepdim = false): Tensor => {
      if (input.numel() === 0)
        checkAs('IndexError', dim !== null && input.shape[wrapDim(dim, input.ndim)] !== 0, () =>
          dim === null
            ? `${name}(): Expected reduction dim to be specified for input.numel() == 0.`
            : `${name}(): Expected reduction dim ${wrapDim(dim, input.ndim)} to have non-zero size.`,
        );
      check(input.dtype !== 'bool', () => `${name}(): does not support bool input`);
      if (dim === null) {
        const found = record(primitives[name], [flatten(input)], { dim: 0, keepdim: false });
        return keepdim
          ? reshape(
              found,
              input.shape.map(() => 1),
            )
          : found;
      }
      const d = wrapDim(dim, input.ndim);
      if (input.ndim === 0)
        return record(primitives[name], [reshape(input, [1])], { dim: 0, keepdim: false });
      return record(primitives[name], [input], { dim: d, keepdim });
    },
  );
export const argmax = place('argmax');
export const argmin = place('argmin');
