/** Pooling in ONNX. */
import type { PoolAttributes } from '../../torch/primitives/pool.ts';
import type { AttributeValue } from '../graph_builder.ts';
import type { Lowering } from './lowering.ts';

const windows = ({
  kernel_size,
  stride,
  padding,
  dilation,
  ceil_mode,
}: PoolAttributes): Record<string, AttributeValue> => ({
  kernel_shape: kernel_size,
  strides: stride,
  pads: [...padding, ...padding],
  dilations: dilation,
  ceil_mode: Number(ceil_mode),
});

/** https://onnx.ai/onnx/operators/onnx__MaxPool.html */
export const max_pool2d: Lowering<PoolAttributes> = ({ graph, names, attributes }) =>
  graph.op('MaxPool', names, windows(attributes));

/** https://onnx.ai/onnx/operators/onnx__AveragePool.html */
export const avg_pool2d: Lowering<PoolAttributes & { readonly count_include_pad: boolean }> = (call) => {
  const { graph, names, attributes } = call;
  const counting = { count_include_pad: Number(attributes.count_include_pad) };
  return graph.op('AveragePool', names, { ...windows(attributes), ...counting });
};
