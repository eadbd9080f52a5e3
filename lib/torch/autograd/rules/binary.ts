/** Derivatives of elementwise primitives of two and three inputs; after `derivatives.yaml`. */
import { where as choose } from '../../ops/where.ts';
import type { Tensor } from '../../tensor.ts';
import { same, zero, type Derivative, type Rule } from '../rule.ts';

/** The gradient where the mask holds, else 0. */
const only = (grad: Tensor, mask: Tensor): Tensor => choose(mask, grad, 0);

export const add: Rule = [same, same];
export const sub: Rule = [same, ({ grad }) => grad.neg()];
export const mul: Rule = ({ grad, input }, i) => grad.mul(input(1 - i));
export const div: Rule = [
  ({ grad, input }) => grad.div(input(1)),
  ({ grad, input }) => grad.neg().mul(input(0).div(input(1)).div(input(1))),
];
export const fmod: Rule = [same, ({ grad, input }) => grad.neg().mul(input(0).div(input(1)).trunc())];
export const remainder: Rule = [same, ({ grad, input }) => grad.neg().mul(input(0).div(input(1)).floor())];
export const trunc_divide: Rule = [zero, zero];
export const floor_divide: Rule = [zero, zero];

/** Equal operands share; NaN lets both have the whole. */
const shared =
  (loses: 'lt' | 'gt'): Derivative =>
  ({ grad, input }, i) => {
    const [x, y] = [input(i), input(1 - i)];
    return choose(x[loses](y), 0, choose(x.eq(y), grad.mul(0.5), grad));
  };
export const maximum: Rule = shared('lt');
export const minimum: Rule = shared('gt');
/** The first of equal operands takes all; a number takes all from NaN. */
const either = (beats: 'ge' | 'le'): Rule => {
  const first = (x: Tensor, y: Tensor): Tensor => x[beats](y).logical_or(y.isnan());
  return [
    ({ grad, input }) => only(grad, first(input(0), input(1))),
    ({ grad, input }) => only(grad, first(input(0), input(1)).logical_not()),
  ];
};
export const fmax: Rule = either('ge');
export const fmin: Rule = either('le');
/** The bound itself lets the whole gradient through to the input. */
export const clamp_min: Rule = [
  ({ grad, input }) => only(grad, input(0).ge(input(1))),
  ({ grad, input }) => only(grad, input(0).lt(input(1))),
];
export const clamp_max: Rule = [
  ({ grad, input }) => only(grad, input(0).le(input(1))),
  ({ grad, input }) => only(grad, input(0).gt(input(1))),
];

export const pow: Rule = [
  ({ grad, input }) => {
    const [x, n] = [input(0), input(1)];
    const slope = (): Tensor => n.mul(x.pow(n.sub(1)));
    if (n.ndim > 0 || n.requires_grad || n.node.symbolic) return choose(n.eq(0), 0, grad.mul(slope()));
    return n.peek()[0] === 0 ? grad.mul(0) : grad.mul(slope());
  },
  ({ grad, input, output }) => {
    const [x, n] = [input(0), input(1)];
    return choose(x.eq(0).logical_and(n.ge(0)), 0, grad.mul(output().mul(x.log())));
  },
];
export const where: Rule = [
  null,
  ({ grad, input }) => choose(input(0), grad, 0),
  ({ grad, input }) => choose(input(0), 0, grad),
];
const squares = (x: Tensor, y: Tensor): Tensor => x.square().add(y.square());
export const atan2: Rule = [
  ({ grad, input }) => grad.mul(input(1).div(squares(input(0), input(1)))),
  ({ grad, input }) =>
    grad.mul(
      input(0)
        .neg()
        .div(squares(input(0), input(1))),
    ),
];
export const hypot: Rule = ({ grad, input, output }, i) => grad.mul(input(i).div(output()));
export const copysign: Rule = [
  ({ grad, input, output }) => choose(input(0).eq(0), 0, grad.mul(output().div(input(0)))),
  zero,
];
export const logaddexp: Rule = ({ grad, input }, i) =>
  grad.div(
    input(1 - i)
      .sub(input(i))
      .exp()
      .add(1),
  );
export const xlogy: Rule = [
  ({ grad, input }) => choose(input(0).eq(0).logical_and(input(1).le(0)), 0, grad.mul(input(1).log())),
  ({ grad, input }) => grad.mul(input(0)).div(input(1)),
];
