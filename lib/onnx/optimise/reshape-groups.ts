/**
 * Which dimensions of a reshaped tensor are which of the original: both shapes are cut into the shortest runs
 * of dimensions with equal products, as (2, 6, 5) → (2, 3, 2, 5) has the runs 2 → 2, 6 → 3·2, 5 → 5.
 */
import type { Shape } from '../../torch/shape.ts';
import { isWhole, whole, type Range, type Selection } from './selection.ts';

interface Run {
  /** Dimensions of the original and of the result: from, to (exclusive). */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export function runs(from: Shape, to: Shape): Run[] {
  const found: Run[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const begin = [i, j] as const;
    let [a, b] = [from[i++] ?? 1, to[j++] ?? 1];
    while (a !== b) {
      if (a < b) a *= from[i++]!;
      else b *= to[j++]!;
    }
    found.push({ from: [begin[0], Math.min(i, from.length)], to: [begin[1], Math.min(j, to.length)] });
  }
  return found;
}

/**
 * What `selection` of `x.reshape(to)` reads of x, when that is a selection again and `x[it]` reshapes to the
 * result: in each run, everything; or one dimension from one dimension; or a stretch of the outermost of the
 * dimensions that one dimension was split into. Null otherwise, and for empty tensors.
 */
export function sourceRange(from: Shape, to: Shape, selection: Selection): Selection | null {
  if (from.includes(0)) return null;
  const source: Range[] = from.map(whole);
  for (const run of runs(from, to)) {
    const range = rangeOfRun(run, from, to, selection);
    if (range === null) return null;
    if (range !== 'all') source[range.dim] = range.range;
  }
  return source;
}

function rangeOfRun(
  run: Run,
  from: Shape,
  to: Shape,
  selection: Selection,
): 'all' | { dim: number; range: Range } | null {
  const cut: number[] = [];
  for (let d = run.to[0]; d < run.to[1]; d++) if (!isWhole(selection[d]!, to[d]!)) cut.push(d);
  if (cut.length === 0) return 'all';
  const sources: number[] = [];
  for (let d = run.from[0]; d < run.from[1]; d++) if (from[d] !== 1) sources.push(d);
  const [dim] = sources;
  const [first] = cut;
  if (dim === undefined || first === undefined || sources.length > 1 || cut.length > 1) return null;
  for (let d = run.to[0]; d < first; d++) if (to[d] !== 1) return null; // not the outermost
  const inner = from[dim]! / to[first]!;
  const { start, stop, step } = selection[first]!;
  if (inner === 1) return { dim, range: { start, stop, step } };
  return step === 1 ? { dim, range: { start: start * inner, stop: stop * inner, step: 1 } } : null;
}
