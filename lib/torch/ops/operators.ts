/**
 * Python's operators: the operations with the operands in the order that Python gives them. After
 * `torch/_tensor.py`.
 */
import { op, type Op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { add, difference, mul, power, quotient, rest } from './arithmetic.ts';
import * as comparison from './comparison.ts';
import * as inplaces from './inplace.ts';
import { matmul } from './matmul.ts';
import type { Operand } from './operands.ts';
import { abs, neg, positive } from './unary.ts';

type Rule = (input: Tensor, other: Operand) => unknown;
const operator = (name: string, rule: Rule): Op<Rule> =>
  op(`${name}(Tensor input, Tensor|Scalar other)`, (input: Tensor, other: Operand) => rule(input, other));

export const __add__ = operator('add', (a, b) => add(a, b));
export const __radd__ = operator('add', (a, b) => add(a, b));
export const __iadd__ = operator('add_', (a, b) => inplaces.add_(a, b));
export const __sub__ = operator('sub', (a, b) => difference(a, b));
export const __rsub__ = operator('rsub', (a, b) => difference(b, a));
export const __isub__ = operator('sub_', (a, b) => inplaces.sub_(a, b));
export const __mul__ = operator('mul', (a, b) => mul(a, b));
export const __rmul__ = operator('mul', (a, b) => mul(a, b));
export const __imul__ = operator('mul_', (a, b) => inplaces.mul_(a, b));
export const __truediv__ = operator('div', (a, b) => quotient(a, b));
export const __rtruediv__ = operator('div', (a, b) => quotient(b, a));
export const __itruediv__ = operator('div_', (a, b) => inplaces.div_(a, b));
export const __floordiv__ = operator('floor_divide', (a, b) => quotient(a, b, 'floor'));
export const __rfloordiv__ = operator('floor_divide', (a, b) => quotient(b, a, 'floor'));
export const __ifloordiv__ = operator('floor_divide_', (a, b) => inplaces.floor_divide_(a, b));
export const __mod__ = operator('remainder', (a, b) => rest(a, b));
export const __rmod__ = operator('remainder', (a, b) => rest(b, a));
export const __imod__ = operator('remainder_', (a, b) => inplaces.remainder_(a, b));
export const __pow__ = operator('pow', (a, b) => power(a, b));
export const __rpow__ = operator('pow', (a, b) => power(b, a));
export const __ipow__ = operator('pow_', (a, b) => inplaces.pow_(a, b));
export const __matmul__ = op('matmul(Tensor input, Tensor other)', (a: Tensor, b: Tensor): Tensor =>
  matmul(a, b),
);
export const __rmatmul__ = op('matmul(Tensor input, Tensor other)', (a: Tensor, b: Tensor): Tensor =>
  matmul(b, a),
);

export const __eq__ = operator('eq', (a, b) => comparison.eq(a, b));
export const __ne__ = operator('ne', (a, b) => comparison.ne(a, b));
export const __lt__ = operator('lt', (a, b) => comparison.lt(a, b));
export const __le__ = operator('le', (a, b) => comparison.le(a, b));
export const __gt__ = operator('gt', (a, b) => comparison.gt(a, b));
export const __ge__ = operator('ge', (a, b) => comparison.ge(a, b));

export const __and__ = operator('bitwise_and', (a, b) => comparison.bitwise_and(a, b));
export const __rand__ = operator('bitwise_and', (a, b) => comparison.bitwise_and(a, b));
export const __iand__ = operator('bitwise_and_', (a, b) => inplaces.bitwise_and_(a, b));
export const __or__ = operator('bitwise_or', (a, b) => comparison.bitwise_or(a, b));
export const __ror__ = operator('bitwise_or', (a, b) => comparison.bitwise_or(a, b));
export const __ior__ = operator('bitwise_or_', (a, b) => inplaces.bitwise_or_(a, b));
export const __xor__ = operator('bitwise_xor', (a, b) => comparison.bitwise_xor(a, b));
export const __rxor__ = operator('bitwise_xor', (a, b) => comparison.bitwise_xor(a, b));
export const __ixor__ = operator('bitwise_xor_', (a, b) => inplaces.bitwise_xor_(a, b));
export const __lshift__ = operator('bitwise_left_shift', (a, b) => comparison.bitwise_left_shift(a, b));
export const __rshift__ = operator('bitwise_right_shift', (a, b) => comparison.bitwise_right_shift(a, b));

const unary = (name: string, rule: (input: Tensor) => Tensor) =>
  op(`${name}(Tensor input)`, (input: Tensor): Tensor => rule(input));
export const __neg__ = unary('neg', (a) => neg(a));
export const __pos__ = unary('positive', (a) => positive(a));
export const __abs__ = unary('abs', (a) => abs(a));
export const __invert__ = unary('bitwise_not', (a) => comparison.bitwise_not(a));
