/** Where a key takes the cursor of a grid. */
import type { Cell } from '#lib/plot/cells.ts';

/** How many rows and columns there are to walk. */
export interface GridSize {
  readonly rows: number;
  readonly cols: number;
}

/** The keys that move, as `KeyboardEvent` names them, with whether Control is held. */
export interface MoveKey {
  readonly key: string;
  readonly ctrlKey?: boolean;
}

/**
 * The cell that a key leads to from `cell`, kept inside the grid; `null` when the key moves nothing.
 * Home and End go to the row's ends, with Control to the grid's first and last cell.
 */
export function movedCell(
  { row, col }: Cell,
  { key, ctrlKey = false }: MoveKey,
  { rows, cols }: GridSize,
): Cell | null {
  switch (key) {
    case 'ArrowLeft':
      return { row, col: Math.max(0, col - 1) };
    case 'ArrowRight':
      return { row, col: Math.min(cols - 1, col + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), col };
    case 'ArrowDown':
      return { row: Math.min(rows - 1, row + 1), col };
    case 'Home':
      return ctrlKey ? { row: 0, col: 0 } : { row, col: 0 };
    case 'End':
      return ctrlKey ? { row: rows - 1, col: cols - 1 } : { row, col: cols - 1 };
    default:
      return null;
  }
}

/** The cell under a point given as shares (0 to 1) of the grid's width and height; `null` outside. */
export function cellAtShare(x: number, y: number, { rows, cols }: GridSize): Cell | null {
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return null;
  return { row: Math.min(rows - 1, Math.floor(y * rows)), col: Math.min(cols - 1, Math.floor(x * cols)) };
}
