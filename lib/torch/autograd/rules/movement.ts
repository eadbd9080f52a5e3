/** Derivatives of what moves elements: the way back. */
import { index_put } from '../../primitives/indexing.ts';
import * as primitives from '../../primitives/movement.ts';
import { narrowTo } from '../../views.ts';
import { constant, record } from '../../record.ts';
import { contiguousStrides, numel } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { zeros } from '../filled.ts';
import { same, type AttributesOf, type Rule } from '../rule.ts';

export const reshape: Rule = [({ grad, metas }) => grad.reshape([...metas[0]!.shape])];
export const permute: Rule<AttributesOf<typeof primitives.permute>> = [
  ({ grad, attributes: { dims } }) => grad.permute(dims.map((_, d) => dims.indexOf(d))),
];
/** The engine sums. */
export const expand: Rule = [same];
export const flip: Rule<AttributesOf<typeof primitives.flip>> = [
  ({ grad, attributes: { dims } }) => grad.flip([...dims]),
];

export const slice: Rule<AttributesOf<typeof primitives.slice>> = [
  ({ grad, metas, attributes: { starts, stops, steps } }) => {
    const { shape } = metas[0]!;
    if (steps.every((step) => step === 1)) {
      const after = shape.map((size, d) => size - Math.max(stops[d]!, starts[d]!));
      return record(primitives.constant_pad, [grad], { before: starts, after, value: 0 });
    }
    const strides = contiguousStrides(shape);
    return record(primitives.as_strided_write, [zeros({ shape, dtype: grad.dtype }), grad], {
      strides: strides.map((stride, d) => stride * steps[d]!),
      storage_offset: starts.reduce((sum, start, d) => sum + start * strides[d]!, 0),
      base_strides: strides,
    });
  },
];

/** A place may be read several times: what comes back is added up. */
export const as_strided: Rule<AttributesOf<typeof primitives.as_strided>> = [
  ({ grad, metas, result, attributes: { strides, storage_offset } }) => {
    const { shape, dtype } = metas[0]!;
    const places = new Float64Array(numel(result.shape));
    primitives.forEachOffset(result.shape, strides, storage_offset, (offset, i) => (places[i] = offset));
    const flat = zeros({ shape: [numel(shape)], dtype });
    const index = constant([places.length], 'int64', places);
    const values = grad.reshape([places.length]);
    return record(index_put, [flat, values, index], { dims: 1, accumulate: true }).reshape([...shape]);
  },
];
export const as_strided_write: Rule<AttributesOf<typeof primitives.as_strided_write>> = [
  ({ grad, metas, attributes }) => record(primitives.as_strided_write, [grad, zeros(metas[1]!)], attributes),
  ({ grad, metas, attributes: { strides, storage_offset, base_strides } }) => {
    const inMemoryOrder = base_strides.map((_, d) => d).sort((a, b) => base_strides[b]! - base_strides[a]!);
    const { shape } = metas[1]!;
    return record(primitives.as_strided, [grad.permute(inMemoryOrder)], { shape, strides, storage_offset });
  },
];

export const cat: Rule<AttributesOf<typeof primitives.cat>> = ({ grad, metas, attributes: { dim } }, i) => {
  const start = metas.slice(0, i).reduce((sum, { shape }) => sum + shape[dim]!, 0);
  return narrowTo(grad, dim, start, start + metas[i]!.shape[dim]!);
};
export const constant_pad: Rule<AttributesOf<typeof primitives.constant_pad>> = [
  ({ grad, metas, attributes: { before } }) =>
    before.reduce<Tensor>((g, start, d) => narrowTo(g, d, start, start + metas[0]!.shape[d]!), grad),
];
