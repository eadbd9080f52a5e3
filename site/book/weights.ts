/**
 * Where a model's weights come from in the page: what the reader chose in place of the site's own belongs
 * here.
 */
import type { ModelSpec } from '#lib/engine/contract.ts';
import type { WeightedModel } from './open-book.ts';
import { pageRecord } from './record.ts';

export function weightsOf({ weights, file = pageRecord().weights }: WeightedModel): ModelSpec['weights'] {
  if (weights !== 'bundled') return weights;
  return { kind: 'bundled', url: weightsAddress(file) };
}

/** Absolute: weights are loaded in a worker, which has another base than the page. */
function weightsAddress(file: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return new URL(`${base}/models/${file}`, location.href).href;
}
