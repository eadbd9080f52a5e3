/** Reductions in ONNX. */
import type { DimAttributes, ReduceAttributes } from '../../torch/primitives/reduce.ts';
import { numel } from '../../torch/shape.ts';
import type { Lowering } from './lowering.ts';

/** Without `noop_with_empty_axes` no axes would mean all. */
const reduction =
  (type: string): Lowering<ReduceAttributes> =>
  ({ graph, names, attributes: { dims, keepdim } }) => {
    const settings = { keepdims: Number(keepdim), noop_with_empty_axes: 1 };
    return graph.op(type, [names[0]!, graph.ints(dims)], settings);
  };

export const sum = reduction('ReduceSum');
export const prod = reduction('ReduceProd');
export const amax = reduction('ReduceMax');
export const amin = reduction('ReduceMin');
export const mean = reduction('ReduceMean');

/**
 * The sum of squared differences from the mean, by one less than the number of elements or whatever
 * `correction` says.
 */
export const variance: Lowering<ReduceAttributes & { readonly correction: number }> = (call) => {
  const { graph, names, inputs, attributes, output } = call;
  const kept = reduction('ReduceMean')({ ...call, attributes: { ...attributes, keepdim: true } });
  const difference = graph.op('Sub', [names[0]!, kept]);
  const squares = graph.op('Mul', [difference, difference]);
  const total = reduction('ReduceSum')({ ...call, names: [squares] });
  const divisor = Math.max(0, numel(inputs[0]!.shape) / numel(output.shape) - attributes.correction);
  return graph.op('Div', [total, graph.constant([], 'float32', Float32Array.of(divisor))]);
};

const extremePlace =
  (type: string): Lowering<DimAttributes> =>
  ({ graph, names, attributes: { dim, keepdim } }) =>
    graph.op(type, names, { axis: dim, keepdims: Number(keepdim) });

export const argmax = extremePlace('ArgMax');
export const argmin = extremePlace('ArgMin');
