/** A shape as a chip, as `shape-chip-html.ts` writes it; a number that changes flashes once (figure.css). */
import type { VNode } from 'preact';
import { dimensionColor, dimensionName, shapeText } from '#lib/plot/dimension.ts';
import type { Language } from '#lib/plot/language.ts';
import type { ChipSpec } from '../kit/shape-chip-html.ts';

export interface ChipProps extends ChipSpec {
  readonly lang: Language;
}

export function Chip({ shape, dims = [], from = [], lang }: ChipProps): VNode {
  const origins = shape.flatMap((size, i) => {
    const letter = dims[i] ?? null;
    if (!from[i]) return [];
    return [`${letter === null ? size : `${letter} ${dimensionName(letter, lang)}`} = ${from[i]}`];
  });
  return (
    <shape-chip>
      <span
        class="chip"
        role="img"
        aria-label={[shapeText(shape, dims, lang), ...origins].join('; ')}
        tabIndex={origins.length ? 0 : undefined}
      >
        (
        {shape.map((size, i) => {
          const letter = dims[i] ?? null;
          const comma = i < shape.length - 1 ? ', ' : shape.length === 1 ? ',' : '';
          return (
            <span key={i}>
              <span
                key={size}
                class={letter ? 'dim named' : 'dim'}
                data-letter={letter ?? undefined}
                style={letter ? `--dim:${dimensionColor(letter)}` : undefined}
              >
                {size}
              </span>
              {comma}
            </span>
          );
        })}
        )
      </span>
      {origins.length > 0 && (
        <span class="tip" aria-hidden="true">
          {origins.map((line) => (
            <span>{line}</span>
          ))}
        </span>
      )}
    </shape-chip>
  );
}
