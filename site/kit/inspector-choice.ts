/**
 * What the inspector shows of a tensor of any rank: which two dimensions, where the others stand, attention
 * or not.
 */
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import type { ShownTensor } from './live-figure.ts';

/** Two dimensions laid out as rows and columns, the others held at an index. */
export interface PlaneChoice {
  readonly rowDim: number;
  readonly colDim: number;
  /** One index per dimension; the two shown ones are not read. */
  readonly fixed: readonly number[];
}

/** Attention of tokens on tokens, whose last `side`² tokens are patches in rows. */
export interface AttentionLayout {
  readonly headDim: number;
  readonly tokens: number;
  readonly prefix: number;
  readonly side: number;
}

/** The tensor with at least two dimensions: a vector is one row, a scalar one cell. */
export function asMatrixOrMore(tensor: ShownTensor): ShownTensor {
  const missing = 2 - tensor.shape.length;
  if (missing <= 0) return tensor;
  const ones = new Array<1>(missing).fill(1);
  const dims: (DimensionLetter | null)[] = [...ones.map(() => null), ...(tensor.dims ?? [])];
  return { ...tensor, shape: [...ones, ...tensor.shape], dims };
}

/** The last two dimensions, the others at 0. */
export function firstChoice({ shape }: NdArray): PlaneChoice {
  return { rowDim: shape.length - 2, colDim: shape.length - 1, fixed: shape.map(() => 0) };
}

/** Another dimension as rows or as columns; the other side gives way when it was the same. */
export function choose(choice: PlaneChoice, side: 'rowDim' | 'colDim', dim: number): PlaneChoice {
  const other = side === 'rowDim' ? 'colDim' : 'rowDim';
  return choice[other] === dim
    ? { ...choice, [side]: dim, [other]: choice[side] }
    : { ...choice, [side]: dim };
}

/** The dimensions that need a slider: not shown, and longer than 1. */
export function heldDims({ shape }: NdArray, { rowDim, colDim }: PlaneChoice): number[] {
  return shape.flatMap((size, i) => (i === rowDim || i === colDim || size === 1 ? [] : [i]));
}

/** The index of a cell, one entry per dimension. */
export function indexOf({ rowDim, colDim, fixed }: PlaneChoice, row: number, col: number): number[] {
  return fixed.map((index, i) => (i === rowDim ? row : i === colDim ? col : index));
}

/** The layout when the dimensions are (…, H, N, N); `null` for anything else. */
export function attentionLayout({ shape, dims = [] }: ShownTensor): AttentionLayout | null {
  const [headDim, query, key] = [shape.length - 3, shape.length - 2, shape.length - 1];
  const tokens = shape[key];
  if (dims[headDim] !== 'H' || dims[query] !== 'N' || dims[key] !== 'N' || tokens !== shape[query] || !tokens)
    return null;
  const side = Math.floor(Math.sqrt(tokens));
  return { headDim, tokens, side, prefix: tokens - side * side };
}
