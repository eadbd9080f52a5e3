/**
 * One number for each token: a 14 × 14 map over the picture's patches, and a cell beside it for each token
 * that is no patch (class, distillation, registers). One scale for all cells, printed.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Cell } from '#lib/plot/cells.ts';
import { formatValue } from '#lib/plot/format.ts';
import type { Language } from '#lib/plot/language.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import type { Raster } from '#lib/plot/raster.ts';
import type { ColorScale } from '#lib/plot/scale.ts';
import type { Numbers } from '#lib/plot/ndarray.ts';
import { cellOf } from '../book/patch.ts';
import { cursorAt, pickedToken } from '../book/tokens.ts';
import { Pixels, INSET, cellSize } from './pixels.tsx';
import { Ramp } from './ramp.tsx';

export interface TokenGridProps {
  /** One a token, those before the patches first: (N). */
  readonly values: Numbers;
  /**
   * Names of the tokens before the patches, as timm has them: `['cls_token']`, which is the default; none:
   * `[]`.
   */
  readonly prefix?: readonly string[];
  readonly scale: ColorScale;
  readonly lang: Language;
  /** What the map shows, in words. */
  readonly label: string;
  /** The picture that the map lies over; without it the cells are opaque. */
  readonly picture?: { readonly href: string };
  /** How much of the picture the brightest cell hides, 0 to 1; faint ones hide less. Default 0.85. */
  readonly opacity?: number;
  /** Patches to outline. */
  readonly marks?: readonly Cell[];
  /** Tokens to outline, by index: those before the patches, and patches. */
  readonly marked?: readonly number[];
  /**
   * The field that a press on a token before the patches sets to its index; without it they are no buttons.
   */
  readonly field?: string;
  /** In px; default 280. */
  readonly width?: number;
  /** `scene.cursor(…)` for the map. */
  readonly children?: ComponentChildren;
}

export function TokenGrid(props: TokenGridProps): VNode {
  const { values, prefix = ['cls_token'], scale, lang, label, picture, opacity = 0.85, marks = [] } = props;
  const { marked = [], field, width = 280, children } = props;
  const patches = Array.from(values).slice(prefix.length);
  const side = Math.round(Math.sqrt(patches.length));
  const map = pngDataUrl(
    veiled(rasterOf({ data: patches, shape: [side, side] }, scale), patches, scale, picture ? opacity : null),
  );
  const { across } = cellSize({ rows: side, cols: side, width });
  const patchesMarked = marked.filter((token) => token >= prefix.length);
  return (
    <div class="token-grid">
      <div class="on">
        <Pixels
          href={picture?.href ?? map}
          smooth={picture !== undefined}
          label={label}
          rows={side}
          cols={side}
          width={width}
          marks={[...marks, ...patchesMarked.map((token) => cellOf(token - prefix.length, side))]}
        >
          {picture && (
            <image
              x={INSET}
              y={INSET}
              width={across * side}
              height={across * side}
              preserveAspectRatio="none"
              style="image-rendering:pixelated"
              href={map}
            />
          )}
        </Pixels>
        {children}
      </div>
      {prefix.length > 0 && (
        <ul class="prefix">
          {prefix.map((name, token) => (
            <li class={marked.includes(token) ? 'is-marked' : undefined}>
              <TokenCell {...{ field, token, name }} value={values[token]!} scale={scale} />
            </li>
          ))}
        </ul>
      )}
      <Ramp scale={scale} lang={lang} />
    </div>
  );
}

/** A figure whose state is a token of such a grid. */
interface TokenScene {
  readonly state: { readonly token: number };
  readonly book: { readonly form: VitForm };
}

/**
 * The cursor over the map of such a figure. It rests on the first patch while a token before the patches is
 * chosen.
 */
export const tokenCursor = {
  at: ({ state: { token }, book: { form } }: TokenScene): Cell => cursorAt(token, form),
  pick: (cell: Cell, { state, book: { form } }: TokenScene) => ({
    token: pickedToken(cell, state.token, form),
  }),
  look: true,
} as const;

/** Where little is, the picture shows through: an even veil would hide it everywhere alike. */
function veiled(raster: Raster, values: Numbers, scale: ColorScale, opacity: number | null): Raster {
  if (opacity === null) return raster;
  const most = Math.max(...scale.domain.map(Math.abs));
  for (let i = 0; i < values.length; i++) {
    const share = Math.min(1, Math.abs(values[i]!) / most);
    raster.data[4 * i + 3] = Math.round(255 * opacity * (0.4 + 0.6 * Math.sqrt(share)));
  }
  return raster;
}

interface TokenCellProps {
  readonly field: string | undefined;
  readonly token: number;
  readonly name: string;
  readonly value: number;
  readonly scale: ColorScale;
}

function TokenCell({ field, token, name, value, scale }: TokenCellProps): VNode {
  const [red, green, blue] = scale.rgb(value);
  const inside = (
    <>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <rect width="20" height="20" fill={`rgb(${red},${green},${blue})`} stroke="currentColor" />
      </svg>
      <code>{name}</code> <span>{formatValue(value)}</span>
    </>
  );
  return field === undefined ? (
    <span class="token">{inside}</span>
  ) : (
    <button type="button" class="token" data-field={field} value={token}>
      {inside}
    </button>
  );
}
