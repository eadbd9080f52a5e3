/** Token by token, how far apart two pictures are: before the first block, and after each. */
import { formatValue } from '#lib/plot/format.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { tokensByDepth } from '#lib/engine/tap.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { model } from '../../book/model.ts';
import { Chip } from '../../drawings/chip.tsx';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { lengthsOf, otherOf, OTHERS, pixelsOf } from './other-picture.ts';
import './style.css';
import { words } from './words.tsx';

/** Numbers of the class token that are written out. */
const SHOWN = 5;

/** The first numbers of token 0 as Python prints a list. */
const firstNumbers = ({ data }: TensorData): string =>
  `[${Array.from(data.subarray(0, SHOWN), (value) => value.toFixed(4)).join(', ')}, …]`;

export default defineFigure({
  name: 'same-class-token',
  words,
  lines: '_pos_embed',
  state: { other: choice(OTHERS), depth: integer(0, ({ depth }) => [0, depth]) },

  needs: ({ depth }, { form }) => run({ x: 'input', tokens: tokensByDepth(model, form.depth)[depth]! }),
  further: {
    with: ({ other, depth }) => `${other} ${depth}`,
    needs: ({ other, depth }, { x }, { form }) =>
      run(
        { second: tokensByDepth(model, form.depth)[depth]! },
        other === 'none' ? {} : { input: otherOf(x, other) },
      ),
  },
  derive: ({ tensors: { x }, book }, { other }) => ({
    href: other === 'none' ? null : book.address(pixelsOf(otherOf(x, other), book.normalisation)),
  }),

  view({ state: { other, depth }, tensors: { tokens, second }, derived, words, book }) {
    const values = lengthsOf(tokens, other === 'none' ? undefined : second);
    return (
      <div class="same-class-token">
        <Part name="tokens" label={other === 'none' ? words.lengths : words.apart}>
          <TokenGrid
            values={values}
            scale={attentionScale(Math.max(...values))}
            lang={book.lang}
            label={`${other === 'none' ? words.lengths : words.apart}. ${book.picture.alt}`}
            prefix={book.form.prefix}
            picture={book.picture}
          />
        </Part>
        <div class="beside">
          {derived.href !== null && other !== 'none' && (
            <Part name="second" label={words.second}>
              <Pixels href={derived.href} label={words.others[other]} rows={1} cols={1} width={112} smooth />
            </Part>
          )}
          <p class="line">
            <span>{words.depth(depth)}</span>
            <Chip shape={tokens.shape} dims={['B', 'N', 'C']} lang={book.lang} />
          </p>
          <dl>
            <dt>
              <code>x[0, 0]</code>, {words.this}
            </dt>
            <dd>
              <code>{firstNumbers(tokens)}</code>
            </dd>
            {other !== 'none' && (
              <>
                <dt>
                  <code>x[0, 0]</code>, {words.others[other]}
                </dt>
                <dd>
                  <code>{firstNumbers(second)}</code>
                </dd>
              </>
            )}
          </dl>
        </div>
      </div>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('other', { label: words.other, as: 'select', option: (other) => words.options[other] })}
      {control('depth', { label: words.blocks })}
    </>
  ),

  readout({ state: { other, depth }, tensors: { tokens, second }, words, book: { form } }) {
    if (other === 'none') return { asks: words.ask };
    const lengths = lengthsOf(tokens, second);
    const patches = lengths.subarray(form.prefix.length);
    return words.says(
      words.depth(depth),
      formatValue(lengths[0]!),
      formatValue(patches.reduce((sum, length) => sum + length, 0) / patches.length),
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { depth }, tensors: { tokens } }) => ({
    ...tokens,
    name: depth === 0 ? '_pos_embed' : `blocks.${depth - 1}`,
    dims: ['B', 'N', 'C'],
    kind: 'activation',
  }),
});
