/** Where a patch lies in each stage: outlines over the tiles, shown while one is pointed at (home.css). */
import type { VNode } from 'preact';
import type { Cell } from '#lib/plot/cells.ts';
import { CHANNELS_SHOWN, channelPlaces } from './tile.ts';

/**
 * Its cell in a picture, or in a map with a cell a patch; the cell stands on `.model` as `--row` and `--col`.
 */
export const Lit = (): VNode => <i class="lit cell" />;

/** Its row of tokens. @param above tokens before the patches */
export const TokenLight = ({ above }: { readonly above: number }): VNode => (
  <i class="lit row" style={`--above:${above}`} />
);

/** Its number in each channel of (1, C, h, w). */
export function ChannelLights({ shape, cell }: { shape: readonly number[]; cell: Cell }): VNode {
  const { side, at } = channelPlaces(shape);
  const percentOf = (share: number) => `${(100 * share).toFixed(3)}%`;
  return (
    <>
      {Array.from({ length: CHANNELS_SHOWN }, (_, channel) => {
        const { left, top } = at(channel, cell.row, cell.col);
        const place = `left:${percentOf(left)};top:${percentOf(top)}`;
        const size = `width:${percentOf(side.width)};height:${percentOf(side.height)}`;
        return <i class="lit" key={channel} style={`${place};${size}`} />;
      })}
    </>
  );
}
