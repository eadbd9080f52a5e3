/** Derivatives of special functions; after PyTorch's `derivatives.yaml` and `FunctionsManual.cpp`. */
import { where } from '../../ops/where.ts';
import { sign } from '../../ops/unary.ts';
import * as primitives from '../../primitives/special.ts';
import { record } from '../../record.ts';
import type { Tensor } from '../../tensor.ts';
import type { AttributesOf, Rule } from '../rule.ts';

const polygammaOf = (n: number, x: Tensor): Tensor => record(primitives.polygamma, [x], { n });
export const lgamma: Rule = [({ grad, input }) => grad.mul(polygammaOf(0, input(0)))];
export const polygamma: Rule<AttributesOf<typeof primitives.polygamma>> = [
  ({ grad, input, attributes: { n } }) => grad.mul(polygammaOf(n + 1, input(0))),
];

/** y / x, and at zero its limit, a half. */
const halfAtZero = (y: Tensor, x: Tensor): Tensor => {
  const isZero = x.eq(0);
  return where(isZero, 0.5, y.div(where(isZero, 1, x)));
};
const bessel = (primitive: typeof primitives.i0, x: Tensor): Tensor => record(primitive, [x], {});
export const i0: Rule = [({ grad, input }) => grad.mul(bessel(primitives.i1, input(0)))];
export const i0e: Rule = [
  ({ grad, input, output }) => {
    const x = input(0);
    return grad.mul(bessel(primitives.i1e, x).sub(sign(x).mul(output())));
  },
];
export const i1: Rule = [
  ({ grad, input, output }) => {
    const x = input(0);
    return grad.mul(bessel(primitives.i0, x).sub(halfAtZero(output(), x)));
  },
];
export const i1e: Rule = [
  ({ grad, input, output }) => {
    const x = input(0);
    return grad.mul(bessel(primitives.i0e, x).sub(halfAtZero(output(), x)).sub(sign(x).mul(output())));
  },
];

export const erfcx: Rule = [
  ({ grad, input, output }) =>
    grad.mul(
      input(0)
        .mul(2)
        .mul(output())
        .sub(2 / Math.sqrt(Math.PI)),
    ),
];
const ROOT = 1 / Math.sqrt(2 * Math.PI);
const density = (x: Tensor): Tensor => x.square().mul(-0.5).exp().mul(ROOT);
export const ndtr: Rule = [({ grad, input }) => grad.mul(density(input(0)))];
export const ndtri: Rule = [({ grad, output }) => grad.div(density(output()))];
export const log_ndtr: Rule = [
  ({ grad, input, output }) => grad.mul(input(0).square().mul(-0.5).sub(output()).exp()).mul(ROOT),
];
export const entr: Rule = [({ grad, input }) => grad.mul(input(0).log().neg().sub(1))];

export const xlog1py: Rule = [
  ({ grad, input }) => where(input(0).eq(0).logical_and(input(1).le(-1)), 0, grad.mul(input(1).log1p())),
  ({ grad, input }) => grad.mul(input(0)).div(input(1).add(1)),
];
export const logaddexp2: Rule = ({ grad, input }, i) =>
  grad.div(
    input(1 - i)
      .sub(input(i))
      .exp2()
      .add(1),
  );

/** The logarithm of nothing, finite so that a second derivative meets no difference of infinities. */
const NOTHING = -1e30;
/** The gradient's positive and negative parts go back apart, as logarithms, so that nothing overflows. */
export const logcumsumexp: Rule<AttributesOf<typeof primitives.logcumsumexp>> = [
  ({ grad, input, output, attributes }) => {
    const { dim } = attributes;
    const dims = input(0).ndim === 0 ? [] : [dim];
    const back = (part: Tensor): Tensor => {
      const isPositive = part.gt(0);
      const log = where(isPositive, where(isPositive, part, 1).log(), NOTHING).sub(output());
      const sums = record(primitives.logcumsumexp, [log.flip(dims)], attributes).flip(dims);
      return sums.add(input(0)).exp();
    };
    return back(grad).sub(back(grad.neg()));
  },
];
