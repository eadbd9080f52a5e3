/**
 * One small drawing for each depth of the model: the input of the first block, then after each block; 13 for
 * twelve blocks. A press on one chooses its depth.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '#lib/plot/language.ts';

export interface DepthColumn {
  /** What is drawn there: a bar, a map, a word. */
  readonly drawing: ComponentChildren;
  /** The number or word below it. */
  readonly value: string;
  /** Read out: "after block 3: cat, 12 %". */
  readonly says: string;
  /** Left out of the model: drawn faintly. */
  readonly off?: boolean;
}

export interface DepthStripProps {
  readonly columns: readonly DepthColumn[];
  readonly label: string;
  /** The chosen depth; 0 is before the first block. */
  readonly depth?: number;
  /** The field that a press sets to the depth; without it columns are no buttons. */
  readonly field?: string;
  /** Default: "in" in the reader's language, then the block's index. */
  readonly names?: readonly string[];
  readonly lang: Language;
}

const INPUT: Readonly<Record<Language, string>> = { en: 'in', 'zh-CN': '入' };

export const DepthStrip = ({ columns, label, depth, field, names, lang }: DepthStripProps): VNode => (
  <ol class="depth-strip" aria-label={label}>
    {columns.map(({ drawing, value, says, off = false }, i) => {
      const inside = (
        <>
          <span class="drawing">{drawing}</span>
          <span class="value" aria-hidden="true">
            {value}
          </span>
          <span class="depth" aria-hidden="true">
            {names?.[i] ?? (i === 0 ? INPUT[lang] : i - 1)}
          </span>
          <span class="visually-hidden">{says}</span>
        </>
      );
      const look = { 'data-off': off ? '' : undefined };
      return (
        <li {...look}>
          {field === undefined ? (
            <div class="column">{inside}</div>
          ) : (
            <button type="button" class="column" data-field={field} value={i} aria-pressed={i === depth}>
              {inside}
            </button>
          )}
        </li>
      );
    })}
  </ol>
);

/** A bar from the bottom of its column; `share` of 0 to 1. */
export const DepthBar = ({ share }: { readonly share: number }): VNode => (
  <svg
    class="depth-bar"
    width="24"
    height="72"
    viewBox="0 0 24 72"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <rect width="24" height="72" fill="var(--plot-track, #e6e8eb)" />
    <rect
      y={(72 * (1 - share)).toFixed(2)}
      width="24"
      height={(72 * share).toFixed(2)}
      fill="var(--plot-bar, #3f6f9f)"
    />
  </svg>
);
