/** Multiply-adds of a forward pass, counted on the recorded graph: products of matrices and convolutions. */
import { trace } from '#lib/engine/trace.ts';
import { inOrder } from '#lib/onnx/order.ts';
import type { TimmModel } from '#lib/timm/index.ts';
import type { Shape } from '#lib/torch/index.ts';

const counted = new Set(['linear', 'matmul', 'conv2d']);

export function multiplyAdds(model: TimmModel, inputShape: Shape): number {
  const { taps } = trace(model, inputShape);
  return inOrder([taps.get('logits')!])
    .filter((node) => !node.isLeaf && counted.has(node.primitive.name))
    .reduce(
      (sum, node) =>
        sum + node.primitive.work!({ inputs: node.inputs, attributes: node.attributes, output: node }),
      0,
    );
}
