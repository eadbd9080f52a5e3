/**
 * `torch.autograd.Function`: results whose gradients somebody else computes. All results of one call lead to
 * one joint GradFn, which waits for the gradients of all of them.
 */
import { makeNode, type Attributes, type Primitive } from '../node.ts';
import { isFloating } from '../dtype.ts';
import { Storage, Tensor } from '../tensor.ts';
import { GradFn, type JointFunction } from './grad_fn.ts';
import { isGradEnabled, withGrad } from './mode.ts';

interface OutputAttributes extends Attributes {
  readonly slot: number;
}

/** The value of one result; its history is the joint function. */
export const functionOutput: Primitive<OutputAttributes> = {
  name: 'function_output',
  infer: ([value]) => ({ shape: value!.shape, dtype: value!.dtype }),
  kernel: ({ values }) => values[0]!,
  work: () => 0,
};

/**
 * The outputs of a call, with `backward` as their history when an input wants gradients. `label` is what
 * `grad_fn.name()` says. `untouched` outputs (`mark_non_differentiable`, integers) come back as they are.
 */
export function joined(
  label: string,
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
  untouched: ReadonlySet<Tensor>,
  backward: JointFunction['backward'],
  materialize_grads = true,
): readonly Tensor[] {
  if (!isGradEnabled() || inputs.every((input) => input.node.grad_fn === null)) return outputs;
  const nodes = inputs.map((input) => input.node);
  const joint = withGrad(false, () => new GradFn(makeNode(functionOutput, [nodes[0]!], { slot: 0 }), nodes));
  joint.free();
  joint.label = label;
  const metas = outputs.map(({ shape, dtype }) => ({ shape, dtype }));
  joint.joint = { outputs: metas, backward, materialize_grads };
  return outputs.map((output, slot) => {
    if (untouched.has(output) || !isFloating(output.dtype)) return output;
    const node = withGrad(false, () => makeNode(functionOutput, [output.node], { slot }));
    node.grad_fn = new GradFn(node, [output.node], [joint]);
    node.grad_fn.free();
    node.grad_fn.label = label;
    node.grad_fn.edges = joint.next;
    return new Tensor(new Storage(node, output.strides, output.device), output.shape);
  });
}
