/** Joining tensors: cat, stack and what is made of them. After ATen's `TensorShape.cpp`. */
import { cast } from '../cast.ts';
import { check, checkAs } from '../errors.ts';
import { op } from '../op.ts';
import { cat as catPrimitive } from '../primitives/movement.ts';
import { promoted, record } from '../record.ts';
import { show, wrapDim } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import { zeros } from './create.ts';
import { atleast_1d, atleast_2d, atleast_3d, unsqueeze } from './dims.ts';
import { alias } from './operands.ts';

const isEmptyLegacy = (tensor: Tensor): boolean => tensor.ndim === 1 && tensor.shape[0] === 0;

/** https://docs.pytorch.org/docs/stable/generated/torch.cat.html */
export const cat = op('cat(Tensor[] tensors, int dim=0)', (tensors: readonly Tensor[], dim = 0): Tensor => {
  checkAs('ValueError', tensors.length > 0, () => 'torch.cat(): expected a non-empty list of Tensors');
  tensors.forEach((tensor, i) => {
    check(tensor.ndim > 0, () => `zero-dimensional tensor (at position ${i}) cannot be concatenated`);
  });
  const parts = tensors.filter((tensor) => !isEmptyLegacy(tensor));
  const [first = tensors[0]!] = parts;
  const d = wrapDim(dim, first.ndim);
  parts.forEach((tensor) => {
    check(
      tensor.ndim === first.ndim,
      () => `Tensors must have same number of dimensions: got ${first.ndim} and ${tensor.ndim}`,
    );
    tensor.shape.forEach((size, i) => {
      check(
        i === d || size === first.shape[i],
        () =>
          `Sizes of tensors must match except in dimension ${d}. Expected size ${first.shape[i]} but got size ${size} for tensor number ${tensors.indexOf(tensor)} in the list.`,
      );
    });
  });
  const dtype = promoted(tensors);
  return record(
    catPrimitive,
    (parts.length > 0 ? parts : tensors).map((tensor) => cast(tensor, dtype)),
    { dim: d },
  );
});
export const concat = alias('concat', cat);
export const concatenate = alias('concatenate', cat);

/** https://docs.pytorch.org/docs/stable/generated/torch.stack.html */
export const stack = op(
  'stack(Tensor[] tensors, int dim=0)',
  (tensors: readonly Tensor[], dim = 0): Tensor => {
    const [first] = tensors;
    check(first !== undefined, () => 'stack expects a non-empty TensorList');
    const d = wrapDim(dim, first.ndim + 1);
    tensors.forEach((tensor, i) => {
      check(
        show(tensor.shape) === show(first.shape),
        () =>
          `stack expects each tensor to be equal size, but got ${show(first.shape)} at entry 0 and ${show(tensor.shape)} at entry ${i}`,
      );
    });
    return cat(
      tensors.map((tensor) => unsqueeze(tensor, d)),
      d,
    );
  },
);

const nonEmpty = (name: string, tensors: readonly Tensor[]): void => {
  check(tensors.length > 0, () => `${name} expects a non-empty TensorList`);
};
const all = (tensors: Tensor | Tensor[]): Tensor[] => (tensors instanceof Tensor ? [tensors] : tensors);

export const hstack = op('hstack(Tensor[] tensors)', (tensors: readonly Tensor[]): Tensor => {
  nonEmpty('hstack', tensors);
  const parts = all(atleast_1d(tensors));
  return cat(parts, parts[0]!.ndim === 1 ? 0 : 1);
});
export const vstack = op('vstack(Tensor[] tensors)', (tensors: readonly Tensor[]): Tensor => {
  nonEmpty('vstack', tensors);
  return cat(all(atleast_2d(tensors)), 0);
});
export const row_stack = alias('row_stack', vstack);
export const dstack = op('dstack(Tensor[] tensors)', (tensors: readonly Tensor[]): Tensor => {
  nonEmpty('dstack', tensors);
  return cat(all(atleast_3d(tensors)), 2);
});
export const column_stack = op('column_stack(Tensor[] tensors)', (tensors: readonly Tensor[]): Tensor => {
  nonEmpty('column_stack', tensors);
  return hstack(tensors.map((tensor) => (tensor.ndim <= 1 ? tensor.reshape([tensor.numel(), 1]) : tensor)));
});

/**
 * Matrices down the diagonal of one, zeros elsewhere:
 * https://docs.pytorch.org/docs/stable/generated/torch.block_diag.html
 */
export const block_diag = op('block_diag(Tensor... tensors)', (tensors: readonly Tensor[]): Tensor => {
  tensors.forEach(({ ndim }, i) => {
    check(
      ndim <= 2,
      () =>
        `torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ${i} has ${ndim} dimensions`,
    );
  });
  const blocks = tensors.map((tensor) => atleast_2d([tensor]) as Tensor);
  const total = (d: number): number => blocks.reduce((sum, block) => sum + block.shape[d]!, 0);
  const result = zeros([total(0), total(1)], promoted(tensors));
  let [row, column] = [0, 0];
  for (const block of blocks) {
    const [height, width] = block.shape as [number, number];
    result.narrow(0, row, height).narrow(1, column, width).copy_(block);
    row += height;
    column += width;
  }
  return result;
});
