/** Cosine similarity of one place's position embedding with all others: of this model, and of grids never trained. */
import { formatSigned } from '#lib/plot/format.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import { divergingScale } from '#lib/plot/scale.ts';
import { model, WEIGHTS_LABEL } from '../../book/model.ts';
import { cellOf } from '../../book/patch.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import type { Book } from '../../figure/figure.ts';
import { asTrained, gridOf, gridOfTensor, mostSimilar, resizedTo, similarTo, untrained } from './grids.ts';
import type { Grid } from './grids.ts';
import './style.css';
import { words } from './words.tsx';

const SCALE = divergingScale(1);

/** Of other weights nobody here knows the grid that they were trained on. */
const isOwn = ({ weightsLabel }: Book): boolean => weightsLabel === WEIGHTS_LABEL;

/** The untrained grid of a seed, as drawn and resized to the model's; once a seed. */
const drawn = new Map<number, { readonly small: Grid; readonly large: Grid }>();
function drawnBy(seed: number, side: number) {
  let found = drawn.get(seed);
  if (!found) {
    const small = untrained(seed);
    found = { small: gridOfTensor(small), large: gridOfTensor(resizedTo(small, side)) };
    drawn.set(seed, found);
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
  chooser: 'none',
  state: { place: integer(60), untrained: toggle(), seed: integer(0, [0, 999]) },

  needs: () => run({ pos_embed: model.pos_embed }),
  limits: (_, { pos_embed }) => ({ place: [0, pos_embed.shape[1]! - 2] }),
  derive: ({ tensors: { pos_embed } }) => ({ model: gridOf(pos_embed), trained: gridOfTensor(asTrained()) }),

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
        <Part name={name} label={words.grids[name]} note={words.neighbours(grid.neighbours, grid.side ** 2)}>
          <Pixels
            href={pngDataUrl(
              rasterOf({ data: similarTo(grid, place), shape: [grid.side, grid.side] }, SCALE),
            )}
            label={words.described(words.grids[name])}
            rows={grid.side}
            cols={grid.side}
            width={240}
            marks={[cellOf(place, grid.side)]}
          />
          {name === 'model' && cursor('place', words.place)}
        </Part>
      );
    };
    const random = state.untrained ? drawnBy(seen.seed, side) : null;
    return (
      <>
        <div class="alike-places">
          {isOwn(book) && map('trained', derived.trained)}
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
  caption: ({ words, book }) => words.caption(isOwn(book)),
  tensor: ({ state: { place }, derived: { model } }) => ({
    data: similarTo(model, place),
    shape: [model.side, model.side],
    name: `cosine of pos_embed[0, ${place + 1}] with pos_embed[0, 1:]`,
    dims: ['h', 'w'],
    kind: 'weight',
  }),
});
