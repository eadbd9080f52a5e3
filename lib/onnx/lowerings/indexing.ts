/** Reading at places given by integer tensors, in ONNX. */
import type * as primitives from '../../torch/primitives/indexing.ts';
import type { Meta } from '../../torch/node.ts';
import { broadcastShapes, type Shape } from '../../torch/shape.ts';
import type { AttributesOf, Lowering, LoweringCall } from './lowering.ts';

/** https://onnx.ai/onnx/operators/onnx__Gather.html with the index in one dimension. */
export const index_select: Lowering<AttributesOf<typeof primitives.index_select>> = (call) => {
  const { graph, names, attributes } = call;
  const index = graph.op('Reshape', [names[1]!, graph.ints([-1])]);
  return graph.op('Gather', [names[0]!, index], { axis: attributes.dim });
};

/** https://onnx.ai/onnx/operators/onnx__GatherElements.html */
export const gather: Lowering<AttributesOf<typeof primitives.gather>> = ({ graph, names, attributes }) =>
  graph.op('GatherElements', names, { axis: attributes.dim });

const reductions = { none: 'none', sum: 'add', prod: 'mul', amax: 'max', amin: 'min' } as const;

/** https://onnx.ai/onnx/operators/onnx__ScatterElements.html: the source has to be of the index's shape. */
export const scatter: Lowering<AttributesOf<typeof primitives.scatter>> = (call) => {
  const { graph, names, inputs, attributes } = call;
  const [x, index, source] = names as [string, string, string];
  const { shape } = inputs[1]!;
  const fits = inputs[2]!.shape.every((size, d) => size === shape[d]);
  const cut = fits ? source : graph.op('Slice', [source, graph.ints(shape.map(() => 0)), graph.ints(shape)]);
  const reduction = reductions[attributes.reduce];
  return graph.op('ScatterElements', [x, index, cut], { axis: attributes.dim, reduction });
};

/** The index tensors, broadcast to one shape and side by side: (…, how many). */
function sideBySide({ graph }: LoweringCall, names: readonly string[], indices: readonly Meta[]): string {
  const shape = indices.reduce<Shape>((all, index) => broadcastShapes(all, index.shape), []);
  const columns = names.map((name) => {
    const spread = graph.op('Expand', [name, graph.ints(shape)]);
    return graph.op('Unsqueeze', [spread, graph.ints([-1])]);
  });
  return columns.length === 1 ? columns[0]! : graph.op('Concat', columns, { axis: -1 });
}

/** https://onnx.ai/onnx/operators/onnx__GatherND.html */
export const index: Lowering<AttributesOf<typeof primitives.index>> = (call) => {
  const { graph, names, inputs } = call;
  return graph.op('GatherND', [names[0]!, sideBySide(call, names.slice(1), inputs.slice(1))]);
};

/** https://onnx.ai/onnx/operators/onnx__ScatterND.html */
export const index_put: Lowering<AttributesOf<typeof primitives.index_put>> = (call) => {
  const { graph, names, inputs, attributes } = call;
  const places = sideBySide(call, names.slice(2), inputs.slice(2));
  const reduction = attributes.accumulate ? 'add' : 'none';
  return graph.op('ScatterND', [names[0]!, places, names[1]!], { reduction });
};
