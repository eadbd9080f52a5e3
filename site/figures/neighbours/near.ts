/** Which pictures are near which: by the cosine of two rows of numbers. */
import type { Numbers } from '#lib/plot/ndarray.ts';

/** 1 for the same direction, 0 for none in common, −1 for the opposite. */
export function cosine(a: Numbers, b: Numbers): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    ofA += a[i]! ** 2;
    ofB += b[i]! ** 2;
  }
  return product / (Math.sqrt(ofA * ofB) || 1);
}

/** Places by likeness to `query`, the most alike first. A row that is not there yet is left out. */
export const ranked = (
  query: Numbers,
  rows: readonly (Numbers | undefined)[],
): readonly { readonly place: number; readonly alike: number }[] =>
  rows
    .flatMap((row, place) => (row ? [{ place, alike: cosine(query, row) }] : []))
    .sort((a, b) => b.alike - a.alike);

/** To two digits after the point, with its sign: `+0.21`, `−0.05`. */
export function written(alike: number): string {
  const size = Math.abs(alike).toFixed(2);
  if (Number(size) === 0) return size;
  return (alike < 0 ? '−' : '+') + size;
}

/** Whether two pictures are the same, number by number. */
export function same(a: { readonly data: Numbers }, b: { readonly data: Numbers }): boolean {
  if (a.data.length !== b.data.length) return false;
  for (let i = 0; i < a.data.length; i++) if (a.data[i] !== b.data[i]) return false;
  return true;
}
