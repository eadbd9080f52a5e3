/**
 * One tensor in memory, three lists of one shape: the picture that each list makes, and the model's answer to
 * it.
 */
import { model } from '../../book/model.ts';
import { firstOf } from '../../book/verdict.ts';
import { Chip } from '../../drawings/chip.tsx';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import './style.css';
import { codeOf, pictureAfter, runOf, WAYS } from './ways.ts';
import { words } from './words.tsx';

export default defineFigure({
  name: 'three-rows',
  words,
  lines: 'patch_embed',
  state: { way: choice(WAYS), as: choice(['percent', 'logits']) },

  needs: ({ way }, { form }) => ({
    ...run({ own: 'logits' }),
    ...run({ tokens: model.patch_embed, logits: 'logits' }, runOf(way, form.side)),
  }),
  derive: ({ book }, { way }) => ({
    href:
      way === 'flatten'
        ? book.picture.href
        : book.address(pictureAfter(way, book.picture.cropped, book.form.side)),
  }),

  view: ({ state: { way, as }, tensors: { own, tokens, logits }, derived, words, book }) => (
    <>
      <p class="line">
        <code>x.{codeOf(way, tokens.shape)}</code>
        <Chip shape={tokens.shape} dims={['B', 'P', 'C']} lang={book.lang} />
      </p>
      <div class="three-rows">
        <Part name="picture" label={words.putBack}>
          <Pixels
            href={derived.href}
            label={words.pictures[way](book.picture.alt)}
            rows={book.form.side}
            cols={book.form.side}
            width={280}
            lines
            smooth
          />
        </Part>
        <TwinAnswers
          answers={[
            { label: words.own, logits: own.data },
            { label: words.after, ...(way === 'flatten' ? {} : { logits: logits.data }) },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={as}
        />
      </div>
    </>
  ),

  controls: ({ control, words, tensors: { tokens } }) =>
    control('way', { label: words.way, option: (way) => <code>{codeOf(way, tokens.shape)}</code> }),
  more: ({ control, words }) => control('as', { label: words.as, option: (as) => words.scales[as] }),

  readout({ state: { way }, tensors: { own, logits }, words, book }) {
    if (way === 'flatten') return { asks: words.ask };
    const now = firstOf(logits.data);
    return words.says[way](book.classNames[now]!, now === firstOf(own.data));
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { way }, tensors: { tokens } }) => ({
    ...tokens,
    name: way === 'flatten' ? 'patch_embed' : `patch_embed.${way}`,
    dims: ['B', 'P', 'C'],
    kind: 'activation',
  }),
});
