/** The count in three steps, each worked out from the shapes: patches, numbers in a patch, numbers in all. */
import { PATCH } from '../../book/patch.ts';
import type { PatchGridStrings } from './strings.ts';

/** `14 · 14 = 196`, and what that counts. */
export interface CountStep {
  readonly sum: string;
  readonly words: string;
}

/** @param shape of the model's input, (1, 3, H, W) */
export function countSteps(shape: readonly number[], words: PatchGridStrings): readonly CountStep[] {
  const [, channels, height, width] = shape as [number, number, number, number];
  const [rows, cols] = [Math.floor(height / PATCH), Math.floor(width / PATCH)];
  const inPatch = PATCH * PATCH * channels;
  return [
    { sum: product([cols, rows]), words: words.across(cols, rows) },
    { sum: product([PATCH, PATCH, channels]), words: words.inPatch(PATCH, channels) },
    {
      sum: product([rows * cols, inPatch]),
      words: words.inPicture(product([channels, height, width])),
    },
  ];
}

/** `14 · 14 = 196` */
function product(factors: readonly number[]): string {
  const result = factors.reduce((whole, factor) => whole * factor, 1);
  return `${factors.join(' · ')} = ${result.toLocaleString('en')}`;
}
