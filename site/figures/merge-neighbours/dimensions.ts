/**
 * Splitting a dimension in two or merging two neighbours by `view`, on lib/torch's tensors, and what PyTorch
 * says.
 */
import { makePlaceholder, Tensor, TorchError } from '#lib/torch/index.ts';

export const TENSORS = ['proj', 'tokens'] as const;
export type Named = (typeof TENSORS)[number];

/**
 * `m.patch_embed.proj(x)`, (1, 192, 14, 14), as it lies in memory, and the same after
 * `flatten(2).transpose(1, 2)`.
 */
export function tensorOf(named: Named): Tensor {
  const proj = Tensor.of(makePlaceholder('proj', [1, 192, 14, 14], 'float32'));
  return named === 'proj' ? proj : proj.flatten(2).transpose(1, 2);
}

/** `merge1` merges dimensions 1 and 2, `split1` splits dimension 1. */
export type Step = 'none' | `${'merge' | 'split'}${number}`;

/** Factors that a dimension is split into: the grid's sides, and the heads that attention will want. */
const FACTORS: Readonly<Record<number, readonly [number, number]>> = {
  196: [14, 14],
  192: [3, 64],
  14: [2, 7],
};

/** The shape that `view` is asked for; `null` where there is nothing to split or to merge. */
export function shapeAfter(shape: readonly number[], step: Step): readonly number[] | null {
  if (step === 'none') return shape;
  const dim = Number(step.slice(5));
  if (step.startsWith('merge'))
    return dim + 1 < shape.length
      ? [...shape.slice(0, dim), shape[dim]! * shape[dim + 1]!, ...shape.slice(dim + 2)]
      : null;
  const factors = FACTORS[shape[dim] ?? 0];
  return factors ? [...shape.slice(0, dim), ...factors, ...shape.slice(dim + 1)] : null;
}

export interface Outcome {
  readonly asked: readonly number[];
  /** The strides of the view; `null` where PyTorch refuses. */
  readonly strides: readonly number[] | null;
  /** PyTorch's own words; empty where there is a view. */
  readonly message: string;
}

/** What `view` makes of it, or says. */
export function viewed(tensor: Tensor, asked: readonly number[]): Outcome {
  try {
    return { asked, strides: tensor.view([...asked]).strides, message: '' };
  } catch (error) {
    if (error instanceof TorchError) return { asked, strides: null, message: error.message };
    throw error;
  }
}
