/** Softmax and normalisation in ONNX. */
import type * as primitives from '../../torch/primitives/normalisation.ts';
import { float } from '../graph-builder.ts';
import type { AttributesOf, Lowering } from './lowering.ts';

export const softmax: Lowering<AttributesOf<typeof primitives.softmax>> = ({ graph, names, attributes }) =>
  graph.op('Softmax', names, { axis: attributes.dim });

export const log_softmax: Lowering<AttributesOf<typeof primitives.log_softmax>> = ({
  graph,
  names,
  attributes,
}) => graph.op('LogSoftmax', names, { axis: attributes.dim });

/** https://onnx.ai/onnx/operators/onnx__LayerNormalization.html */
export const layer_norm: Lowering<AttributesOf<typeof primitives.layer_norm>> = ({
  graph,
  names,
  attributes,
}) => graph.op('LayerNormalization', names, { axis: -attributes.axes, epsilon: float(attributes.eps) });

/** https://onnx.ai/onnx/operators/onnx__BatchNormalization.html */
export const batch_norm: Lowering<AttributesOf<typeof primitives.batch_norm>> = ({
  graph,
  names,
  attributes,
}) => graph.op('BatchNormalization', names, { epsilon: float(attributes.eps) });
