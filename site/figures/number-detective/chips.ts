/** The four shapes on the way from picture to tokens, as chips. */
import type { ChipSpec } from '../../kit/shape-chip-html.ts';
import type { Case } from './detective.ts';

export const STEPS = ['input', 'proj', 'flattened', 'tokens'] as const;
export type Step = (typeof STEPS)[number];

/** The chip of one step; null when timm refuses the picture, or does not take this step. */
export function chipOf({ trace, grid, five }: Case, step: Step): ChipSpec | null {
  if (!trace) return null;
  const patches = `${grid[0]} · ${grid[1]}`;
  const { embed_dim } = five;
  switch (step) {
    case 'input':
      return { shape: trace.input, dims: ['B', 'C', 'h', 'w'] };
    case 'proj':
      return { shape: trace.proj, dims: ['B', 'C', 'h', 'w'], from: ['', `embed_dim=${embed_dim}`, '', ''] };
    case 'flattened':
      return trace.flattened && { shape: trace.flattened, dims: ['B', 'C', 'P'], from: ['', '', patches] };
    case 'tokens':
      return { shape: trace.tokens, dims: ['B', 'P', 'C'], from: ['', patches, ''] };
  }
}
