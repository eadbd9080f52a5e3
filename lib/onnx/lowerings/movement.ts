/** Movement primitives in ONNX. */
import { allocate } from '../../torch/dtype.ts';
import type * as primitives from '../../torch/primitives/movement.ts';
import {
  forEachOffset,
  memoryToLogical,
  type StridedAttributes,
  type StridedWriteAttributes,
} from '../../torch/primitives/movement.ts';
import { numel, type Shape } from '../../torch/shape.ts';
import type { AttributesOf, Lowering, LoweringCall } from './lowering.ts';

const reshaped = ({ graph }: Pick<LoweringCall, 'graph'>, name: string, shape: Shape): string =>
  graph.op('Reshape', [name, graph.ints(shape)]);

export const reshape: Lowering<AttributesOf<typeof primitives.reshape>> = (call) =>
  reshaped(call, call.names[0]!, call.output.shape);

export const permute: Lowering<AttributesOf<typeof primitives.permute>> = ({ graph, names, attributes }) =>
  graph.op('Transpose', names, { perm: attributes.dims });

export const expand: Lowering<AttributesOf<typeof primitives.expand>> = ({ graph, names, output }) =>
  graph.op('Expand', [names[0]!, graph.ints(output.shape)]);

/** Only the dimensions that are cut are named. */
export const slice: Lowering<AttributesOf<typeof primitives.slice>> = ({
  graph,
  names,
  inputs,
  attributes,
}) => {
  const { starts, stops, steps } = attributes;
  const size = inputs[0]!.shape;
  const cut = size.map((_, d) => d).filter((d) => starts[d] !== 0 || stops[d] !== size[d] || steps[d] !== 1);
  if (cut.length === 0) return names[0]!;
  const at = (list: readonly number[]): string => graph.ints(cut.map((d) => list[d]!));
  return graph.op('Slice', [names[0]!, at(starts), at(stops), graph.ints(cut), at(steps)]);
};

/** Slice with step -1, from the last element to before the first. */
export const flip: Lowering<AttributesOf<typeof primitives.flip>> = ({
  graph,
  names,
  attributes: { dims },
}) => {
  if (dims.length === 0) return names[0]!;
  const everywhere = (value: number): string => graph.ints(dims.map(() => value));
  const beforeTheFirst = everywhere(-(2 ** 31));
  return graph.op('Slice', [names[0]!, everywhere(-1), beforeTheFirst, graph.ints(dims), everywhere(-1)]);
};

/** The elements by their places in the flattened input. */
export const as_strided: Lowering<StridedAttributes> = (call) => {
  const { graph, names, attributes, output } = call;
  const places: number[] = [];
  forEachOffset(output.shape, attributes.strides, attributes.storage_offset, (offset) => places.push(offset));
  return graph.op('Gather', [reshaped(call, names[0]!, [-1]), graph.ints(places, output.shape)], { axis: 0 });
};

/** https://onnx.ai/onnx/operators/onnx__ScatterElements.html on the flattened input. */
export const as_strided_write: Lowering<StridedWriteAttributes> = (call) => {
  const { graph, names, inputs, attributes, output } = call;
  const { strides, storage_offset, base_strides } = attributes;
  const logicalOf = memoryToLogical(output.shape, base_strides);
  const places = new Array<number>(numel(inputs[1]!.shape));
  forEachOffset(inputs[1]!.shape, strides, storage_offset, (to, from) => {
    places[from] = logicalOf(to);
  });
  const [base, update] = names.map((name) => reshaped(call, name, [-1]));
  const written = graph.op('ScatterElements', [base!, graph.ints(places), update!], { axis: 0 });
  return reshaped(call, written, output.shape);
};

export const cat: Lowering<AttributesOf<typeof primitives.cat>> = ({ graph, names, attributes }) =>
  graph.op('Concat', names, { axis: attributes.dim });

export const constant_pad: Lowering<AttributesOf<typeof primitives.constant_pad>> = (call) => {
  const { graph, names, attributes, output } = call;
  const { before, after, value } = attributes;
  const filling = graph.constant([], output.dtype, allocate(output.dtype, 1).fill(value));
  return graph.op('Pad', [names[0]!, graph.ints([...before, ...after]), filling]);
};
