/** Python's name of a value's type, for messages. */
import { FloatScalar, isDType } from './dtype.ts';
import { Parameter, Tensor } from './tensor.ts';

export function pythonType(value: unknown): string {
  // What the Python layer passes says its own type: tuples, and objects of a reader's.
  if (typeof value === 'object' && value !== null && 'pythonType' in value) return String(value.pythonType);
  if (value === null || value === undefined) return 'NoneType';
  if (value instanceof Tensor) return value instanceof Parameter ? 'Parameter' : 'Tensor';
  if (value instanceof FloatScalar) return 'float';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return isDType(value) ? 'torch.dtype' : 'str';
  return 'object';
}
