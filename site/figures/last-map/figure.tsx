/**
 * The last map of `features_only` beside what `forward_features` gives, channel by channel, without the norm
 * or with it.
 */
import { blocksOf } from '#lib/engine/tap.ts';
import { formatValue } from '#lib/plot/format.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import { model } from '../../book/model.ts';
import { cellOf } from '../../book/patch.ts';
import { patchCount } from '../../book/tokens.ts';
import { Part } from '../../drawings/part.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { channelOf, mostApart, mostVaried } from './maps.ts';
import './style.css';
import { words } from './words.tsx';

export default defineFigure({
  name: 'last-map',
  words,
  lines: 'forward_features',
  state: {
    channel: integer(0, ({ embed_dim }) => [0, embed_dim - 1]),
    open: toggle(),
    norm: toggle(),
    patch: integer(90, (form) => [0, patchCount(form) - 1]),
  },

  needs: (_, { form }) =>
    run({ raw: blocksOf(model, form.depth).at(-1)!, normed: model.norm, tokens: 'forward_features' }),

  derive: ({ tensors: { raw, normed, tokens }, book: { form } }) => ({
    apart: {
      raw: mostApart(raw, tokens, form.prefix.length),
      normed: mostApart(normed, tokens, form.prefix.length),
    },
  }),

  opening: ({ raw }, _, { form }) => ({ channel: mostVaried(raw, form.prefix.length) }),

  cursors: {
    patches: {
      at: ({ state: { patch }, book: { form } }) => cellOf(patch, form.side),
      pick: ({ row, col }, { book: { form } }) => ({ patch: form.side * row + col }),
      look: true,
    },
  },

  view({ seen: { channel, open, norm, patch }, tensors, words, book, cursor }) {
    const { prefix, side } = book.form;
    const raw = channelOf(tensors.raw, channel);
    const map = (norm ? channelOf(tensors.normed, channel) : raw).slice(prefix.length);
    const tokens = channelOf(tensors.tokens, channel);
    // The scale of the larger of the two, so that a press on the norm changes the map and not its neighbour.
    const view = (data: Float32Array) => ({ data, shape: [data.length] });
    const scale = divergingScale(symmetricMax(view(raw.slice(prefix.length)), view(tokens)));
    const marks = [cellOf(patch, side)];
    const grid = { scale, marks, lang: book.lang, width: 252 };
    const label = open && norm ? words.normed : words.map;
    return (
      <div class="maps">
        <Part name="map" label={label}>
          {open ? (
            <TokenGrid {...grid} values={map} prefix={[]} label={words.described(label, channel)}>
              {cursor('patches', words.patches, 0)}
            </TokenGrid>
          ) : (
            <p class="unopened">?</p>
          )}
        </Part>
        <Part name="tokens" label={words.tokens}>
          <TokenGrid {...grid} values={tokens} prefix={prefix} label={words.described(words.tokens, channel)}>
            {cursor('patches', words.patches, 1)}
          </TokenGrid>
        </Part>
      </div>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('open', { as: 'button', label: state.open ? words.hide : words.show })}
      {control('norm', { label: words.norm })}
      {control('channel', { label: words.channel })}
    </>
  ),
  // A norm of what is not shown would be seen by nobody.
  next: (state, change) => ({ ...state, ...change, ...(change.norm === undefined ? {} : { open: true }) }),

  readout({ seen: { channel, open, norm, patch }, tensors, derived: { apart }, words, book: { form } }) {
    if (!open) return { asks: words.ask };
    const token = form.prefix.length + patch;
    const valueIn = (tensor: typeof tensors.raw) => formatValue(channelOf(tensor, channel)[token]!, 4);
    const most = norm ? apart.normed : apart.raw;
    const place = {
      ...cellOf(patch, form.side),
      token,
      channel,
      map: valueIn(norm ? tensors.normed : tensors.raw),
      tokens: valueIn(tensors.tokens),
    };
    const count = patchCount(form) * tensors.tokens.shape[2]!;
    return (
      words.says(place, norm) + words.between + words.apart(count, most === 0 ? null : formatValue(most))
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { norm }, tensors: { raw, normed }, book: { form } }) => ({
    ...(norm ? normed : raw),
    name: norm ? 'norm' : `blocks.${form.depth - 1}`,
    dims: ['B', 'N', 'C'],
    kind: 'activation',
  }),
});
