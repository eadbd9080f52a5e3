/** The first answers with their logits; a press on one chooses its place among them. */
import type { VNode } from 'preact';
import { formatSigned } from '#lib/plot/format.ts';
import type { Numbers } from '#lib/plot/ndarray.ts';

export interface ClassChoiceProps {
  readonly logits: Numbers;
  /** Which can be chosen, the first answer first. */
  readonly classes: readonly number[];
  readonly classNames: readonly string[];
  /** The chosen one's place among them. */
  readonly place: number;
  /** The field that a press sets to a place. */
  readonly field: string;
  readonly label: string;
}

export const ClassChoice = ({
  logits,
  classes,
  classNames,
  place,
  field,
  label,
}: ClassChoiceProps): VNode => (
  <div class="class-choice" role="group" aria-label={label}>
    <span aria-hidden="true">{label}</span>
    {classes.map((index, i) => (
      <button type="button" data-field={field} value={i} aria-pressed={i === place}>
        {classNames[index] ?? index} <span class="number">{formatSigned(logits[index]!)}</span>
      </button>
    ))}
  </div>
);
