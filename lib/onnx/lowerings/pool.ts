/** Pooling in ONNX. */
import type { PoolAttributes } from '../../torch/primitives/pool.ts';
import type { AttributeValue } from '../graph-builder.ts';
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

/** MaxPool's second output counts through the whole batch; here through each plane. */
export const max_pool2d_places: Lowering<PoolAttributes> = ({ graph, names, inputs, attributes }) => {
  const [, places] = graph.ops('MaxPool', names, 2, windows(attributes));
  const [height, width] = inputs[0]!.shape.slice(-2) as [number, number];
  return graph.op('Mod', [places!, graph.ints([height * width], [])]);
};

/** https://onnx.ai/onnx/operators/onnx__AveragePool.html */
export const avg_pool2d: Lowering<PoolAttributes & { readonly count_include_pad: boolean }> = (call) => {
  const { graph, names, attributes } = call;
  const counting = { count_include_pad: Number(attributes.count_include_pad) };
  return graph.op('AveragePool', names, { ...windows(attributes), ...counting });
};
