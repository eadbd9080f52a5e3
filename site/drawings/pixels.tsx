/** Pixels under a grid of cells, with outlines on some of them; `<grid-cursor>` reads `data-grid`. */
import type { ComponentChildren, VNode } from 'preact';
import type { Cell } from '#lib/plot/cells.ts';

/** A block of cells; one cell by default. */
export interface Block extends Cell {
  readonly rows?: number;
  readonly cols?: number;
}

export interface PixelsProps {
  /** The pixels' address: a file of the build, or a data URL. */
  readonly href: string;
  /** The picture in words. */
  readonly label: string;
  readonly rows: number;
  readonly cols: number;
  /** In px; the drawing grows or shrinks with its column. */
  readonly width: number;
  /** In px; default square cells. */
  readonly height?: number;
  /** Lines between the cells. Default false. */
  readonly lines?: boolean;
  /** Outlined in black with a white ring. */
  readonly marks?: readonly Block[];
  /** More SVG on top, in the drawing's px; `inset` px of room are left around the pixels. */
  readonly children?: ComponentChildren;
  /** Smooth where the picture is a photograph at another size. Default false: one number, one square. */
  readonly smooth?: boolean;
}

/** Room around the pixels for outlines, in px. */
export const INSET = 2;

export const round = (value: number): number => Math.round(value * 100) / 100;

/** The size of one cell of such a drawing, in px. */
export const cellSize = ({
  rows,
  cols,
  width,
  height,
}: Pick<PixelsProps, 'rows' | 'cols' | 'width' | 'height'>) => {
  const inner = width - 2 * INSET;
  return { across: inner / cols, down: height === undefined ? inner / cols : (height - 2 * INSET) / rows };
};

export function Pixels(props: PixelsProps): VNode {
  const { href, label, rows, cols, width, lines = false, marks = [], children, smooth = false } = props;
  const { across, down } = cellSize(props);
  const [inner, tall] = [round(across * cols), round(down * rows)];
  const height = round(tall + 2 * INSET);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      data-grid={[INSET, INSET, inner, tall, rows, cols].join(' ')}
    >
      <image
        x={INSET}
        y={INSET}
        width={inner}
        height={tall}
        preserveAspectRatio="none"
        style={smooth ? undefined : 'image-rendering:pixelated'}
        href={href}
      />
      {lines && <GridLines rows={rows} cols={cols} across={across} down={down} />}
      {children}
      <Marks blocks={marks} across={across} down={down} />
    </svg>
  );
}

/** White hairlines on a dark one, to be seen on any picture. */
function GridLines({
  rows,
  cols,
  across,
  down,
}: {
  rows: number;
  cols: number;
  across: number;
  down: number;
}) {
  const path = [
    ...Array.from(
      { length: rows + 1 },
      (_, i) => `M${INSET} ${round(INSET + i * down)}h${round(across * cols)}`,
    ),
    ...Array.from(
      { length: cols + 1 },
      (_, i) => `M${round(INSET + i * across)} ${INSET}v${round(down * rows)}`,
    ),
  ].join('');
  return (
    <g fill="none" pointer-events="none">
      <path d={path} stroke="#000" stroke-opacity="0.35" stroke-width="1.5" />
      <path d={path} stroke="#fff" stroke-opacity="0.75" stroke-width="0.75" />
    </g>
  );
}

/** Outlines of blocks of cells. Lines as thick as a small cell would hide it. */
export function Marks({
  blocks,
  across,
  down,
}: {
  blocks: readonly Block[];
  across: number;
  down: number;
}): VNode {
  const line = Math.min(1.5, across / 6, down / 3);
  return (
    <g fill="none" pointer-events="none" stroke-width={round(line)}>
      {blocks.flatMap(({ row, col, rows = 1, cols = 1 }) =>
        [1.5, 0.5].map((share) => (
          <rect
            x={round(INSET + col * across - share * line)}
            y={round(INSET + row * down - share * line)}
            width={round(cols * across + 2 * share * line)}
            height={round(rows * down + 2 * share * line)}
            stroke={share === 0.5 ? '#111' : '#fff'}
          />
        )),
      )}
    </g>
  );
}
