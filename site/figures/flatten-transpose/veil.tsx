/**
 * What of a map is not in the row lies in the dark: the cells before `patch` and after `lastPatch`, row by
 * row.
 */
import type { VNode } from 'preact';
import { INSET, round } from '../../drawings/pixels.tsx';
import type { MapPart } from './row-source.ts';

export interface VeilProps {
  readonly part: MapPart;
  readonly rows: number;
  readonly cols: number;
  /** The side of a cell, in px. */
  readonly cell: number;
}

export const Veil = (props: VeilProps): VNode => <path d={veilPath(props)} fill="#111" fill-opacity="0.66" />;

export function veilPath({ part: { patch, lastPatch }, rows, cols, cell }: VeilProps): string {
  const boxes: string[] = [];
  const cover = (row: number, from: number, to: number) => {
    if (to <= from) return;
    const [x, y] = [round(INSET + from * cell), round(INSET + row * cell)];
    boxes.push(`M${x} ${y}h${round((to - from) * cell)}v${round(cell)}H${x}z`);
  };
  for (let row = 0; row < rows; row++) {
    const inside = (place: number) => Math.min(cols, Math.max(0, place - row * cols));
    const [from, to] = [inside(patch), inside(lastPatch + 1)];
    if (to > from) {
      cover(row, 0, from);
      cover(row, to, cols);
    } else cover(row, 0, cols);
  }
  return boxes.join('');
}
