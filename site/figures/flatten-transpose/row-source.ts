/** Where the numbers of one row of the tokens come from, in the (1, C, h, w) tensor before the operation. */
import type { Operation } from './operation.ts';

/** How many channels and patches there are: 192 and 196. */
export interface Extent {
  readonly channels: number;
  readonly patches: number;
}

/** All patches from `patch` to `lastPatch` of all channels from `channel` to `lastChannel`. */
export interface Piece {
  readonly channel: number;
  readonly lastChannel: number;
  readonly patch: number;
  readonly lastPatch: number;
}

/** The pieces that a row is made of, in the order in which it holds them. */
export function rowSource(
  operation: Operation,
  row: number,
  { channels, patches }: Extent,
): readonly Piece[] {
  if (operation === 'flatten') return [{ channel: 0, lastChannel: channels - 1, patch: row, lastPatch: row }];
  // A reshape cuts memory, in which the numbers of a channel stand side by side, every `channels` numbers.
  const pieces: Piece[] = [];
  const end = (row + 1) * channels;
  for (let from = row * channels; from < end;) {
    const channel = Math.floor(from / patches);
    const to = Math.min(end, (channel + 1) * patches);
    const patch = from - channel * patches;
    pieces.push({ channel, lastChannel: channel, patch, lastPatch: patch + to - from - 1 });
    from = to;
  }
  return pieces;
}

/** How many numbers a piece has. */
export const sizeOf = ({ channel, lastChannel, patch, lastPatch }: Piece): number =>
  (lastChannel - channel + 1) * (lastPatch - patch + 1);

/** One channel's map with the patches of it that are in the row. */
export interface MapPart {
  readonly channel: number;
  readonly patch: number;
  readonly lastPatch: number;
}

/** Two maps to show a row by: the first and the last channel of its pieces; one when there is only one. */
export function mapParts(pieces: readonly Piece[]): readonly MapPart[] {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  const parts = [
    { channel: first.channel, patch: first.patch, lastPatch: first.lastPatch },
    { channel: last.lastChannel, patch: last.patch, lastPatch: last.lastPatch },
  ];
  return parts[0]!.channel === parts[1]!.channel ? parts.slice(0, 1) : parts;
}
