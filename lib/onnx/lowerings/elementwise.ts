/** Elementwise primitives in ONNX; https://onnx.ai/onnx/operators has each operator's page. */
import type * as primitives from '../../torch/primitives/elementwise.ts';
import { allocate } from '../../torch/dtype.ts';
import { elementType } from '../element-type.ts';
import { operator, type Lowering } from './lowering.ts';
import type { AttributesOf } from './lowering.ts';

export const neg = operator('Neg');
export const exp = operator('Exp');
export const sqrt = operator('Sqrt');
export const root = operator('Sqrt');
export const relu = operator('Relu');
export const erf = operator('Erf');
export const tanh = operator('Tanh');
export const sigmoid = operator('Sigmoid');

export const add = operator('Add');
export const sub = operator('Sub');
export const mul = operator('Mul');
export const div = operator('Div');
export const lt = operator('Less');

/** Not takes bool only: `!x` of a number is `x == 0`. */
export const logical_not: Lowering = ({ graph, names, inputs: [x] }) =>
  graph.op('Not', x!.dtype === 'bool' ? names : [graph.op('Cast', names, { to: elementType.bool })]);

export const cast: Lowering<AttributesOf<typeof primitives.cast>> = ({ graph, names, attributes }) =>
  graph.op('Cast', names, { to: elementType[attributes.dtype] });

export const full: Lowering<AttributesOf<typeof primitives.full>> = ({ graph, attributes, output }) => {
  const { value, dtype } = attributes;
  const scalar = graph.constant([], dtype, allocate(dtype, 1).fill(value));
  return graph.op('Expand', [scalar, graph.ints(output.shape)]);
};

export const gelu: Lowering<AttributesOf<typeof primitives.gelu>> = ({ graph, names, attributes }) =>
  graph.op('Gelu', names, { approximate: attributes.approximate });

/** https://onnx.ai/onnx/operators/onnx__Clip.html */
export const hardtanh: Lowering<AttributesOf<typeof primitives.hardtanh>> = (call) => {
  const { graph, names, attributes, output } = call;
  const bounds = [attributes.min, attributes.max].map((bound) =>
    graph.constant([], output.dtype, allocate(output.dtype, 1).fill(bound)),
  );
  return graph.op('Clip', [names[0]!, ...bounds]);
};

/** The same value: no operator. */
export const alias: Lowering = ({ names }) => names[0]!;
export const rewritten = alias;
export const overwritten = alias;
export const function_output = alias;
