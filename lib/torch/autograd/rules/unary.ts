/** Derivatives of elementwise primitives of one input; after PyTorch's `tools/autograd/derivatives.yaml`. */
import type {
  cast as castPrimitive,
  gelu as geluPrimitive,
  hardtanh as hardtanhPrimitive,
} from '../../primitives/elementwise.ts';
import { where } from '../../ops/where.ts';
import type { Tensor } from '../../tensor.ts';
import { zeros } from '../filled.ts';
import { same, zero, type AttributesOf, type Rule } from '../rule.ts';

/** `grad · f'(x)`, the slope from the input. */
const slope = (of: (x: Tensor) => Tensor): Rule => [({ grad, input }) => grad.mul(of(input(0)))];
/** `grad · f'(x)`, the slope from the result. */
const slopeOfResult = (of: (y: Tensor) => Tensor): Rule => [({ grad, output }) => grad.mul(of(output()))];

export const alias: Rule = [same];
/** The value is the first input's, the history the second one's. */
export const rewritten: Rule = [null, same];
export const overwritten: Rule = ({ metas }, i) => zeros(metas[i]!);
export const cast: Rule<AttributesOf<typeof castPrimitive>> = [
  ({ grad, metas }) => grad.to([metas[0]!.dtype]),
];

export const neg: Rule = [({ grad }) => grad.neg()];
export const abs = slope((x) => x.sign());
export const sign: Rule = [zero];
export const floor: Rule = [zero];
export const ceil: Rule = [zero];
export const trunc: Rule = [zero];
export const round: Rule = [zero];
export const square = slope((x) => x.mul(2));
export const sqrt: Rule = [({ grad, output }) => grad.div(output().mul(2))];
/** The root that norms and deviations take: of zero it has no slope. */
export const root: Rule = [
  ({ grad, output }) => where(output().eq(0), 0, grad.div(where(output().eq(0), 1, output().mul(2)))),
];
export const rsqrt: Rule = [({ grad, output }) => grad.mul(output().pow(3)).mul(-0.5)];
export const reciprocal: Rule = [({ grad, output }) => grad.neg().mul(output().square())];

export const exp = slopeOfResult((y) => y);
export const exp2 = slopeOfResult((y) => y.mul(Math.LN2));
export const expm1 = slopeOfResult((y) => y.add(1));
export const log: Rule = [({ grad, input }) => grad.div(input(0))];
export const log2: Rule = [({ grad, input }) => grad.div(input(0).mul(Math.LN2))];
export const log10: Rule = [({ grad, input }) => grad.div(input(0).mul(Math.LN10))];
export const log1p: Rule = [({ grad, input }) => grad.div(input(0).add(1))];

export const sin = slope((x) => x.cos());
export const cos = slope((x) => x.sin().neg());
export const tan = slopeOfResult((y) => y.square().add(1));
export const asin = slope((x) => x.square().neg().add(1).rsqrt());
export const acos = slope((x) => x.square().neg().add(1).rsqrt().neg());
export const atan = slope((x) => x.square().add(1).reciprocal());
export const sinh = slope((x) => x.cosh());
export const cosh = slope((x) => x.sinh());
export const tanh = slopeOfResult((y) => y.square().neg().add(1));
export const asinh = slope((x) => x.square().add(1).rsqrt());
export const acosh = slope((x) => x.square().sub(1).rsqrt());
export const atanh = slope((x) => x.square().neg().add(1).reciprocal());

const GAUSS = 2 / Math.sqrt(Math.PI);
export const erf = slope((x) => x.square().neg().exp().mul(GAUSS));
export const erfc = slope((x) => x.square().neg().exp().mul(-GAUSS));
export const erfinv = slopeOfResult((y) =>
  y
    .square()
    .exp()
    .mul(1 / GAUSS),
);

export const sigmoid = slopeOfResult((y) => y.mul(y.neg().add(1)));
export const relu: Rule = [({ grad, output }) => where(output().gt(0), grad, 0)];
/** At the bounds there is no slope, where `clamp` has one. */
export const hardtanh: Rule<AttributesOf<typeof hardtanhPrimitive>> = [
  ({ grad, input, attributes: { min, max } }) => {
    const x = input(0);
    return where(x.le(min).logical_or(x.ge(max)), 0, grad);
  },
];

const SQRT_2_PI = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;
export const gelu: Rule<AttributesOf<typeof geluPrimitive>> = [
  ({ grad, input, attributes }) => {
    const x = input(0);
    if (attributes.approximate === 'none') {
      const cdf = x.mul(Math.SQRT1_2).erf().add(1).mul(0.5);
      const density = x
        .square()
        .mul(-0.5)
        .exp()
        .mul(1 / Math.sqrt(2 * Math.PI));
      return grad.mul(cdf.add(x.mul(density)));
    }
    const t = x.add(x.square().mul(x).mul(CUBIC)).mul(SQRT_2_PI).tanh();
    const inner = x
      .square()
      .mul(3 * CUBIC)
      .add(1)
      .mul(SQRT_2_PI);
    const bend = x.mul(0.5).mul(t.square().neg().add(1)).mul(inner);
    return grad.mul(t.add(1).mul(0.5).add(bend));
  },
];
