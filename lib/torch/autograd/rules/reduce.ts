/** Derivatives of reductions and of running results; after PyTorch's `FunctionsManual.cpp`. */
import { cat } from '../../ops/join.ts';
import { where } from '../../ops/where.ts';
import type { DimAttributes, ReduceAttributes } from '../../primitives/reduce.ts';
import { triangle as trianglePrimitive } from '../../primitives/sort.ts';
import { record } from '../../record.ts';
import { numel } from '../../shape.ts';
import { narrowTo } from '../../views.ts';
import type { Tensor } from '../../tensor.ts';
import type { Attributes } from '../../node.ts';
import { ones } from '../filled.ts';
import type { AttributesOf, Rule, RuleCall } from '../rule.ts';

type Reduction = RuleCall<ReduceAttributes>;
/** The gradient, or the result, with the reduced dimensions of size 1. */
const kept = (x: Tensor, { metas, attributes: { dims } }: Reduction): Tensor =>
  x.reshape(metas[0]!.shape.map((size, d) => (dims.includes(d) ? 1 : size)));
const spread = (x: Tensor, call: Reduction): Tensor => kept(x, call).expand([...call.metas[0]!.shape]);
/** How many elements were reduced to one. */
const share = ({ metas, result }: Reduction): number => numel(metas[0]!.shape) / numel(result.shape);

export const sum: Rule<ReduceAttributes> = [(call) => spread(call.grad, call)];
export const mean: Rule<ReduceAttributes> = [(call) => spread(call.grad.div(share(call)), call)];

/** Products of all elements before each one along the last dimension; 1 before the first. */
function productsBefore(x: Tensor): Tensor {
  const last = x.ndim - 1;
  const length = x.shape[last]!;
  const one = narrowTo(x, last, 0, 1).mul(0).add(1).detach();
  return cat([one, narrowTo(x, last, 0, length - 1)], last).cumprod(last);
}

/** Each element's gradient is the product of the others: before it, and after it. Exact at zeros. */
export const prod: Rule<ReduceAttributes> = [
  (call) => {
    const { dims } = call.attributes;
    const x = call.input(0);
    if (dims.length === 0) return call.grad;
    const order = [...x.shape.map((_, d) => d).filter((d) => !dims.includes(d)), ...dims];
    const moved = x.permute(order);
    const lines = moved.reshape([...moved.shape.slice(0, x.ndim - dims.length), -1]);
    const last = lines.ndim - 1;
    const others = productsBefore(lines).mul(productsBefore(lines.flip([last])).flip([last]));
    const back = others.reshape([...moved.shape]).permute(order.map((_, d) => order.indexOf(d)));
    return kept(call.grad, call).mul(back);
  },
];

/** Equal extremes share. */
const extreme: Rule<ReduceAttributes> = [
  (call) => {
    const [x, found] = [call.input(0), kept(call.output(), call)];
    const mask = x.eq(found).logical_or(x.isnan().logical_and(found.isnan())).to([call.grad.dtype]);
    const { dims } = call.attributes;
    const ties = dims.length === 0 ? mask : mask.sum([...dims], true);
    return mask.mul(kept(call.grad, call).div(ties));
  },
];
export const amax = extreme;
export const amin = extreme;

const variance: Rule<ReduceAttributes & { readonly correction: number }> = [
  (call) => {
    const x = call.input(0);
    const { dims, correction } = call.attributes;
    const centred = dims.length === 0 ? x.sub(x) : x.sub(x.mean([...dims], true));
    return centred.mul(kept(call.grad, call).mul(2 / (share(call) - correction)));
  },
];
export { variance as var };

type Dim = Attributes & Pick<DimAttributes, 'dim'>;
/** Sums from each element to the end of its line. */
const sumsAfter = (x: Tensor, dim: number): Tensor => x.flip([dim]).cumsum(dim).flip([dim]);
export const cumsum: Rule<Dim> = [({ grad, attributes: { dim } }) => sumsAfter(grad, dim)];

/**
 * The gradient of x_k is the product of what stands before k, times the sum over j ≥ k of grad_j · x_(k+1) …
 * x_j. (n, n) products a line; exact at zeros.
 */
export const cumprod: Rule<Dim> = [
  ({ grad, input, attributes: { dim } }) => {
    if (grad.ndim === 0) return grad;
    const last = grad.ndim - 1;
    const x = input(0).movedim(dim, last);
    const length = x.shape[last]!;
    const square = [...x.shape.slice(0, last), length, length];
    const full = ones({ shape: [length, length], dtype: x.dtype });
    const after = full.triu(1).ne(0); // (k, i): i > k
    const factors = where(after, x.unsqueeze(last).expand(square), 1);
    const reach = where(full.triu().ne(0), factors.cumprod(last + 1), 0); // (k, j): x_(k+1) … x_j
    const sums = reach.mul(grad.movedim(dim, last).unsqueeze(last)).sum([last + 1]);
    return productsBefore(x).mul(sums).movedim(last, dim);
  },
];

export const triangle: Rule<AttributesOf<typeof trianglePrimitive>> = [
  ({ grad, attributes }) => record(trianglePrimitive, [grad], attributes),
];
