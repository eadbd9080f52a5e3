/** Derivatives of reading and writing at places that integer tensors give. */
import * as primitives from '../../primitives/indexing.ts';
import { where } from '../../ops/where.ts';
import { record } from '../../record.ts';
import type { Shape } from '../../shape.ts';
import { narrowTo } from '../../views.ts';
import type { Tensor } from '../../tensor.ts';
import { ones, zeros } from '../filled.ts';
import { same, type AttributesOf, type Rule, type RuleCall } from '../rule.ts';

/** (k) → the shape given, with the index along `dim`. */
const along = (index: Tensor, dim: number, shape: Shape): Tensor =>
  index.reshape(shape.map((_, d) => (d === dim ? index.numel() : 1))).expand([...shape]);

export const index_select: Rule<AttributesOf<typeof primitives.index_select>> = [
  ({ grad, metas, input, attributes: { dim } }) =>
    record(primitives.scatter, [zeros(metas[0]!), along(input(1), dim, grad.shape), grad], {
      dim,
      reduce: 'sum',
    }),
  null,
];
export const gather: Rule<AttributesOf<typeof primitives.gather>> = [
  ({ grad, metas, input, attributes: { dim } }) =>
    record(primitives.scatter, [zeros(metas[0]!), input(1), grad], { dim, reduce: 'sum' }),
  null,
];

type Scatter = RuleCall<AttributesOf<typeof primitives.scatter>>;
const read = ({ input, attributes: { dim } }: Scatter, from: Tensor): Tensor =>
  record(primitives.gather, [from, input(1)], { dim });
/** The part of the source that the index reaches. */
const reached = ({ input, metas }: Scatter): Tensor =>
  metas[1]!.shape.reduce((source, size, d) => narrowTo(source, d, 0, size), input(2));
const count = (call: Scatter, of: Tensor, onto: Tensor): Tensor =>
  record(primitives.scatter, [onto, call.input(1), of], { dim: call.attributes.dim, reduce: 'sum' });

/** How often an extreme was met, in x and in what was folded in; those that are equal share. */
function ties(call: Scatter): { ofInput: Tensor; ofSource: Tensor; total: Tensor } {
  const as = (mask: Tensor): Tensor => mask.to([call.grad.dtype]);
  const ofInput = as(call.input(0).eq(call.output()));
  const ofSource = as(reached(call).eq(read(call, call.output())));
  return { ofInput, ofSource, total: count(call, ofSource, ofInput) };
}

/** x · grad of the product of the others, exact at a single zero as PyTorch's is. */
function productOfOthers(call: Scatter): Tensor {
  const source = reached(call);
  const isZero = source.eq(0);
  const as = (mask: Tensor): Tensor => mask.to([call.grad.dtype]);
  const zerosMet = count(call, as(isZero), zeros(call.metas[0]!));
  const onlyZero = isZero.logical_and(read(call, zerosMet).eq(1));
  const nonZero = where(isZero, 1, source);
  const { dim } = call.attributes;
  const withoutZeros = record(primitives.scatter, [call.input(0), call.input(1), nonZero], {
    dim,
    reduce: 'prod',
  });
  const plain = read(call, call.grad.mul(call.output())).div(nonZero);
  return where(onlyZero, read(call, call.grad.mul(withoutZeros)), where(isZero, 0, plain));
}

export const scatter: Rule<AttributesOf<typeof primitives.scatter>> = [
  (call) => {
    const { grad, metas, input, attributes } = call;
    switch (attributes.reduce) {
      case 'sum':
        return grad;
      case 'none':
        return record(primitives.scatter, [grad, input(1), zeros(metas[2]!)], attributes);
      case 'prod':
        // The product of what was folded in: x is its first factor.
        return grad.mul(record(primitives.scatter, [ones(metas[0]!), input(1), input(2)], attributes));
      default: {
        const { ofInput, total } = ties(call);
        return grad.mul(ofInput).div(total);
      }
    }
  },
  null,
  (call) => {
    const { grad, attributes } = call;
    switch (attributes.reduce) {
      case 'sum':
      case 'none':
        return read(call, grad);
      case 'prod':
        return productOfOthers(call);
      default: {
        const { ofSource, total } = ties(call);
        return ofSource.mul(read(call, grad.div(total)));
      }
    }
  },
];

export const index: Rule<AttributesOf<typeof primitives.index>> = (call, i) => {
  const { grad, metas, input, attributes } = call;
  if (i > 0) throw new Error('an index has no gradient');
  const indices = metas.slice(1).map((_, k) => input(k + 1));
  return record(primitives.index_put, [zeros(metas[0]!), grad, ...indices], {
    ...attributes,
    accumulate: true,
  });
};
export const index_put: Rule<AttributesOf<typeof primitives.index_put>> = (call, i) => {
  const { grad, metas, input, attributes } = call;
  const indices = metas.slice(2).map((_, k) => input(k + 2));
  if (i === 1) return record(primitives.index, [grad, ...indices], { dims: attributes.dims });
  if (attributes.accumulate) return same(call, i);
  return record(primitives.index_put, [grad, zeros(metas[1]!), ...indices], attributes);
};
