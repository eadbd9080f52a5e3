/**
 * From the reader's picture to an answer: eleven shapes, and how many of them know how many pictures there
 * are.
 */
import { formatShare } from '#lib/plot/format.ts';
import { topClasses } from '../../book/model.ts';
import { mayBeNone } from '../../book/may-be-none.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { ShapeWalk } from '../../drawings/shape-walk.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { pathOf } from './path.ts';
import './style.css';
import { words } from './words.tsx';

export default defineFigure({
  name: 'path',
  words,
  lines: 'x patch_embed',
  state: { batch: integer(1, [1, 8]) },

  needs: () => run({ logits: 'logits' }),
  derive: ({ tensors: { logits }, book }) => topClasses(logits.data, book.classNames, 1)[0]!,

  view: ({ seen, tensors: { logits }, words, book }) => (
    <div class="path">
      <div class="ends">
        <Part name="picture" label={words.picture}>
          <Pixels href={book.picture.href} label={book.picture.alt} rows={1} cols={1} width={168} smooth />
        </Part>
        <TwinAnswers
          answers={[{ label: words.answer, logits: logits.data }]}
          classNames={book.classNames}
          lang={book.lang}
        />
      </div>
      <ShapeWalk
        lang={book.lang}
        label={words.walk}
        stages={pathOf(seen.batch, book.picture.cropped, book.model).map(({ key, code, shape, dims }) => ({
          key,
          name: (
            <>
              <code>{code}</code> <span class="what">{words.steps[key]}</span>
            </>
          ),
          chip: { shape, dims },
        }))}
      />
    </div>
  ),

  controls: ({ control, words }) => control('batch', { label: words.batch }),
  readout: ({ seen, derived: { name, probability }, words, book }) =>
    words.says(seen.batch, name, formatShare(probability), mayBeNone(probability, book.unknownLimit)),
  caption: ({ words }) => words.caption,
  tensor: ({ tensors: { logits } }) => ({ ...logits, name: 'head', dims: ['B', 'K'] }),
});
