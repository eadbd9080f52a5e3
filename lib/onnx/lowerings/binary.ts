/** Elementwise primitives of two or three inputs in ONNX, those beside `elementwise.ts`. */
import { elementType } from '../element-type.ts';
import { operator, type Lowering } from './lowering.ts';

export const le = operator('LessOrEqual');
export const gt = operator('Greater');
export const ge = operator('GreaterOrEqual');
export const eq = operator('Equal');
export const ne: Lowering = ({ graph, names }) => graph.op('Not', [graph.op('Equal', names)]);

/** ONNX takes bool only: numbers are true when they are not 0. */
const ofTruths =
  (type: string): Lowering =>
  ({ graph, names, inputs }) => {
    const truths = names.map((name, i) =>
      inputs[i]!.dtype === 'bool' ? name : graph.op('Cast', [name], { to: elementType.bool }),
    );
    return graph.op(type, truths);
  };
export const logical_and = ofTruths('And');
export const logical_or = ofTruths('Or');
export const logical_xor = ofTruths('Xor');

export const maximum = operator('Max');
export const minimum = operator('Min');
export const clamp_min = operator('Max');
export const clamp_max = operator('Min');
export const pow = operator('Pow');
/** With `fmod` the sign is the dividend's, as in C. */
export const fmod: Lowering = ({ graph, names }) => graph.op('Mod', names, { fmod: 1 });
export const where = operator('Where');
