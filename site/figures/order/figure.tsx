/**
 * Patch tokens shuffled before positions are added, or after: the picture that this amounts to, and the
 * answer.
 */
import { formatValue } from '#lib/plot/format.ts';
import { patchGrid } from '../../book/patch.ts';
import { firstOf, largestMove } from '../../book/verdict.ts';
import { patchCount } from '../../book/tokens.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { orderOf, shuffledAt, shuffledPicture, tallied } from './shuffled.ts';
import type { Tally } from './shuffled.ts';
import './style.css';
import { words } from './words.tsx';

/** Shuffles that are counted, seeds 1, 2, 3, … */
const SHUFFLES = 20;

export default defineFigure({
  name: 'order',
  words,
  comparable: true,
  lines: '_pos_embed',
  state: {
    spot: choice(['none', 'before', 'after']),
    seed: integer(1, [1, 999]),
    count: toggle(),
    as: choice(['percent', 'logits']),
  },

  needs: ({ spot, seed }, { form }) => ({
    ...run({ x: 'input', logits: 'logits' }),
    ...run(
      { shuffled: 'logits', tokens: '_pos_embed' },
      spot === 'none' ? {} : { change: shuffledAt(spot, orderOf(patchCount(form), seed)) },
    ),
  }),

  derive({ tensors: { x }, book }, { spot, seed }) {
    const { rows, cols } = patchGrid(x);
    const order = orderOf(rows * cols, seed);
    return {
      rows,
      cols,
      // What was shuffled afterwards carries its own place with it: the picture is whole.
      href:
        spot === 'before' ? book.address(shuffledPicture(book.picture.cropped, order)) : book.picture.href,
    };
  },

  // Twenty runs take a moment: only when the reader asks.
  growsWith: ({ count, spot }) => (count && spot !== 'none' ? spot : null),
  async *grow({ tensors: { logits }, compute, book: { form } }, { spot }): AsyncGenerator<Tally> {
    const firsts: number[] = [];
    let moved = 0;
    for (let seed = 1; seed <= SHUFFLES; seed++) {
      const order = orderOf(patchCount(form), seed);
      const change = shuffledAt(spot === 'after' ? 'after' : 'before', order);
      const { shuffled } = await compute({ shuffled: 'logits' }, { change });
      firsts.push(firstOf(shuffled.data));
      moved = Math.max(moved, largestMove(logits.data, shuffled.data));
      yield tallied(firsts, moved);
    }
  },

  view({ state: { spot, as }, tensors: { logits, shuffled }, derived, grown, words, book }) {
    return (
      <div class="order">
        <Part name="picture" label={words.pictures[spot]}>
          <Pixels
            href={derived.href}
            label={words.described[spot](book.picture.alt)}
            rows={derived.rows}
            cols={derived.cols}
            width={280}
            lines
            smooth
          />
        </Part>
        <div>
          <TwinAnswers
            answers={[
              { label: words.whole, logits: logits.data },
              { label: words.spots[spot], ...(spot === 'none' ? {} : { logits: shuffled.data }) },
            ]}
            classNames={book.classNames}
            lang={book.lang}
            as={as}
          />
          {grown && spot !== 'none' && (
            <div class="tally">
              <p class="heading">{words.tally(grown.done, SHUFFLES)}</p>
              <ul>
                {grown.named.map(([index, times]) => (
                  <li>{words.named(book.classNames[index]!, times)}</li>
                ))}
              </ul>
              <p class="note">{words.most(formatValue(grown.moved, 2))}</p>
            </div>
          )}
        </div>
      </div>
    );
  },

  controls: ({ control, words, state }) => (
    <>
      {control('spot', { label: words.spot, option: (spot) => words.options[spot] })}
      {state.spot !== 'none' &&
        control('count', { as: 'button', label: state.count ? words.stop : words.count(SHUFFLES) })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('seed', { label: words.seed })}
      {control('as', { label: words.as, option: (as) => words.scales[as] })}
    </>
  ),
  next: (state, change) => ({ ...state, ...change, ...(change.spot ? { count: false } : {}) }),

  readout({ state: { spot }, tensors: { logits, shuffled }, words, book }) {
    if (spot === 'none') return { asks: words.ask(patchCount(book.form)) };
    const [before, now] = [firstOf(logits.data), firstOf(shuffled.data)];
    return words.moved(
      book.classNames[now]!,
      now === before,
      formatValue(largestMove(logits.data, shuffled.data), 2),
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ tensors: { tokens } }) => ({
    ...tokens,
    name: 'pos_drop',
    dims: ['B', 'N', 'C'],
    kind: 'activation',
  }),
});
