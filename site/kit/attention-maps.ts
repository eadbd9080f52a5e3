/** What one query token attends to, head by head and in the mean, as maps over the patches. */
import type { NdArray } from '#lib/plot/ndarray.ts';
import type { AttentionLayout } from './inspector-choice.ts';

/** One head's attention of one query, or the mean of all heads. */
export interface AttentionMap {
  /** `null` for the mean. */
  readonly head: number | null;
  /** (side, side): what goes to the patches. */
  readonly patches: NdArray;
  /** What goes to each token before the patches, `cls_token` as a rule. */
  readonly prefix: readonly number[];
}

/**
 * The mean of the heads, then each head, of the first item in the batch.
 * @param attention (…, H, N, N); rows are queries.
 */
export function attentionMaps(attention: NdArray, layout: AttentionLayout, query: number): AttentionMap[] {
  const { headDim, tokens } = layout;
  const heads = attention.shape[headDim]!;
  const rows = Array.from({ length: heads }, (_, head) => {
    const from = (head * tokens + query) * tokens;
    return Array.from(attention.data.slice(from, from + tokens));
  });
  const mean = Array.from({ length: tokens }, (_, key) =>
    rows.reduce((sum, row) => sum + row[key]! / heads, 0),
  );
  return [mapOf(mean, null, layout), ...rows.map((row, head) => mapOf(row, head, layout))];
}

function mapOf(row: readonly number[], head: number | null, { prefix, side }: AttentionLayout): AttentionMap {
  const patches = { data: row.slice(prefix, prefix + side * side), shape: [side, side] };
  return { head, patches, prefix: row.slice(0, prefix) };
}

/** Where a query stands among the patches; `null` for a token before them. */
export function patchOf(
  query: number,
  { prefix, side }: AttentionLayout,
): { row: number; col: number } | null {
  const patch = query - prefix;
  return patch < 0 ? null : { row: Math.floor(patch / side), col: patch % side };
}

/** The query that a patch is. */
export const queryAt = (row: number, col: number, { prefix, side }: AttentionLayout): number =>
  prefix + row * side + col;

/**
 * Share of patches whose colour may stand for more than the scale's end: a single bright one hides all the
 * rest.
 */
const CLIPPED = 0.02;

/** Where a scale of maps ends: at least 98 % of their patches lie below or on it. */
export function scaleEnd(maps: readonly NdArray[]): number {
  const values = maps.flatMap(({ data }) => Array.from(data)).sort((a, b) => a - b);
  return values[Math.ceil((1 - CLIPPED) * values.length) - 1] ?? 0;
}
