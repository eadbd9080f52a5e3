/** Reading at places given by integer tensors, in ONNX. */
import type * as primitives from '../../torch/primitives/indexing.ts';
import type { AttributesOf, Lowering } from './lowering.ts';

/** https://onnx.ai/onnx/operators/onnx__Gather.html with the index in one dimension. */
export const index_select: Lowering<AttributesOf<typeof primitives.index_select>> = (call) => {
  const { graph, names, attributes } = call;
  const index = graph.op('Reshape', [names[1]!, graph.ints([-1])]);
  return graph.op('Gather', [names[0]!, index], { axis: attributes.dim });
};

/** https://onnx.ai/onnx/operators/onnx__GatherElements.html */
export const gather: Lowering<AttributesOf<typeof primitives.gather>> = ({ graph, names, attributes }) =>
  graph.op('GatherElements', names, { axis: attributes.dim });
