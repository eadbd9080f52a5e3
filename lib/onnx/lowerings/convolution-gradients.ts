/** The gradients of a convolution in ONNX. */
import type { ConvolutionBackAttributes } from '../../torch/primitives/convolution_gradients.ts';
import type { Lowering } from './lowering.ts';

/**
 * https://onnx.ai/onnx/operators/onnx__ConvTranspose.html: `output_padding` makes up for what the stride
 * leaves over.
 */
export const conv2d_input: Lowering<ConvolutionBackAttributes> = ({ graph, names, inputs, attributes }) => {
  const { stride, padding, dilation, groups, size } = attributes;
  const kernel = inputs[1]!.shape.slice(2);
  const left = kernel.map((k, d) => {
    const made = (inputs[0]!.shape[d + 2]! - 1) * stride[d]! - 2 * padding[d]! + dilation[d]! * (k - 1) + 1;
    return size[d + 2]! - made;
  });
  return graph.op('ConvTranspose', names, {
    kernel_shape: kernel,
    strides: stride,
    pads: [...padding, ...padding],
    dilations: dilation,
    output_padding: left,
    group: groups,
  });
};

/**
 * A convolution of x with the gradient as its kernel: batch and channels change places, and so do stride and
 * dilation. What the stride left over makes the result larger, and is cut off.
 */
export const conv2d_weight: Lowering<ConvolutionBackAttributes> = (call) => {
  const { graph, names, inputs, attributes, output } = call;
  const { stride, padding, dilation, groups } = attributes;
  const [batch, , ...spatial] = inputs[1]!.shape as [number, number, number, number];
  const [, depth, kh, kw] = output.shape as [number, number, number, number];
  const swapped = (name: string): string => graph.op('Transpose', [name], { perm: [1, 0, 2, 3] });
  const kernel = swapped(names[0]!); // (out, B, h, w)
  let source = swapped(names[1]!); // (C, B, H, W)
  if (groups > 1) {
    // (depth, groups · B, H, W): each group convolves with kernels of its own
    const split = graph.op('Reshape', [source, graph.ints([groups, depth, batch, ...spatial])]);
    const turned = graph.op('Transpose', [split], { perm: [1, 0, 2, 3, 4] });
    source = graph.op('Reshape', [turned, graph.ints([depth, groups * batch, ...spatial])]);
  }
  const whole = graph.op('Conv', [source, kernel], {
    kernel_shape: inputs[0]!.shape.slice(2),
    strides: dilation,
    dilations: stride,
    pads: [...padding, ...padding],
    group: groups,
  });
  const cut = graph.op('Slice', [whole, graph.ints([0, 0]), graph.ints([kh, kw]), graph.ints([2, 3])]);
  return swapped(cut); // (out, depth, kh, kw)
};
