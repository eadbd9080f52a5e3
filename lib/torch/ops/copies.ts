/**
 * Views with memory of their own, as PyTorch's tracers ask for them, and what is the tensor itself where
 * nothing is complex.
 */
import { op, type AnyOp, type Op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { clone, aliasOf, fill_ } from './copy.ts';
import { squeeze, t, unsqueeze } from './dims.ts';
import { diagonal, unfold } from './strided.ts';
import { as_strided } from './strided.ts';
import { expand, permute, select, transpose, view } from './movement.ts';
import type { Operand } from './operands.ts';
import { chunk, narrow, split, split_with_sizes, unbind } from './split.ts';

const ofEach = (made: Tensor | readonly Tensor[]): Tensor | Tensor[] =>
  Array.isArray(made) ? made.map((each: Tensor) => clone(each)) : clone(made as Tensor);

/** The operation under its name with a suffix, its results copied. */
function copying<F extends (...args: never[]) => Tensor | readonly Tensor[]>(
  operation: Op<F>,
  name = `${operation.signature.name}_copy`,
): AnyOp {
  const text = operation.signature.text.replace(operation.signature.name, name);
  return op(text, (...args: never[]) => ofEach(operation(...args)));
}
export const as_strided_copy = copying(as_strided);
export const diagonal_copy = copying(diagonal);
export const expand_copy = copying(expand);
export const narrow_copy = copying(narrow);
export const permute_copy = copying(permute);
export const select_copy = copying(select);
export const split_copy = copying(split);
export const split_with_sizes_copy = copying(split_with_sizes);
export const squeeze_copy = copying(squeeze);
export const t_copy = copying(t);
export const transpose_copy = copying(transpose);
export const unbind_copy = copying(unbind);
export const unfold_copy = copying(unfold);
export const unsqueeze_copy = copying(unsqueeze);
export const view_copy = copying(view);
export const alias_copy = op('alias_copy(Tensor input)', (input: Tensor): Tensor => clone(aliasOf(input)));
export const detach_copy = op('detach_copy(Tensor input)', (input: Tensor): Tensor => clone(input.detach()));
export const unsafe_chunk = copying(chunk, 'unsafe_chunk');
export const unsafe_split = copying(split, 'unsafe_split');
export const unsafe_split_with_sizes = copying(split_with_sizes, 'unsafe_split_with_sizes');

/** https://docs.pytorch.org/docs/stable/generated/torch.fill.html */
export const fill = op('fill(Tensor input, Tensor|Scalar value)', (input: Tensor, value: Operand): Tensor =>
  fill_(clone(input), value),
);

const itself = (name: string): Op<(input: Tensor) => Tensor> =>
  op(`${name}(Tensor input)`, (input: Tensor) => input);
export const conj = itself('conj');
export const conj_physical = itself('conj_physical');
export const resolve_conj = itself('resolve_conj');
export const resolve_neg = itself('resolve_neg');
export const real = itself('real');
