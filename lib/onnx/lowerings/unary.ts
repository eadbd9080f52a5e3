/** Elementwise primitives of one input in ONNX, those beside `elementwise.ts`. */
import { operator, type Lowering } from './lowering.ts';

export const abs = operator('Abs');
export const sign = operator('Sign');
export const floor = operator('Floor');
export const ceil = operator('Ceil');
export const round = operator('Round');
export const reciprocal = operator('Reciprocal');
export const rsqrt: Lowering = ({ graph, names }) => graph.op('Reciprocal', [graph.op('Sqrt', names)]);
export const square: Lowering = ({ graph, names: [x] }) => graph.op('Mul', [x!, x!]);
export const log = operator('Log');
/** ONNX has the natural logarithm and power alone. */
const scaledLog =
  (base: number): Lowering =>
  ({ graph, names }) =>
    graph.op('Mul', [
      graph.op('Log', names),
      graph.constant([], 'float32', Float32Array.of(1 / Math.log(base))),
    ]);
export const log2 = scaledLog(2);
export const log10 = scaledLog(10);
export const exp2: Lowering = ({ graph, names }) =>
  graph.op('Pow', [graph.constant([], 'float32', Float32Array.of(2)), names[0]!]);

export const sin = operator('Sin');
export const cos = operator('Cos');
export const tan = operator('Tan');
export const asin = operator('Asin');
export const acos = operator('Acos');
export const atan = operator('Atan');
export const sinh = operator('Sinh');
export const cosh = operator('Cosh');
export const asinh = operator('Asinh');
export const acosh = operator('Acosh');
export const atanh = operator('Atanh');

export const isnan = operator('IsNaN');
export const isinf = operator('IsInf');
