/** k nearest neighbours: no training at all, only the question whose features point the same way. */
import type { Rows } from './rows.ts';

/**
 * The class of each row of `asked`: the most similar `k` of `known`, by cosine, vote with their similarity.
 */
export function nearestClasses(
  known: Rows,
  labels: readonly number[],
  asked: Rows,
  { k = 3 }: { readonly k?: number } = {},
): number[] {
  const [from, to] = [unit(known), unit(asked)];
  const classes = Math.max(...labels) + 1;
  return to.map((row) => {
    const similar = from
      .map((other, i) => ({ label: labels[i]!, cosine: row.reduce((sum, v, c) => sum + v * other[c]!, 0) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, k);
    const votes = new Float64Array(classes);
    for (const { label, cosine } of similar) votes[label]! += cosine;
    return votes.indexOf(Math.max(...votes));
  });
}

const unit = ({ data, shape }: Rows): Float32Array[] =>
  Array.from({ length: shape[0]! }, (_, i) => {
    const row = data.subarray(i * shape[1]!, (i + 1) * shape[1]!);
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
