/** Noise in place of the patch tokens that a block puts out: does the answer notice? */
import { blocksOf } from '#lib/engine/tap.ts';
import { formatSigned, formatValue } from '#lib/plot/format.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { model } from '../../book/model.ts';
import { largestMove, verdictOf } from '../../book/verdict.ts';
import { Part } from '../../drawings/part.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { lengthsOf } from '../same-class-token/other-picture.ts';
import { noiseFor, unchanged } from './noise.ts';
import './style.css';
import { words } from './words.tsx';

export default defineFigure({
  name: 'unread',
  words,
  lines: 'forward_features',
  state: {
    block: integer(11, ({ depth }) => [0, depth - 1]),
    noisy: toggle(),
    seed: integer(0, [0, 999]),
    as: choice(['logits', 'percent']),
  },

  needs: ({ block }, { form }) => run({ tokens: blocksOf(model, form.depth)[block]! }),
  further: {
    with: ({ block, noisy, seed }) => (noisy ? `${block} ${seed}` : ''),
    // Both answers from the graph that can be changed: the plain one may differ from it in its last bits.
    needs: ({ block, noisy, seed }, { tokens }, { form: { prefix } }) => ({
      ...run({ whole: 'logits' }, noisy ? { change: unchanged(block) } : {}),
      ...run(
        { changed: 'logits' },
        noisy ? { change: noiseFor(tokens, block, seed, prefix.length).change } : {},
      ),
    }),
  },

  view({ state: { block, noisy, seed, as }, tensors: { whole, tokens, changed }, words, book }) {
    const real = lengthsOf(tokens);
    const shown = noisy ? lengthsOf(noiseFor(tokens, block, seed, book.form.prefix.length).tokens) : real;
    const label = noisy ? words.noise(block) : words.tokens(block);
    return (
      <div class="unread">
        <Part name="tokens" label={label} note={words.lengths}>
          <TokenGrid
            values={shown}
            prefix={book.form.prefix}
            scale={attentionScale(Math.max(...real, ...shown))}
            lang={book.lang}
            label={`${label}. ${words.lengths}`}
            width={224}
          />
        </Part>
        <TwinAnswers
          answers={[
            { label: words.before, logits: whole.data },
            { label: words.after, ...(noisy ? { logits: changed.data } : {}) },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={as}
        />
      </div>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('block', { label: words.block })}
      {control('noisy', { as: 'button', label: state.noisy ? words.putBack : words.replace })}
      {control('seed', { as: 'button', label: words.other })}
    </>
  ),
  more: ({ control, words }) => control('as', { label: words.as, option: (as) => words.scales[as] }),
  next: (state, change) => ({
    ...state,
    ...change,
    // Other noise is noise; the generator's next seed, round and round.
    ...(change.seed === undefined ? {} : { noisy: true, seed: change.seed % 1000 }),
  }),

  readout({ state: { block, noisy }, tensors: { whole, changed }, words, book }) {
    if (!noisy) return { asks: words.ask };
    const { first, now, flips, cost } = verdictOf(whole.data, changed.data);
    const most = largestMove(whole.data, changed.data);
    if (most === 0) return words.still(block, whole.data.length);
    return words.moved(block, {
      most: formatValue(most),
      first: book.classNames[first]!,
      by: formatSigned(-cost),
      now: flips ? book.classNames[now]! : null,
    });
  },
  caption: ({ words }) => words.caption,
  tensor: ({ tensors: { changed } }) => ({
    ...changed,
    name: 'head',
    dims: ['B', 'K'],
    kind: 'activation',
  }),
});
