/** Products of matrices in ONNX. */
import type { Conv2dAttributes } from '../../torch/primitives/matmul.ts';
import { operator, type Lowering } from './lowering.ts';

export const matmul = operator('MatMul');

/**
 * `x · weightᵀ + bias`. MatMul with a transposed weight and Add, not Gemm: onnxruntime folds the
 * transposition of a constant when the session is made and prepacks the weight, and Gemm would need x
 * reshaped to two dimensions.
 */
export const linear: Lowering = ({ graph, names: [x, weight, bias] }) => {
  const product = graph.op('MatMul', [x!, graph.op('Transpose', [weight!], { perm: [1, 0] })]);
  return bias === undefined ? product : graph.op('Add', [product, bias]);
};

/** https://onnx.ai/onnx/operators/onnx__Conv.html */
export const conv2d: Lowering<Conv2dAttributes> = ({ graph, names, inputs, attributes }) => {
  const { stride, padding, dilation, groups } = attributes;
  return graph.op('Conv', names, {
    kernel_shape: inputs[1]!.shape.slice(2),
    strides: stride,
    pads: [...padding, ...padding],
    dilations: dilation,
    group: groups,
  });
};
