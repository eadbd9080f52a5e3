/**
 * The reader's picture with its pixels shifted, divided and ordered in other ways: what the model takes it
 * for, and what it says.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { stats } from '#lib/plot/stats.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import type { Book } from '../../figure/figure.ts';
import { isSame } from '../../picture/normalised.ts';
import { verdictOf } from '../../book/verdict.ts';
import { ORDERS, pictureOf, preparedAs, SCALES, scaleOf } from './preparation.ts';
import type { Order, ScaleName } from './preparation.ts';
import './style.css';
import { words } from './words.tsx';

const asWanted = (scale: ScaleName, order: Order, { normalisation }: Book): boolean =>
  isSame(scaleOf(scale), normalisation) && order === 'rgb';

export default defineFigure({
  name: 'prepared',
  words,
  lines: 'x',
  state: { scale: choice(SCALES), order: choice(ORDERS), as: choice(['logits', 'percent']) },

  needs: () => run({ x: 'input', logits: 'logits' }),
  further: {
    with: ({ scale, order }) => `${scale} ${order}`,
    needs: ({ scale, order }, { x }, book) =>
      run(
        { fed: 'input', changed: 'logits' },
        asWanted(scale, order, book) ? {} : { input: preparedAs(x, scale, order, book.normalisation) },
      ),
  },

  derive({ tensors: { x, fed }, book }) {
    const shown = (input: TensorData) => ({
      href: book.address(pictureOf(input, book.normalisation)),
      ...stats(input.data),
    });
    return { right: shown(x), other: shown(fed) };
  },

  view({ state, tensors: { logits, changed }, derived, words, book }) {
    const { scale, order } = state;
    const picture = (name: string, label: string, { href, min, max }: typeof derived.right) => (
      <Part name={name} label={label} note={words.range(formatSigned(min), formatSigned(max))}>
        <Pixels
          href={href}
          label={words.described(label, book.picture.alt)}
          rows={1}
          cols={1}
          width={168}
          smooth
        />
      </Part>
    );
    const changedSaid = asWanted(scale, order, book) ? {} : { logits: changed.data };
    return (
      <div class="prepared">
        <div class="pictures">
          {picture('right', words.right, derived.right)}
          {picture('other', words.chosen, derived.other)}
        </div>
        <TwinAnswers
          answers={[
            { label: words.right, logits: logits.data },
            { label: words.chosen, ...changedSaid },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={state.as}
        />
      </div>
    );
  },

  controls: ({ control, words, book: { normalisation } }) => (
    <>
      {control('scale', {
        label: words.scale,
        option: (scale) => words.scales(scale, scaleOf(scale), isSame(scaleOf(scale), normalisation)),
      })}
      {control('order', { label: words.order, option: (order) => words.orders[order] })}
    </>
  ),
  more: ({ control, words }) => control('as', { label: words.as, option: (as) => words.units[as] }),

  readout({ state: { scale, order }, tensors: { logits, changed }, words, book }) {
    if (asWanted(scale, order, book)) return { asks: words.ask };
    const { first, now, flips, cost } = verdictOf(logits.data, changed.data);
    return words.verdict(book.classNames[first]!, formatSigned(-cost), flips ? book.classNames[now]! : null);
  },
  caption: ({ words, book: { normalisation } }) => words.caption(normalisation),
  tensor: ({ tensors: { fed } }) => ({ ...fed, name: 'x', dims: ['B', 'C', 'h', 'w'] }),
});
