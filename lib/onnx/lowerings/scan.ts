/** Running sums and triangles in ONNX. */
import type * as primitives from '../../torch/primitives/sort.ts';
import type { AttributesOf, Lowering } from './lowering.ts';

/** https://onnx.ai/onnx/operators/onnx__CumSum.html */
export const cumsum: Lowering<AttributesOf<typeof primitives.cumsum>> = ({ graph, names, attributes }) =>
  graph.op('CumSum', [names[0]!, graph.ints([attributes.dim], [])]);

/** https://onnx.ai/onnx/operators/onnx__Trilu.html */
export const triangle: Lowering<AttributesOf<typeof primitives.triangle>> = ({ graph, names, attributes }) =>
  graph.op('Trilu', [names[0]!, graph.ints([attributes.diagonal], [])], { upper: Number(attributes.upper) });
