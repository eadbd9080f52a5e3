/**
 * The place of the k-th smallest element, found as ATen finds it: among equal ones it decides which. After
 * `quick_select_template` in ATen's `SortingUtils.h`.
 */
import type { Values } from '../dtype.ts';

/** Whether `a` comes after `b`; NaN comes last. */
const after = (a: number, b: number): boolean => a > b || (Number.isNaN(a) && !Number.isNaN(b));

/** Where in `line` the element stands that `k` others (from 0) go before. */
export function placeAtRank(line: Values, k: number): number {
  const places = Array.from(line, (_, i) => i);
  const isAfter = (a: number, b: number): boolean => after(line[places[a]!]!, line[places[b]!]!);
  const swap = (a: number, b: number): void => {
    [places[a], places[b]] = [places[b]!, places[a]!];
  };
  let [left, right] = [0, line.length - 1];
  while (right > left + 1) {
    // The median of three is the pivot and goes to the left end.
    swap(left + Math.floor((right - left) / 2), left + 1);
    if (isAfter(left + 1, right)) swap(left + 1, right);
    if (isAfter(left, right)) swap(left, right);
    if (isAfter(left + 1, left)) swap(left + 1, left);
    let [i, j] = [left + 1, right];
    for (;;) {
      do i++;
      while (isAfter(left, i));
      do j--;
      while (isAfter(j, left));
      if (j < i) break;
      swap(i, j);
    }
    swap(left, j);
    if (j <= k) left = i;
    if (j >= k) right = j - 1;
  }
  if (right === left + 1 && isAfter(left, right)) swap(left, right);
  return places[k]!;
}
