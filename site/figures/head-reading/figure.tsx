/**
 * The same weights read as one head or as twelve: what changes is where a token's numbers are cut, and the
 * answer.
 */
import { create_model } from '#lib/timm/create_model.ts';
import type { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { verdictOf } from '../../book/verdict.ts';
import { patchCount } from '../../book/tokens.ts';
import { Chip } from '../../drawings/chip.tsx';
import { ShapeWalk } from '../../drawings/shape-walk.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice } from '../../figure/fields.tsx';
import { defineFigure, run, type Book } from '../../figure/figure.ts';
import './style.css';
import { walkOf } from './walk.ts';
import { words } from './words.tsx';

/** 5 does not divide the width: timm refuses it. */
const HEADS = ['1', '3', '5', '6', '12'] as const;

/** timm's own words for a number of heads that does not fit, or the number of parameters. */
function built(
  { name, options }: Book['model'],
  num_heads: number,
): { readonly parameters: number } | { readonly error: string } {
  try {
    const model = create_model(name, { ...options, num_heads }) as VisionTransformer;
    return { parameters: model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0) };
  } catch (error) {
    if (error instanceof TorchError) return { error: error.message };
    throw error;
  }
}

export default defineFigure({
  name: 'head-reading',
  words,
  chooser: 'more',
  lines: 'blocks.0.attn',
  state: { heads: choice(HEADS, '3'), as: choice(['percent', 'logits']) },

  needs: ({ heads }, { form }) => ({
    ...run({ logits: 'logits' }),
    ...run(
      { changed: 'logits' },
      form.embed_dim % Number(heads) === 0 ? { change: { num_heads: Number(heads) } } : {},
    ),
  }),

  view({ state, tensors: { logits, changed }, words, book }) {
    const heads = Number(state.heads);
    const found = built(book.model, heads);
    const fits = 'parameters' in found;
    const { num_heads, embed_dim, prefix } = book.form;
    const tokens = prefix.length + patchCount(book.form);
    return (
      <>
        <ShapeWalk
          lang={book.lang}
          label={words.walk}
          stages={walkOf(fits ? heads : null, tokens, embed_dim).map(({ code, shape, dims, key }) => ({
            key,
            name: <code>{code}</code>,
            chip: shape && { shape, dims },
          }))}
        />
        <p class="note head-part">
          {fits ? (
            words.parameters(found.parameters.toLocaleString('en-US'))
          ) : (
            <>
              {words.refused} <code>{found.error}</code>
            </>
          )}{' '}
          {fits && (
            <Chip
              shape={[1, heads, tokens, embed_dim / heads]}
              dims={['B', 'H', 'N', 'd']}
              lang={book.lang}
            />
          )}
        </p>
        <TwinAnswers
          answers={[
            { label: words.read(num_heads), logits: logits.data },
            { label: words.read(heads), ...(fits && heads !== num_heads ? { logits: changed.data } : {}) },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={state.as}
        />
      </>
    );
  },

  controls: ({ control, words }) =>
    control('heads', { label: 'num_heads', option: (heads) => words.option(heads) }),
  more: ({ control, words }) => control('as', { label: words.as, option: (as) => words.scales[as] }),

  readout({ state, tensors: { logits, changed }, words, book }) {
    const heads = Number(state.heads);
    const found = built(book.model, heads);
    if ('error' in found) return words.says(found.error);
    if (heads === book.form.num_heads) return { asks: words.ask };
    const { now, flips } = verdictOf(logits.data, changed.data);
    return words.answer(heads, book.classNames[now]!, !flips);
  },
  caption: ({ words, book: { form } }) => words.caption(form.embed_dim, form.num_heads),
  tensor: ({ tensors: { changed } }) => ({ ...changed, name: 'head', dims: ['B', 'K'] }),
});
