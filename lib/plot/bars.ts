/** Named shares as bars with their numbers: the five most probable classes. */
import { barX, ruleX, text } from './observable.ts';
import { draw, RULE } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { formatShare } from './format.ts';
import { say } from './language.ts';

/** One bar. */
export interface Share {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** How bars are drawn. */
export interface BarsOptions extends DrawOptions {
  /** Height of one row in px; default 26. */
  readonly rowHeight?: number;
  /** The bar to set off, by name. */
  readonly selected?: string | null;
  /** Share at the frame's right edge; default 1, so that bars of two pictures compare. */
  readonly max?: number;
}

/** Draws the shares in the order given, name and number above each bar, so that long names fit on a phone. */
export function bars(shares: readonly Share[], options: BarsOptions = {}): SVGSVGElement {
  const { width = 320, rowHeight = 34, selected = null, max = 1 } = options;
  const rows = shares.map((share, row) => ({ ...share, row }));
  type Row = (typeof rows)[number];
  const chosen = (row: Row) => selected === null || row.name === selected;
  const label = {
    lineAnchor: 'bottom',
    dy: -3,
    fill: 'currentColor',
    fontSize: 12,
  } as const;
  return draw(
    {
      width,
      height: Math.max(1, shares.length) * rowHeight,
      margins: { top: 0, right: 1, bottom: 0, left: 1 },
      marks: [
        barX(rows, {
          x1: 0,
          x2: () => max,
          y: 'row',
          fill: 'var(--plot-track, #e6e8eb)',
          insetTop: rowHeight * 0.62,
          insetBottom: rowHeight * 0.18,
        }),
        barX(rows, {
          x1: 0,
          x2: 'share',
          y: 'row',
          fill: (row: Row) => (chosen(row) ? 'var(--plot-bar, #3f6f9f)' : 'var(--plot-muted-bar, #9aa4b0)'),
          insetTop: rowHeight * 0.62,
          insetBottom: rowHeight * 0.18,
          title: ({ name, share }: Row) => `${name}: ${formatShare(share)}`,
        }),
        ruleX([0], { stroke: RULE }),
        text(rows, { ...label, x: 0, y: 'row', text: 'name', textAnchor: 'start', dx: 1 }),
        text(rows, {
          ...label,
          x: () => max,
          y: 'row',
          text: ({ share }: Row) => formatShare(share),
          textAnchor: 'end',
        }),
      ],
      scales: {
        x: { type: 'linear', domain: [0, max], clamp: true, axis: null },
        y: { type: 'band', domain: rows.map(({ row }) => row), axis: null, padding: 0 },
        color: { type: 'identity' },
      },
      label: describeBars(shares, options),
    },
    options,
  );
}

/** All names with their shares. */
export function describeBars(shares: readonly Share[], { lang = 'en' }: BarsOptions = {}): string {
  const each = shares.map(({ name, share }) => `${name} ${formatShare(share)}`);
  return say(lang, `Most probable first: ${each.join(', ')}.`, `按概率从高到低：${each.join('，')}。`);
}
