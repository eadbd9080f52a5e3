/** Triangles and diagonals of matrices; after ATen's `TriangularOps.cpp`. */
import { check } from '../errors.ts';
import { op } from '../op.ts';
import { triangle } from '../primitives/sort.ts';
import { full } from '../primitives/elementwise.ts';
import { record } from '../record.ts';
import type { Tensor } from '../tensor.ts';
import { wrapDim } from '../shape.ts';
import { clone, copy_ } from './copy.ts';
import { diagonal } from './strided.ts';
import { flatten } from './movement.ts';
import { sum } from './reduce.ts';

const part = (name: 'tril' | 'triu') =>
  op(`${name}(Tensor input, int diagonal=0)`, (input: Tensor, diagonalOffset = 0): Tensor => {
    check(input.ndim >= 2, () => `${name}: input tensor must have at least 2 dimensions`);
    return record(triangle, [input], { upper: name === 'triu', diagonal: diagonalOffset });
  });
/** https://docs.pytorch.org/docs/stable/generated/torch.tril.html */
export const tril = part('tril');
export const triu = part('triu');

/** A batch of matrices with the input's last dimension on a diagonal, zero elsewhere. */
export const diag_embed = op(
  'diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1)',
  (input: Tensor, offset = 0, dim1 = -2, dim2 = -1): Tensor => {
    const rank = input.ndim + 1;
    const [a, b] = [wrapDim(dim1, rank), wrapDim(dim2, rank)];
    check(a !== b, () => `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    const length = input.shape.at(-1)! + Math.abs(offset);
    const shape = [...input.shape.slice(0, -1)];
    for (const d of [a, b].sort((x, y) => x - y)) shape.splice(d, 0, length);
    const result = record(full, [], { shape, dtype: input.dtype, value: 0 });
    copy_(diagonal(result, offset, a, b), input);
    return result;
  },
);

/**
 * Of a vector a matrix, of a matrix its diagonal.
 * https://docs.pytorch.org/docs/stable/generated/torch.diag.html
 */
export const diag = op('diag(Tensor input, int diagonal=0)', (input: Tensor, offset = 0): Tensor => {
  check(input.ndim === 1 || input.ndim === 2, () => `diag(): Supports 1D or 2D tensors. Got ${input.ndim}D`);
  return input.ndim === 1 ? diag_embed(input, offset) : clone(diagonal(input, offset));
});
export const diagflat = op('diagflat(Tensor input, int offset=0)', (input: Tensor, offset = 0): Tensor =>
  diag_embed(flatten(input), offset),
);
export const trace = op('trace(Tensor input)', (input: Tensor): Tensor => {
  check(input.ndim === 2, () => 'trace: expected a matrix, but got tensor with dim ' + input.ndim);
  return sum(diagonal(input));
});
/** https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_diagonal_.html */
export const fill_diagonal_ = op(
  'fill_diagonal_(Tensor input, Scalar fill_value, bool wrap=False)',
  (input: Tensor, fill_value: number): Tensor => {
    check(input.ndim >= 2, () => 'dimensions must larger than 1');
    diagonal(input).fill_(fill_value);
    return input;
  },
);
