/**
 * Which nodes the synchronous backend computes: float32 and bool, with places as int64 where an operator
 * takes them.
 */
import { loweringOf } from '../onnx/lowerings/index.ts';
import { numel, type Node } from '../torch/index.ts';

/** From which input on an operator takes places. */
const PLACES: Readonly<Record<string, number>> = {
  gather: 1,
  index_select: 1,
  scatter: 1,
  index: 1,
  index_put: 2,
};

const isFloatOrBool = ({ dtype }: { readonly dtype: string }): boolean =>
  dtype === 'float32' || dtype === 'bool';

/** Whether the node's own type, and those of its inputs, are ones that its lowering is meant for. */
function typesFit({ primitive, dtype, inputs }: Node): boolean {
  const { name } = primitive;
  if (name === 'cast')
    return dtype === 'float32' && ['float16', 'float32', 'bool'].includes(inputs[0]!.dtype);
  if (dtype === 'int64')
    return name === 'max_pool2d_places' || (name === 'reshape' && comesFromPlaces(inputs[0]!));
  const places = PLACES[name] ?? Infinity;
  const fit = (input: Node, i: number): boolean =>
    isFloatOrBool(input) || (input.dtype === 'int64' && i >= places);
  // An index's only int64 inputs are places: x itself may not be one.
  return isFloatOrBool({ dtype }) && inputs.every(fit);
}

const comesFromPlaces = ({ primitive }: Node): boolean => primitive.name === 'max_pool2d_places';

export const takes = (node: Node): boolean =>
  typesFit(node) &&
  loweringOf(node) !== undefined &&
  [node, ...node.inputs].every(({ shape }) => numel(shape) > 0);
