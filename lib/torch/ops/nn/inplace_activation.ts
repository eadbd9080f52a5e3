/**
 * The activations that take `inplace=True` in `torch.nn.functional`: the result is then written to the input
 * too.
 */
import { checkResult } from '../../inplace.ts';
import { op, type Op } from '../../op.ts';
import { before, write } from '../../record.ts';
import type { Tensor } from '../../tensor.ts';
import { relu as reluOp } from '../unary.ts';
import * as activation from './activation.ts';

type Activation<Rest extends readonly unknown[]> = Op<(input: Tensor, ...rest: Rest) => Tensor>;

function inplaceable<Rest extends readonly unknown[]>(
  operation: Activation<Rest>,
): Op<(input: Tensor, ...rest: [...Rest, inplace?: boolean]) => Tensor> {
  const { signature } = operation;
  return op(signature.text, (input: Tensor, ...rest: [...Rest, inplace?: boolean]): Tensor => {
    const place = signature.parameters.findIndex(({ name }) => name === 'inplace') - 1;
    const inplace = rest[place] === true;
    const result = operation(inplace ? before(input) : input, ...(rest as unknown as Rest));
    if (!inplace) return result;
    checkResult(input, result);
    return write(input, result.node);
  });
}

export const relu = inplaceable(
  op('relu(Tensor input, bool inplace=False)', (input: Tensor): Tensor => reluOp(input)),
);
export const relu6 = inplaceable(activation.relu6);
export const hardtanh = inplaceable(activation.hardtanh);
export const leaky_relu = inplaceable(activation.leaky_relu);
export const elu = inplaceable(activation.elu);
export const celu = inplaceable(activation.celu);
export const selu = inplaceable(activation.selu);
export const silu = inplaceable(activation.silu);
export const mish = inplaceable(activation.mish);
export const hardsigmoid = inplaceable(activation.hardsigmoid);
export const hardswish = inplaceable(activation.hardswish);
export const threshold = inplaceable(activation.threshold);
