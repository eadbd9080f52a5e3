/** Derivatives of products of matrices and convolutions, and of what is computed by elimination. */
import {
  conv2d_input as inputPrimitive,
  conv2d_weight as weightPrimitive,
  type ConvolutionBackAttributes,
} from '../../primitives/convolution_gradients.ts';
import { conv2d as conv2dPrimitive, type Conv2dAttributes } from '../../primitives/matmul.ts';
import { cofactors } from '../../primitives/elimination.ts';
import { inverse as invert, solve as solveFor } from '../../ops/inverse.ts';
import { record } from '../../record.ts';
import { numel } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import type { Rule } from '../rule.ts';

const rows = (x: Tensor): Tensor => x.reshape([numel(x.shape.slice(0, -1)), x.shape.at(-1)!]);
const transposed = (x: Tensor): Tensor => x.transpose(-2, -1);

export const matmul: Rule = [
  ({ grad, input }) => grad.matmul(transposed(input(1))),
  ({ grad, input, metas }) =>
    metas[1]!.shape.length === 2
      ? rows(input(0)).transpose(0, 1).matmul(rows(grad))
      : transposed(input(0)).matmul(grad),
];
export const linear: Rule = [
  ({ grad, input }) => grad.matmul(input(1)),
  ({ grad, input }) =>
    rows(grad)
      .transpose(0, 1)
      .matmul(rows(input(0))),
  ({ grad }) => grad,
];

const plain = ({ stride, padding, dilation, groups }: ConvolutionBackAttributes): Conv2dAttributes => ({
  stride,
  padding,
  dilation,
  groups,
});
export const conv2d: Rule<Conv2dAttributes> = [
  ({ grad, input, metas, attributes }) =>
    record(inputPrimitive, [grad, input(1)], { ...attributes, size: metas[0]!.shape }),
  ({ grad, input, metas, attributes }) =>
    record(weightPrimitive, [grad, input(0)], { ...attributes, size: metas[1]!.shape }),
  ({ grad }) => grad.sum([0, 2, 3]),
];
/** Both are bilinear, and each is the other's derivative. */
export const conv2d_input: Rule<ConvolutionBackAttributes> = [
  ({ grad, input, attributes }) => record(conv2dPrimitive, [grad, input(1)], plain(attributes)),
  ({ grad, input, metas, attributes }) =>
    record(weightPrimitive, [input(0), grad], { ...attributes, size: metas[1]!.shape }),
];
export const conv2d_weight: Rule<ConvolutionBackAttributes> = [
  ({ grad, input, attributes }) => record(conv2dPrimitive, [input(1), grad], plain(attributes)),
  ({ grad, input, metas, attributes }) =>
    record(inputPrimitive, [input(0), grad], { ...attributes, size: metas[1]!.shape }),
];

const perMatrix = (x: Tensor): Tensor => x.unsqueeze(-1).unsqueeze(-1);
const isSingular = (determinant: Tensor): boolean => determinant.peek().includes(0);
/** det · A⁻ᵀ: the cofactors, which exist where the inverse does not. */
export const det: Rule = [
  ({ grad, input, output }) => {
    if (isSingular(output())) return perMatrix(grad).mul(record(cofactors, [input(0).detach()], {}));
    return perMatrix(grad.mul(output())).mul(transposed(invert(input(0))));
  },
];
export const logabsdet: Rule = [({ grad, input }) => perMatrix(grad).mul(transposed(invert(input(0))))];
export const inverse: Rule = [
  ({ grad, output }) => {
    const back = transposed(output());
    return back.matmul(grad).matmul(back).neg();
  },
];
export const solve: Rule = [
  ({ grad, input, output }) =>
    solveFor(transposed(input(0)), grad)
      .neg()
      .matmul(transposed(output())),
  ({ grad, input }) => solveFor(transposed(input(0)), grad),
];
