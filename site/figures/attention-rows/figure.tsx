/** One row of an attention matrix: what a token takes from every other, in any block, for all heads. */
import { formatValue } from '#lib/plot/format.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import { meanOf, rowsOf } from '../../book/attention.ts';
import { model } from '../../book/model.ts';
import { tokenName } from '../../book/tokens.ts';
import { Chip } from '../../drawings/chip.tsx';
import { TokenGrid, tokenCursor } from '../../drawings/token-grid.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import './style.css';
import { words } from './words.tsx';

/** The largest share of any row that is shown, so that no cell of a row is brighter than the scale. */
const largest = (rows: readonly ArrayLike<number>[]): number =>
  rows.reduce((most, row) => Math.max(most, ...Array.from(row)), 0);

export default defineFigure({
  name: 'attention-rows',
  words,
  comparable: true,
  lines: 'blocks.0.attn',
  // A patch with a few colours in it asks first; the class token is one press away.
  state: {
    block: integer(5, ({ depth }) => [0, depth - 1]),
    token: integer(88),
    scale: choice(['own', 'common']),
  },

  needs: ({ block }, { form }) => run({ attention: blocksOf(model, form.depth)[block]!.attn.attn_drop }),
  limits: (_, { attention }) => ({ token: [0, attention.shape[3]! - 1] }),

  derive: ({ tensors: { attention } }) => {
    const [, , tokens] = attention.shape as [number, number, number];
    const every = Array.from({ length: tokens }, (_, query) => rowsOf(attention, query)).flat();
    return { common: largest(every) };
  },

  cursors: { query: tokenCursor },

  view({ state, seen, tensors: { attention }, derived, words, book, cursor }) {
    const rows = rowsOf(attention, seen.token);
    const shown = [
      ...rows.map((row, head) => ({ row, label: words.head(head) })),
      { row: meanOf(rows), label: words.mean },
    ];
    const scale = attentionScale(state.scale === 'own' ? largest(rows) : derived.common);
    return (
      <div class="attention-rows">
        <p class="line">
          <code>{words.code(seen.block, seen.token)}</code>
          <Chip shape={attention.shape} dims={['B', 'H', 'N', 'N']} lang={book.lang} />
        </p>
        <div class="maps">
          {shown.map(({ row, label }, i) => (
            <div class="part">
              <p class="heading">{label}</p>
              <TokenGrid
                values={row}
                scale={scale}
                lang={book.lang}
                label={words.described(label, book.picture.alt)}
                picture={book.picture}
                prefix={book.form.prefix}
                marked={[seen.token]}
                width={224}
                field="token"
              >
                {i === 0 && cursor('query', words.query)}
              </TokenGrid>
              <p class="note">
                {words.sum(row.length, formatValue(row.reduce((sum, share) => sum + share, 0)))}
              </p>
            </div>
          ))}
        </div>
      </div>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('block', { label: words.block })}
      {control('scale', { label: words.scale, option: (scale) => words.scales[scale] })}
    </>
  ),
  more: ({ control, words }) => control('token', { label: words.token }),

  readout({ seen, tensors: { attention }, words, book: { form, lang } }) {
    const mean = meanOf(rowsOf(attention, seen.token));
    const most = mean.indexOf(Math.max(...mean));
    return words.takes(
      tokenName(seen.token, form, lang),
      tokenName(most, form, lang),
      formatValue(mean[most]!),
      formatValue(1 / mean.length),
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state, tensors: { attention } }) => ({
    ...attention,
    name: `blocks.${state.block}.attn.attn_drop`,
    dims: ['B', 'H', 'N', 'N'],
    kind: 'activation',
  }),
});
