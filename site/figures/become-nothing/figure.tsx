/** One part of the model becomes nn.Identity(): which shape comes out, and does the old file still load? */
import { Chip } from '../../drawings/chip.tsx';
import { choice, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { PARTS, withoutPart } from './surgery.ts';
import { words } from './words.tsx';

/** Names in a sentence, the rest counted. */
const NAMED = 4;

export default defineFigure({
  name: 'become-nothing',
  words,
  state: { part: choice(PARTS), done: toggle() },

  view({ state: { part, done }, words, book }) {
    const { shape, error, parameters, unexpected } = withoutPart(part);
    return (
      <dl class="outcome">
        <dt>
          <code>m.{part.replace(/\.(\d+)/g, '[$1]')} = nn.Identity()</code>
        </dt>
        <dd>
          <code>m(x).shape</code>{' '}
          {!done ? (
            '?'
          ) : shape ? (
            <Chip shape={shape} dims={['B', shape[1] === 1000 ? 'K' : 'C']} lang={book.lang} />
          ) : (
            <code>{error}</code>
          )}
        </dd>
        <dd>{words.parameters(done ? parameters.toLocaleString('en-US') : '?')}</dd>
        <dd>
          {!done
            ? '?'
            : unexpected.length === 0
              ? words.fits
              : words.unexpected(unexpected.slice(0, NAMED), Math.max(0, unexpected.length - NAMED))}
        </dd>
      </dl>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('part', { as: 'select', label: words.part })}
      {control('done', { as: 'button', label: state.done ? words.again : words.replace })}
    </>
  ),
  next: (state, change) => ({ ...state, ...change, ...(change.part ? { done: false } : {}) }),

  readout({ state: { part, done }, words }) {
    if (!done) return { asks: words.ask };
    const { shape, error } = withoutPart(part);
    return shape ? words.runs(`(${shape.join(', ')})`) : words.raises(error!);
  },
  caption: ({ words }) => words.caption,
});
