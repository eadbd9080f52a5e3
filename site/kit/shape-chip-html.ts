/**
 * A shape chip's markup, written by `ShapeChip.astro` at build time and by the element when a shape changes.
 *
 * `(1, 197, 192)` in code type, each number underlined in its dimension's colour, its letter above. The
 * letters and underlines are drawn by CSS, so that the copied text is the shape alone.
 */
import { DIMENSIONS, dimensionColor, dimensionName, shapeText } from '#lib/plot/dimension.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import type { Language } from '#lib/plot/language.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** A shape, its dimensions' letters (null: no name), and where each number comes from. */
export interface ChipSpec {
  readonly shape: readonly number[];
  readonly dims?: readonly (DimensionLetter | null)[];
  /** "14 · 14 patches + 1 cls_token"; an empty string says nothing. */
  readonly from?: readonly string[];
}

/**
 * The chip's inside.
 * @param changed the dimensions whose number is new: they flash once.
 * @param tipId id for the tooltip, unique on the page.
 */
export function chipHtml(
  spec: ChipSpec,
  lang: Language,
  tipId: string,
  changed: readonly number[] = [],
): Html {
  const { shape, dims = [], from = [] } = spec;
  const numbers = shape.map((size, i) => {
    const letter = dims[i] ?? null;
    const comma = i < shape.length - 1 ? ', ' : shape.length === 1 ? ',' : '';
    const flash = changed.includes(i) ? ' is-new' : '';
    if (letter === null) return html`<span class="dim${flash}">${size}</span>${comma}`;
    return html`<span
        class="dim named${flash}"
        data-letter="${letter}"
        style="--dim: ${dimensionColor(letter)}"
        >${size}</span
      >${comma}`;
  });
  const lines = originLines(spec, lang);
  const tip =
    lines.length === 0
      ? null
      : html`<span class="tip" role="tooltip" id="${tipId}"
          >${lines.map((line) => html`<span>${line}</span>`)}</span
        >`;
  const described = tip && html` tabindex="0" aria-describedby="${tipId}"`;
  return html`<span class="chip" role="img" aria-label="${shapeText(shape, dims, lang)}" ${described}
      >(${numbers})</span
    >${tip}`;

  function originLines({ shape: sizes }: ChipSpec, language: Language): string[] {
    return sizes.flatMap((size, i) => {
      const letter = dims[i] ?? null;
      const origin = from[i] ?? '';
      if (origin === '') return [];
      const name = letter === null ? String(size) : `${letter} ${dimensionName(letter, language)}`;
      return [`${name} = ${origin}`];
    });
  }
}

/** Reads the attributes `shape="1,197,192" dims="B,N,C" from="…|…|…"`; a dash in `dims` is no name. */
export function parseChip(shape: string, dims: string | null, from: string | null): ChipSpec {
  const letters = dims
    ?.split(',')
    .map((letter) => (isLetter(letter.trim()) ? (letter.trim() as DimensionLetter) : null));
  return {
    shape: shape
      .split(',')
      .filter((size) => size.trim() !== '')
      .map(Number),
    ...(letters ? { dims: letters } : {}),
    ...(from === null ? {} : { from: from.split('|').map((text) => text.trim()) }),
  };
}

function isLetter(text: string): boolean {
  return Object.hasOwn(DIMENSIONS, text);
}
