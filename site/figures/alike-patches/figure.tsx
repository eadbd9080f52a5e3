/**
 * All patches that are alike to some that the reader chose, in the same picture and in the site's, at any
 * depth.
 */
import { tokensByDepth } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { divergingScale } from '#lib/plot/scale.ts';
import { model } from '../../book/model.ts';
import { overGallery } from '../../book/over-gallery.ts';
import { cellOf } from '../../book/patch.ts';
import { patchCount } from '../../book/tokens.ts';
import { Part } from '../../drawings/part.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { integer, severalOf, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { written } from '../neighbours/near.ts';
import { alikeTo, directionOf } from './alike.ts';
import './style.css';
import { words } from './words.tsx';

const SCALE = divergingScale(1);
/** From here on the readout counts a patch as alike. */
const ALIKE = 0.7;

const tokensAt = (depth: number, form: VitForm) => ({ tokens: tokensByDepth(model, form.depth)[depth]! });

const namesOf = (form: VitForm): readonly string[] =>
  Array.from({ length: patchCount(form) }, (_, patch) => String(patch));

/** The patch looked at and those that were kept, each once. */
const chosenOf = ({
  patch,
  kept,
}: {
  readonly patch: number;
  readonly kept: readonly string[];
}): number[] => [...new Set([patch, ...kept.map(Number)])];

export default defineFigure({
  name: 'alike-patches',
  words,
  state: {
    patch: integer(89, (form) => [0, patchCount(form) - 1]),
    kept: severalOf(namesOf, '.'),
    depth: integer(0, ({ depth }) => [0, depth]),
    all: toggle(),
  },

  needs: ({ depth }, { form }) => run(tokensAt(depth, form)),

  growsWith: ({ all, depth }) => (all ? String(depth) : null),
  async *grow({ book, compute }, { depth }) {
    const gallery = await book.gallery();
    for await (const found of overGallery(gallery, tokensAt(depth, book.form), compute))
      yield { gallery, found };
  },

  cursors: {
    patches: {
      at: ({ state: { patch }, book }) => cellOf(patch, book.form.side),
      pick: ({ row, col }, { book }) => ({ patch: row * book.form.side + col }),
      look: true,
    },
  },

  view({ state, seen, tensors: { tokens }, grown, words, book, cursor }) {
    const chosen = chosenOf(seen);
    const { side, prefix } = book.form;
    const direction = directionOf(tokens, chosen, prefix.length);
    const alike = alikeTo(tokens, direction, prefix.length);
    const kept = state.kept.includes(String(state.patch));
    return (
      <div class="alike-patches">
        <Part name="own" label={words.own(state.depth)}>
          <TokenGrid
            values={alike}
            prefix={[]}
            scale={SCALE}
            lang={book.lang}
            label={words.described(book.picture.alt)}
            picture={book.picture}
            marks={chosen.map((patch) => cellOf(patch, side))}
            width={300}
          >
            {cursor('patches', words.patch)}
          </TokenGrid>
          <p class="keep">
            <button type="button" data-field="kept" value={String(state.patch)} aria-pressed={kept}>
              {kept ? words.letGo(state.patch) : words.keep(state.patch)}
            </button>
            {state.kept.length > 0 && (
              <button type="button" data-field="kept" value="">
                {words.letAllGo(state.kept.length)}
              </button>
            )}
          </p>
        </Part>
        {state.all && (
          <div class="others" role="group" aria-label={words.others}>
            <p class="heading">{words.others}</p>
            <ul>
              {grown?.gallery.map(({ file, href, alt }, i) => {
                const found = grown.found[i];
                const values = found ? alikeTo(found.tokens, direction, prefix.length) : null;
                return (
                  <li key={file}>
                    {values ? (
                      <TokenGrid
                        values={values}
                        prefix={[]}
                        scale={SCALE}
                        lang={book.lang}
                        label={words.described(alt)}
                        picture={{ href }}
                        width={132}
                      />
                    ) : (
                      <img src={href} alt={alt} width="132" height="132" />
                    )}
                    <span class="most">{values ? words.most(written(Math.max(...values))) : ''}</span>
                  </li>
                );
              })}
            </ul>
          </div>
        )}
      </div>
    );
  },

  controls: ({ control, words, state }) => (
    <>
      {control('depth', { label: words.depth })}
      {control('all', { as: 'button', expands: true, label: state.all ? words.without : words.with })}
    </>
  ),
  more: ({ control, words }) => control('patch', { label: words.patch }),

  readout({ seen, tensors: { tokens }, grown, words, book: { form } }) {
    const chosen = chosenOf(seen);
    const before = form.prefix.length;
    const direction = directionOf(tokens, chosen, before);
    const count = (values: Float32Array) => values.filter((value) => value >= ALIKE).length;
    // What was chosen is like itself, and that is no finding.
    const here = alikeTo(tokens, direction, before).filter((_, patch) => !chosen.includes(patch));
    const others = seen.all
      ? (grown?.found ?? []).map(({ tokens: other }) => count(alikeTo(other, direction, before)))
      : [];
    return words.says({
      chosen,
      depth: seen.depth,
      limit: String(ALIKE),
      here: count(here),
      of: here.length,
      most: here.length === 0 ? null : written(Math.max(...here)),
      elsewhere:
        others.length > 0
          ? { count: others.reduce((sum, each) => sum + each, 0), pictures: others.length }
          : null,
    });
  },
  caption: ({ words, book }) => words.caption(book.ownWeights),
  tensor: ({ state, tensors: { tokens }, book: { form } }) => ({
    data: alikeTo(tokens, directionOf(tokens, chosenOf(state), form.prefix.length), form.prefix.length),
    shape: [form.side, form.side],
    name: `cosine of ${state.depth === 0 ? 'norm_pre' : `blocks.${state.depth - 1}`}`,
    dims: ['h', 'w'],
  }),
});
