/** A tensor's way through operations: each stage with its chip, and what the stage did. */
import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '#lib/plot/language.ts';
import type { ChipSpec } from '../kit/shape-chip-html.ts';
import { Chip } from './chip.tsx';

export interface WalkStage {
  /** The line of code, or what happens in words. */
  readonly name: ComponentChildren;
  /** `null` where the model refuses to go on. */
  readonly chip: ChipSpec | null;
  /** What stands there instead, or besides: an error's text, a remark. */
  readonly note?: ComponentChildren;
  readonly key: string;
}

export interface ShapeWalkProps {
  readonly stages: readonly WalkStage[];
  readonly lang: Language;
  /** What is walked through, for screen readers. */
  readonly label: string;
  /** The stage to set off, by its key. */
  readonly current?: string | null;
  /** The field that a press on a stage sets to its key; without it stages are no buttons. */
  readonly field?: string;
}

export const ShapeWalk = ({ stages, lang, label, current = null, field }: ShapeWalkProps): VNode => (
  <ol class="shape-walk" aria-label={label}>
    {stages.map(({ key, name, chip, note }) => (
      <li data-stage={key} aria-current={key === current ? 'step' : undefined}>
        {field === undefined ? (
          <span class="name">{name}</span>
        ) : (
          <button type="button" class="name" data-field={field} value={key}>
            {name}
          </button>
        )}
        {chip ? <Chip {...chip} lang={lang} /> : <span class="no-shape">—</span>}
        {note !== undefined && <span class="note">{note}</span>}
      </li>
    ))}
  </ol>
);
