/** One picture of the example, cut out of its sheet by the drawing. */
import type { VNode } from 'preact';
import { galleryAddress } from '../picture/choice.ts';
import { COLUMNS, EXAMPLE, sheetFile, TILE } from './example.ts';

/** @param name the class in English, which is the file's */
export function Tile({
  name,
  index,
  label,
  size = 56,
}: {
  readonly name: string;
  readonly index: number;
  readonly label: string;
  readonly size?: number;
}): VNode {
  const [x, y] = [(index % COLUMNS) * TILE, Math.floor(index / COLUMNS) * TILE];
  return (
    <svg width={size} height={size} viewBox={`${x} ${y} ${TILE} ${TILE}`} role="img" aria-label={label}>
      <image
        href={galleryAddress(sheetFile(name))}
        width={COLUMNS * TILE}
        height={(EXAMPLE.pictures / COLUMNS) * TILE}
      />
    </svg>
  );
}
