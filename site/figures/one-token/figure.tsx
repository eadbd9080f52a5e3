/**
 * One token's numbers on their way through norm1: as they come, at mean 0 and spread 1, and scaled and
 * shifted.
 */
import { formatSigned, formatValue } from '#lib/plot/format.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { histogramBins } from '#lib/plot/stats.ts';
import { blocksOf, tokensByDepth } from '#lib/engine/tap.ts';
import { model } from '../../book/model.ts';
import { tokenName } from '../../book/tokens.ts';
import { TokenGrid, tokenCursor } from '../../drawings/token-grid.tsx';
import { integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { CountBars } from './count-bars.tsx';
import { normalised, rowOf, spreadOf } from './layer-norm.ts';
import './style.css';
import { words } from './words.tsx';

const BINS = 41;

/** Without rounding's last trace: 1.2e−9 is 0. */
const written = (mean: number) => formatSigned(Math.round(mean * 1000) / 1000, 2);

export default defineFigure({
  name: 'one-token',
  words,
  lines: 'blocks.0.norm1',
  state: { block: integer(11, ({ depth }) => [0, depth - 1]), token: integer(0) },

  needs: ({ block }, { form: { depth } }) =>
    run({ x: tokensByDepth(model, depth)[block]!, y: blocksOf(model, depth)[block]!.norm1 }),
  limits: (_, { x }) => ({ token: [0, x.shape[1]! - 1] }),

  derive: ({ tensors: { x } }) => {
    const spreads = Array.from({ length: x.shape[1]! }, (_, token) => spreadOf(rowOf(x, token)).std);
    return { spreads, scale: attentionScale(Math.max(...spreads)) };
  },

  cursors: { tokens: tokenCursor },

  view({ seen: { block, token }, tensors: { x, y }, derived: { spreads, scale }, words, book, cursor }) {
    const before = rowOf(x, token);
    const rows = [before, normalised(before), rowOf(y, token)];
    const reach = Math.ceil(Math.max(...rows.flatMap((row) => Array.from(row, Math.abs))));
    const bins = rows.map((row) => histogramBins(row, BINS, [-reach, reach]));
    const most = Math.max(...bins.flat().map(({ count }) => count));
    return (
      <div class="one-token">
        <div>
          <p class="heading">{words.map(block)}</p>
          <TokenGrid
            values={spreads}
            scale={scale}
            lang={book.lang}
            label={words.described(book.picture.alt)}
            picture={book.picture}
            opacity={0.6}
            prefix={book.form.prefix}
            marked={[token]}
            field="token"
            width={240}
          >
            {cursor('tokens', words.token)}
          </TokenGrid>
        </div>
        <ol class="steps">
          {rows.map((row, i) => {
            const { mean, std } = spreadOf(row);
            const says = words.spread(written(mean), formatValue(std));
            return (
              <li>
                <p class="heading">{words.steps[i]}</p>
                <p class="note">{says}</p>
                <CountBars bins={bins[i]!} most={most} reach={reach} label={`${words.steps[i]!}: ${says}`} />
              </li>
            );
          })}
        </ol>
      </div>
    );
  },

  controls: ({ control, words }) => control('block', { label: words.block }),
  more: ({ control, words }) => control('token', { label: words.token }),

  readout({ seen: { block, token }, tensors: { x, y }, words, book: { form, lang } }) {
    const [before, after] = [spreadOf(rowOf(x, token)), spreadOf(rowOf(y, token))];
    return words.reads(
      block,
      tokenName(token, form, lang),
      written(before.mean),
      formatValue(before.std),
      formatValue(after.std),
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { block, token }, tensors: { y } }) => ({
    data: rowOf(y, token),
    shape: [y.shape[2]!],
    name: `blocks.${block}.norm1[0, ${token}]`,
    dims: ['C'],
    kind: 'activation',
  }),
});
