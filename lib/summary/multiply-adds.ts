/**
 * Multiply-adds of a recorded forward pass, counted on the graph itself: every product in a convolution, a
 * linear layer or a matrix product, attention's two included. (torchinfo leaves those two out, since no
 * module owns them.)
 */
import type { Node } from '../torch/node.ts';
import { pending } from '../torch/evaluate.ts';
import { numel } from '../torch/shape.ts';
import type { Tensor } from '../torch/tensor.ts';

export interface MultiplyAdds {
  readonly total: number;
  /** Products of two activations: QKᵀ and attention · V. */
  readonly attention: number;
}

/**
 * Counts what `output` needs. Record it on placeholders or unread parameters, so that nothing has been
 * computed away.
 */
export function multiply_adds(output: Tensor): MultiplyAdds {
  let total = 0;
  let attention = 0;
  for (const node of pending([output.node])) {
    const products = productsOf(node);
    total += products;
    if (node.primitive.name === 'matmul') attention += products;
  }
  return { total, attention };
}

/** Of one node: outputs times what each is summed over. */
export function productsOf({ primitive, inputs, shape }: Node): number {
  if (primitive.name === 'conv2d') return numel(shape) * numel(inputs[1]!.shape.slice(1));
  if (primitive.name === 'linear') return numel(shape) * inputs[1]!.shape[1]!;
  if (primitive.name === 'matmul') return numel(shape) * inputs[0]!.shape.at(-1)!;
  return 0;
}
