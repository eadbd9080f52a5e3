/**
 * What all drawings share: options, the call to Plot, and the finishing of its SVG (roles, name, grid).
 *
 * Colours of text and rules are `currentColor` and custom properties with fallbacks, so that one SVG serves
 * both themes, print, and a file of its own.
 */
import { frame as frameMark, plot } from './observable.ts';
import type { Markish, PlotOptions } from './observable.ts';
import type { Language } from './language.ts';
import { writeGrid } from './grid.ts';
import type { Grid } from './grid.ts';

/** What every drawing function accepts. */
export interface DrawOptions {
  /** Makes the elements; default the page's. In Node: linkedom's. */
  readonly document?: Document;
  /** Width in CSS pixels; the SVG shrinks below it but does not grow. */
  readonly width?: number;
  /**
   * What is drawn: a weight gets a cool frame, an activation a warm one; pictures and attention stand as they
   * are.
   */
  readonly kind?: Kind;
  /** Language of the text summary. Default English. */
  readonly lang?: Language;
}

/** What a tensor is in the model. */
export type Kind = 'picture' | 'weight' | 'activation' | 'attention';

const KIND_FRAME: Readonly<Record<Kind, string | null>> = {
  picture: null,
  weight: 'var(--kind-weight, #5b7691)',
  activation: 'var(--kind-activation, #9a6b48)',
  attention: null,
};

/** Text size on axes and legends, in px. */
export const FONT_SIZE = 11;
/** Rules and ticks. */
export const RULE = 'var(--plot-rule, #8a8f98)';
/** Second-rank text. */
export const MUTED = 'var(--plot-muted, #5c626b)';

/** A frame's marks and measures; margins in px. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly marks: readonly Markish[];
  readonly scales?: PlotOptions;
  /** The summary: the picture's accessible name. */
  readonly label: string;
  /**
   * True when each cell carries a title and there are few: then cells are read, otherwise only the summary.
   */
  readonly readCells?: boolean;
  /** Where a grid of cells lies, for pointer and keyboard selection. */
  readonly grid?: Grid;
}

/** Draws the frame with Plot and finishes the SVG. */
export function draw(
  frame: Frame,
  { document = globalThis.document, kind = 'picture' }: DrawOptions,
): SVGSVGElement {
  const { margins } = frame;
  const stroke = KIND_FRAME[kind];
  const svg = plot({
    document,
    width: frame.width,
    height: frame.height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    style: { fontSize: `${FONT_SIZE}px`, fontVariantNumeric: 'tabular-nums', background: 'none' },
    ...frame.scales,
    marks:
      stroke === null
        ? [...frame.marks]
        : [frameMark({ stroke, strokeWidth: 1.5, inset: -1.5 }), ...frame.marks],
  }) as SVGSVGElement;
  finish(svg, frame);
  return svg;
}

/** Gives the SVG its name and roles: Plot leaves `aria-label` on groups without one. */
function finish(svg: SVGSVGElement, { label, readCells = false, grid }: Frame): void {
  svg.setAttribute('role', readCells ? 'group' : 'img');
  svg.setAttribute('aria-label', label);
  for (const shape of svg.querySelectorAll('rect[aria-label]')) shape.removeAttribute('aria-label');
  for (const group of svg.querySelectorAll('g[aria-label]')) {
    if (readCells) {
      group.setAttribute('role', 'group');
    } else {
      group.removeAttribute('aria-label');
      group.setAttribute('aria-hidden', 'true');
    }
  }
  for (const mark of svg.querySelectorAll('rect, text, line, image')) shorten(mark);
  if (grid) writeGrid(svg, grid);
}

/** Hundredths of a px are enough: drawings stand in the page's HTML, where digits are bytes. */
function shorten(mark: Element): void {
  for (const { name, value } of mark.attributes)
    if (name !== 'href' && /\.\d{3}/.test(value))
      mark.setAttribute(
        name,
        value.replace(/-?\d*\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
      );
}
