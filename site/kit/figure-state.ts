/**
 * A figure's state in the address: `#fig=patch-grid&row=3&col=5`. One figure at a time; other fragments are
 * left alone.
 */

/** What a figure needs to come back to where it was; keys and values as they stand in the address. */
export type FigureState = Readonly<Record<string, string>>;

/** The state that a fragment holds for a figure; `null` when it is for another or for none. */
export function stateOfHash(hash: string, figure: string): FigureState | null {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  if (query.get('fig') !== figure) return null;
  query.delete('fig');
  return Object.fromEntries(query);
}

/** The fragment for a state; keys in order, so that the same state gives the same link. */
export function hashOfState(figure: string, state: FigureState): string {
  const entries = Object.entries(state).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `#${new URLSearchParams([['fig', figure], ...entries]).toString()}`;
}

/** A whole number from a state, or `fallback` when it is missing, no number, or outside `min` to `max`. */
export function stateNumber(
  state: FigureState,
  key: string,
  fallback: number,
  min = 0,
  max = Infinity,
): number {
  const text = state[key];
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? value : fallback;
}
