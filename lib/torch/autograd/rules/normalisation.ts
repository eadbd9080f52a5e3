/** Derivatives of softmax and the normalising layers. */
import type * as primitives from '../../primitives/normalisation.ts';
import type { Tensor } from '../../tensor.ts';
import type { AttributesOf, Rule, RuleCall } from '../rule.ts';

export const softmax: Rule<AttributesOf<typeof primitives.softmax>> = [
  ({ grad, output, attributes: { dim } }) => {
    const product = grad.mul(output());
    return product.sub(output().mul(product.sum([dim], true)));
  },
];
export const log_softmax: Rule<AttributesOf<typeof primitives.log_softmax>> = [
  ({ grad, output, attributes: { dim } }) =>
    grad.sub(
      output()
        .exp()
        .mul(grad.sum([dim], true)),
    ),
];

type LayerNorm = RuleCall<AttributesOf<typeof primitives.layer_norm>>;
/** The input, normalised, and 1 / its deviation. */
function normalised({ input, metas, attributes: { axes, eps } }: LayerNorm): {
  readonly hat: Tensor;
  readonly scale: Tensor;
  readonly dims: number[];
} {
  const x = input(0);
  const rank = metas[0]!.shape.length;
  const dims = Array.from({ length: axes }, (_, d) => rank - axes + d);
  const centred = x.sub(x.mean(dims, true));
  const scale = centred.square().mean(dims, true).add(eps).rsqrt();
  return { hat: centred.mul(scale), scale, dims };
}
export const layer_norm: Rule<AttributesOf<typeof primitives.layer_norm>> = [
  (call) => {
    const { hat, scale, dims } = normalised(call);
    const g = call.grad.mul(call.input(1));
    return g
      .sub(g.mean(dims, true))
      .sub(hat.mul(g.mul(hat).mean(dims, true)))
      .mul(scale);
  },
  (call) => call.grad.mul(normalised(call).hat),
  ({ grad }) => grad,
];

type BatchNorm = RuleCall<AttributesOf<typeof primitives.batch_norm>>;
/** (C) → (1, C, 1, …) */
const channel = (x: Tensor, { metas }: BatchNorm): Tensor =>
  x.reshape([1, -1, ...metas[0]!.shape.slice(2).map(() => 1)]);
/** (B, C, …) → (C) */
const perChannel = (x: Tensor): Tensor => x.sum(x.shape.map((_, d) => d).filter((d) => d !== 1));
const scale = (call: BatchNorm): Tensor => channel(call.input(4).add(call.attributes.eps).rsqrt(), call);
const centred = (call: BatchNorm): Tensor => call.input(0).sub(channel(call.input(3), call));
const weighted = (call: BatchNorm): Tensor => call.grad.mul(channel(call.input(1), call));
export const batch_norm: Rule<AttributesOf<typeof primitives.batch_norm>> = [
  (call) => call.grad.mul(channel(call.input(1), call).mul(scale(call))),
  (call) => perChannel(call.grad.mul(centred(call).mul(scale(call)))),
  ({ grad }) => perChannel(grad),
  (call) => perChannel(weighted(call).mul(scale(call)).neg()),
  (call) => perChannel(weighted(call).mul(centred(call)).mul(scale(call).pow(3)).mul(-0.5)),
];
