/** The count in three steps, each worked out from the shapes: patches, numbers in a patch, numbers in all. */
import { PATCH } from '../../book/patch.ts';
import { html } from '../../kit/html.ts';
import type { Html } from '../../kit/html.ts';
import type { PatchGridStrings } from './strings.ts';

export interface CountStep {
  /** `14 · 14 = 196` */
  readonly sum: string;
  /** What is counted. */
  readonly unit: string;
  /** Where the factors come from. */
  readonly from: string;
}

/** @param shape of the model's input, (1, 3, H, W) */
export function countSteps(shape: readonly number[], words: PatchGridStrings): readonly CountStep[] {
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

/** The lines of the count; the answer stands only in the first `counted` ones. */
export function countLines(steps: readonly CountStep[], counted: number): Html[] {
  return steps.map(({ sum, unit, from }, i) =>
    i < counted
      ? html`<li><b>${sum}</b> ${unit}<span class="from">: ${from}</span></li>`
      : html`<li><b>?</b> ${unit}</li>`,
  );
}

/** `14 · 14 = 196` */
function product(factors: readonly number[]): string {
  const result = factors.reduce((whole, factor) => whole * factor, 1);
  return `${factors.join(' · ')} = ${result.toLocaleString('en')}`;
}
