/** Functions about types and modes that make no tensors. */
import { isGradEnabled } from '../autograd/mode.ts';
import {
  canCast,
  get_default_dtype as get,
  promoteTypes,
  set_default_dtype as set,
  type DType,
} from '../dtype.ts';
import { op } from '../op.ts';
import { commonType, type Operand } from './operands.ts';

export const result_type = op(
  'result_type(Tensor|Scalar tensor1/tensor/scalar1, Tensor|Scalar tensor2/other/scalar2)',
  (a: Operand, b: Operand): DType => commonType(a, b),
);
export const promote_types = op('promote_types(dtype type1, dtype type2)', promoteTypes);
export const can_cast = op('can_cast(dtype from_, dtype to)', canCast);
export const get_default_dtype = op('get_default_dtype()', get);
export const set_default_dtype = op('set_default_dtype(dtype d)', (dtype: DType): null => {
  set(dtype);
  return null;
});
export const is_grad_enabled = op('is_grad_enabled()', isGradEnabled);
