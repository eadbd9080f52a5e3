/** Operands of elementwise operations: tensors and numbers, brought to the type they promote to. */
import { cast, scalarTensor } from '../cast.ts';
import { dtypes, isFloating, get_default_dtype, scalarDType, type DType, type Scalar } from '../dtype.ts';
import { op, type Op } from '../op.ts';
import type { Primitive } from '../node.ts';
import { promoted, recordElementwise } from '../record.ts';
import { Tensor } from '../tensor.ts';

export type Operand = Tensor | Scalar;
export type UnaryOp = Op<(input: Tensor) => Tensor>;
export type BinaryOp = Op<(input: Tensor, other: Operand) => Tensor>;

export const typeOf = (operand: Operand): Tensor | { readonly dtype: DType } =>
  operand instanceof Tensor ? operand : { dtype: scalarDType(operand) };

/** The type that operands promote to. */
export const commonType = (...operands: readonly Operand[]): DType => promoted(operands.map(typeOf));

/** Integers and booleans become the default float type, as in true division, `exp` or `mean`. */
export const floating = (dtype: DType): DType => (isFloating(dtype) ? dtype : get_default_dtype());

/** A number beside float16 or bfloat16 keeps float32's precision, as PyTorch's kernels keep it. */
export function asTensor(operand: Operand, dtype: DType): Tensor {
  if (operand instanceof Tensor) return cast(operand, dtype);
  return scalarTensor(operand, isFloating(dtype) && dtypes[dtype].bytes === 2 ? 'float32' : dtype);
}

/** Run `primitive` on both operands in their common type, which `result` may raise. */
export function combine(
  primitive: Primitive,
  input: Operand,
  other: Operand,
  result: (dtype: DType) => DType = (dtype) => dtype,
): Tensor {
  const dtype = result(commonType(input, other));
  // The first operand gives the result its type, so that a number is never first in half precision.
  const left = input instanceof Tensor ? cast(input, dtype) : scalarTensor(input, dtype);
  return recordElementwise(primitive, [left, asTensor(other, dtype)], {});
}

/** An operation that keeps its input's type. */
export function unary(name: string, primitive: Primitive, check?: (input: Tensor) => void): UnaryOp {
  return op(`${name}(Tensor input)`, (input: Tensor): Tensor => {
    check?.(input);
    return recordElementwise(primitive, [input], {});
  });
}

/** An operation whose result is floating, of whatever it is. */
export function floatUnary(name: string, primitive: Primitive): UnaryOp {
  return op(`${name}(Tensor input)`, (input: Tensor): Tensor =>
    recordElementwise(primitive, [cast(input, floating(input.dtype))], {}),
  );
}

export function binary(name: string, primitive: Primitive, result?: (dtype: DType) => DType): BinaryOp {
  return op(`${name}(Tensor input, Tensor|Scalar other)`, (input: Tensor, other: Operand): Tensor =>
    combine(primitive, input, other, result),
  );
}

/** The same operation under another of PyTorch's names. */
export function alias<F extends (...args: never[]) => unknown>(name: string, operation: Op<F>): Op<F> {
  const again = ((...args: never[]) => operation(...args)) as unknown as F;
  return op(operation.signature.text.replace(operation.signature.name, name), again);
}
