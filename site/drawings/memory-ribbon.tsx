/** A tensor's memory as a ribbon of cells in the order in which they lie, with the strides that read it. */
import type { VNode } from 'preact';

export interface MemoryRibbonProps {
  /** What each place holds, in memory order. */
  readonly cells: readonly (string | number)[];
  /**
   * Places that the reading visits one after the other, the first visited first: they are numbered and set
   * off.
   */
  readonly visited?: readonly number[];
  /** A place's group, 0 to 7: cells of one group share a colour. */
  readonly groups?: readonly number[];
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly label: string;
  /** Cells in a row; default all that fit are left to the page. */
  readonly columns?: number;
  /** The field that a press on a cell sets to its place. */
  readonly field?: string;
  readonly words: { readonly shape: string; readonly strides: string };
}

/** Where an index of a tensor lies in memory. */
export const offsetOf = (index: readonly number[], strides: readonly number[], offset = 0): number =>
  index.reduce((sum, at, dim) => sum + at * strides[dim]!, offset);

/** All places in the order in which a tensor of this shape and these strides is read, row by row. */
export function readingOrder(shape: readonly number[], strides: readonly number[], offset = 0): number[] {
  return shape.reduce<number[]>(
    (places, size, dim) =>
      places.flatMap((place) => Array.from({ length: size }, (_, i) => place + i * strides[dim]!)),
    [offset],
  );
}

export function MemoryRibbon(props: MemoryRibbonProps): VNode {
  const { cells, visited = [], groups = [], shape, strides, label, columns, field, words } = props;
  return (
    <div class="memory-ribbon">
      <p class="note">
        {words.shape} <code>({shape.join(', ')})</code> {words.strides}{' '}
        <code>
          ({strides.join(', ')}
          {strides.length === 1 ? ',' : ''})
        </code>
      </p>
      <ol aria-label={label} style={columns ? `--columns:${columns}` : undefined}>
        {cells.map((cell, place) => {
          const turn = visited.indexOf(place);
          const look = { 'data-group': groups[place], 'data-visited': turn < 0 ? undefined : '' };
          const inside = (
            <>
              <span class="cell">{cell}</span>
              <span class="turn">{turn < 0 ? '' : turn}</span>
            </>
          );
          return (
            <li {...look}>
              {field === undefined ? (
                inside
              ) : (
                <button type="button" data-field={field} value={place}>
                  {inside}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
