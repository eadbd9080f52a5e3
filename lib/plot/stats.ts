/** What a tensor's numbers look like in a few numbers: the inspector's table and the histogram's bins. */
import type { Numbers } from './ndarray.ts';

/** Summary of the finite numbers; `min` to `std` are NaN when there are none. */
export interface Stats {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Unbiased, dividing by n − 1, as `torch.std` does by default. */
  readonly std: number;
  /** Share of numbers that are exactly 0, of all. */
  readonly zeroShare: number;
  /** How many are NaN or infinite; they are left out of everything above. */
  readonly nonFinite: number;
}

/** One bar of a histogram: numbers in [x0, x1), the last bar's end included. */
export interface Bin {
  readonly x0: number;
  readonly x1: number;
  readonly count: number;
}

/** Summary of `data`, summed in float64 (Welford's update, so a large mean costs no digits). */
export function stats(data: Numbers): Stats {
  let min = Infinity;
  let max = -Infinity;
  let mean = 0;
  let squares = 0;
  let finite = 0;
  let zeros = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!Number.isFinite(value)) continue;
    finite++;
    if (value === 0) zeros++;
    if (value < min) min = value;
    if (value > max) max = value;
    const delta = value - mean;
    mean += delta / finite;
    squares += delta * (value - mean);
  }
  return {
    count: data.length,
    min: finite ? min : NaN,
    max: finite ? max : NaN,
    mean: finite ? mean : NaN,
    std: finite > 1 ? Math.sqrt(squares / (finite - 1)) : NaN,
    zeroShare: data.length ? zeros / data.length : 0,
    nonFinite: data.length - finite,
  };
}

/**
 * Equal bins over `range` (default: the finite numbers' own). Numbers outside the range and non-finite ones
 * are counted in no bin. A range of zero width gives one bin around its value.
 */
export function histogramBins(data: Numbers, count = 40, range?: readonly [number, number]): Bin[] {
  const [low, high] = range ?? finiteRange(data);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [];
  if (low === high) {
    let same = 0;
    for (let i = 0; i < data.length; i++) if (data[i] === low) same++;
    const half = Math.abs(low) / 2 || 0.5;
    return [{ x0: low - half, x1: low + half, count: same }];
  }
  const width = (high - low) / count;
  const counts = new Array<number>(count).fill(0);
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!(value >= low && value <= high)) continue;
    const bin = Math.min(count - 1, Math.floor((value - low) / width));
    counts[bin] = counts[bin]! + 1;
  }
  return counts.map((n, i) => ({
    x0: low + i * width,
    x1: i === count - 1 ? high : low + (i + 1) * width,
    count: n,
  }));
}

/** Smallest and largest finite number; `[NaN, NaN]` when there is none. */
export function finiteRange(data: Numbers): [number, number] {
  const { min, max } = stats(data);
  return [min, max];
}
