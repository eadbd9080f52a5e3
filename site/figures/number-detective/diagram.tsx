/** The grid of patches on a picture, to scale, with the pixels that no patch covers shaded. */
import type { VNode } from 'preact';
import { round } from '../../drawings/pixels.tsx';

const SIDE = 240;

export interface DiagramProps {
  readonly img_size: number;
  readonly patch_size: number;
  readonly grid: readonly [rows: number, columns: number];
  readonly dropped: number;
  /** What it shows, in words. */
  readonly label: string;
}

/** Where the grid and the pixels that are left over lie, as paths. */
export function diagramPaths({ img_size, patch_size, grid, dropped }: Omit<DiagramProps, 'label'>) {
  const scale = SIDE / img_size;
  const covered = round((img_size - dropped) * scale);
  const lines = Array.from({ length: grid[0] + 1 }, (_, i) => {
    const at = round(i * patch_size * scale);
    return `M0 ${at}H${covered}M${at} 0V${covered}`;
  }).join('');
  const rest = dropped ? `M${covered} 0H${SIDE}V${SIDE}H0V${covered}H${covered}Z` : null;
  return { lines, rest };
}

export function Diagram({ label, ...geometry }: DiagramProps): VNode {
  const { lines, rest } = diagramPaths(geometry);
  return (
    <svg
      viewBox={`-1 -1 ${SIDE + 2} ${SIDE + 2}`}
      width={SIDE + 2}
      height={SIDE + 2}
      role="img"
      aria-label={label}
    >
      <rect width={SIDE} height={SIDE} fill="none" stroke="currentColor" />
      {rest && <path fill="currentColor" fill-opacity="0.4" d={rest} />}
      <path d={lines} fill="none" stroke="var(--dim-space, #a42d89)" stroke-width="0.75" />
    </svg>
  );
}
