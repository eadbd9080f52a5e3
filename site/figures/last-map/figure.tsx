/** The last map of `features_only` beside what `forward_features` gives, channel by channel, without the norm or with it. */
import { formatValue } from '#lib/plot/format.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import { model } from '../../book/model.ts';
import { cellOf } from '../../book/patch.ts';
import { Part } from '../../drawings/part.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { channelOf, mostApart, mostVaried } from './maps.ts';
import './style.css';
import { words } from './words.tsx';

const SIDE = 14;

export default defineFigure({
  name: 'last-map',
  words,
  lines: 'forward_features',
  state: { channel: integer(0, [0, 191]), norm: toggle(), patch: integer(90, [0, 195]) },

  needs: () => run({ raw: model.blocks[11], normed: model.norm, tokens: 'forward_features' }),

  derive: ({ tensors: { raw, normed, tokens } }) => ({
    apart: { raw: mostApart(raw, tokens), normed: mostApart(normed, tokens) },
  }),

  opening: ({ raw }) => ({ channel: mostVaried(raw) }),

  cursors: {
    patches: {
      at: ({ state: { patch } }) => cellOf(patch, SIDE),
      pick: ({ row, col }) => ({ patch: SIDE * row + col }),
      look: true,
    },
  },

  view({ seen: { channel, norm, patch }, tensors, words, book, cursor }) {
    const raw = channelOf(tensors.raw, channel);
    const map = (norm ? channelOf(tensors.normed, channel) : raw).slice(1);
    const tokens = channelOf(tensors.tokens, channel);
    // The scale of the larger of the two, so that a press on the norm changes the map and not its neighbour.
    const view = (data: Float32Array) => ({ data, shape: [data.length] });
    const scale = divergingScale(symmetricMax(view(raw.slice(1)), view(tokens)));
    const marks = [cellOf(patch, SIDE)];
    const grid = { scale, marks, lang: book.lang, width: 252 };
    const label = norm ? words.normed : words.map;
    return (
      <div class="maps">
        <Part name="map" label={label}>
          <TokenGrid {...grid} values={map} prefix={[]} label={words.described(label, channel)}>
            {cursor('patches', words.patches, 0)}
          </TokenGrid>
        </Part>
        <Part name="tokens" label={words.tokens}>
          <TokenGrid {...grid} values={tokens} label={words.described(words.tokens, channel)}>
            {cursor('patches', words.patches, 1)}
          </TokenGrid>
        </Part>
      </div>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('channel', { label: words.channel })}
      {control('norm', { label: words.norm })}
    </>
  ),

  readout({ seen: { channel, norm, patch }, tensors, derived: { apart }, words }) {
    const valueIn = (tensor: typeof tensors.raw) => formatValue(channelOf(tensor, channel)[1 + patch]!, 4);
    const most = norm ? apart.normed : apart.raw;
    const place = {
      ...cellOf(patch, SIDE),
      channel,
      map: valueIn(norm ? tensors.normed : tensors.raw),
      tokens: valueIn(tensors.tokens),
    };
    const count = tensors.tokens.data.length - tensors.tokens.shape[2]!;
    return `${words.says(place, norm)} ${words.apart(count, most === 0 ? null : formatValue(most))}`;
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { norm }, tensors: { raw, normed } }) => ({
    ...(norm ? normed : raw),
    name: norm ? 'norm' : 'blocks.11',
    dims: ['B', 'N', 'C'],
    kind: 'activation',
  }),
});
