/** The count in three steps, each worked out from the shapes: patches, numbers in a patch, numbers in all. */
import type { VNode } from 'preact';
import { PATCH } from '../../book/patch.ts';
import type { Words } from './words.tsx';

export interface CountStep {
  /** `14 · 14 = 196` */
  readonly sum: string;
  /** What is counted. */
  readonly unit: string;
  /** Where the factors come from. */
  readonly from: string;
}

/** @param shape of the model's input, (1, 3, H, W) */
export function countSteps(shape: readonly number[], words: Words): readonly CountStep[] {
  const [, channels, height, width] = shape as [number, number, number, number];
  const [rows, cols] = [Math.floor(height / PATCH), Math.floor(width / PATCH)];
  const inPatch = PATCH * PATCH * channels;
  return [
    { sum: product([cols, rows]), unit: words.patches, from: words.across(cols, rows) },
    { sum: product([PATCH, PATCH, channels]), unit: words.inPatch, from: words.sides(PATCH, channels) },
    {
      sum: product([rows * cols, inPatch]),
      unit: words.inPicture,
      from: words.whole(product([channels, height, width])),
    },
  ];
}

/** The count as a list; an answer stands only in the first `counted` lines. */
export const Count = ({ steps, counted, label }: CountProps): VNode => (
  <ol class="count" aria-live="polite" aria-label={label}>
    {steps.map(({ sum, unit, from }, i) => (
      <li>
        <b>{i < counted ? sum : '?'}</b> {unit}
        {i < counted && <span class="from">: {from}</span>}
      </li>
    ))}
  </ol>
);

export interface CountProps {
  readonly steps: readonly CountStep[];
  readonly counted: number;
  readonly label: string;
}

/** `14 · 14 = 196` */
function product(factors: readonly number[]): string {
  const result = factors.reduce((whole, factor) => whole * factor, 1);
  return `${factors.join(' · ')} = ${result.toLocaleString('en')}`;
}
