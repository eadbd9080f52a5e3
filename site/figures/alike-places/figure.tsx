/**
 * Cosine similarity of one place's position embedding with all others: of this model, and of grids never
 * trained.
 */
import type { VitForm } from '#lib/engine/vit-form.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import { divergingScale } from '#lib/plot/scale.ts';
import { model } from '../../book/model.ts';
import { cellOf } from '../../book/patch.ts';
import { patchCount } from '../../book/tokens.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { asTrained, gridOf, gridOfTensor, mostSimilar, resizedTo, similarTo, untrained } from './grids.ts';
import type { Grid } from './grids.ts';
import './style.css';
import { words } from './words.tsx';

const SCALE = divergingScale(1);

/** The untrained grid of a seed, as drawn and resized to the model's; once a seed. */
const drawn = new Map<string, { readonly small: Grid; readonly large: Grid }>();
function drawnBy(seed: number, { side, embed_dim }: VitForm) {
  const key = `${seed} ${side} ${embed_dim}`;
  let found = drawn.get(key);
  if (!found) {
    const small = untrained(seed, embed_dim);
    found = { small: gridOfTensor(small), large: gridOfTensor(resizedTo(small, side)) };
    drawn.set(key, found);
  }
  return found;
}

/** The place of a smaller grid in which a place of the larger one lies. */
function within({ side }: Grid, place: number, of: number): number {
  const { row, col } = cellOf(place, of);
  return Math.floor((row * side) / of) * side + Math.floor((col * side) / of);
}

export default defineFigure({
  name: 'alike-places',
  words,
  comparable: true,
  chooser: 'none',
  state: {
    place: integer(60, (form) => [0, patchCount(form) - 1]),
    untrained: toggle(),
    seed: integer(0, [0, 999]),
  },

  needs: () => run({ pos_embed: model.pos_embed }),
  derive: ({ tensors: { pos_embed }, book: { form } }) => ({
    model: gridOf(pos_embed, form.prefix.length),
    trained: gridOfTensor(asTrained()),
  }),

  cursors: {
    place: {
      at: ({ state: { place }, derived: { model } }) => cellOf(place, model.side),
      pick: ({ row, col }, { derived: { model } }) => ({ place: row * model.side + col }),
      look: true,
    },
  },

  view({ state, seen, derived, words, book, cursor }) {
    const { side } = derived.model;
    const map = (name: 'trained' | 'model' | 'small' | 'large', grid: Grid) => {
      const place = within(grid, seen.place, side);
      return (
        <Part
          name={name}
          label={words.grids(side)[name]}
          note={words.neighbours(grid.neighbours, grid.side ** 2)}
        >
          <Pixels
            href={pngDataUrl(
              rasterOf({ data: similarTo(grid, place), shape: [grid.side, grid.side] }, SCALE),
            )}
            label={words.described(words.grids(side)[name])}
            rows={grid.side}
            cols={grid.side}
            width={240}
            marks={[cellOf(place, grid.side)]}
          />
          {name === 'model' && cursor('place', words.place)}
        </Part>
      );
    };
    const random = state.untrained ? drawnBy(seen.seed, book.form) : null;
    return (
      <>
        <div class="alike-places">
          {/* Of other weights nobody here knows the grid that they were trained on. */}
          {book.ownWeights && map('trained', derived.trained)}
          {map('model', derived.model)}
          {random && map('small', random.small)}
          {random && map('large', random.large)}
        </div>
        <Ramp scale={SCALE} lang={book.lang} />
      </>
    );
  },

  controls: ({ control, words, state }) => (
    <>
      {control('place', { label: words.place })}
      {control('untrained', {
        as: 'button',
        expands: true,
        label: state.untrained ? words.hide : words.compare,
      })}
    </>
  ),
  more: ({ control, words }) => control('seed', { label: words.seed }),

  readout({ seen, derived: { model }, words }) {
    const most = mostSimilar(model, seen.place);
    const named = (place: number) => words.at(cellOf(place, model.side));
    return words.alike(named(seen.place), named(most), formatSigned(similarTo(model, seen.place)[most]!));
  },
  caption: ({ words, book }) => words.caption(book.ownWeights, book.form.embed_dim),
  tensor: ({ state: { place }, derived: { model }, book: { form } }) => ({
    data: similarTo(model, place),
    shape: [model.side, model.side],
    name: `cosine of pos_embed[0, ${place + form.prefix.length}] with pos_embed[0, ${form.prefix.length}:]`,
    dims: ['h', 'w'],
    kind: 'weight',
  }),
});
