/** One of the 768 products: `x[0, 1, 103, 55] · w[177, 1, 7, 7] = 0.3255 · −0.0123 = −0.004`. */
import type { Cell } from '#lib/plot/cells.ts';
import { formatValue } from '#lib/plot/format.ts';
import { at } from '#lib/plot/ndarray.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import { inputIndex } from '../../book/patch.ts';

export function productText(
  { x, weight }: { readonly x: NdArray; readonly weight: NdArray },
  patch: Cell,
  channel: number,
  plane: number,
  cell: Cell,
): string {
  const inInput = inputIndex(patch, plane, cell);
  const inFilter = [channel, plane, cell.row, cell.col];
  const [factor, filter] = [at(x, ...inInput), at(weight, ...inFilter)];
  const values = [factor, filter].map((value) => formatValue(value, 4)).join(' · ');
  return `x[${inInput.join(', ')}] · w[${inFilter.join(', ')}] = ${values} = ${formatValue(factor * filter, 4)}`;
}
