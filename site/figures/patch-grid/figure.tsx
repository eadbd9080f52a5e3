/**
 * The picture under its grid; the chosen patch enlarged, and its three planes of 16 by 16 numbers. The count
 * waits for the reader.
 */
import { planes } from '#lib/plot/planes.ts';
import { pngDataUrl } from '#lib/plot/raster.ts';
import { at } from '#lib/plot/ndarray.ts';
import type { Cell } from '#lib/plot/cells.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import { inputIndex, PATCH, patchGrid, patchOf, patchSlice, planarPixels } from '../../book/patch.ts';
import { Drawn } from '../../drawings/drawn.tsx';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import type { Block } from '../../drawings/pixels.tsx';
import { choice, integer, passing, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { Count, countSteps } from './count.tsx';
import { meanColors, squareRaster } from './plane.ts';
import './style.css';
import { valueText } from './value.ts';
import { words } from './words.tsx';

interface Shown {
  readonly show: 'x' | 'pixels';
  readonly row: number;
  readonly col: number;
}

/** The model's input, or the same as pixels: both (1, 3, 224, 224). */
const shownTensor = (
  { show }: Shown,
  { x, pixels }: { readonly x: NdArray; readonly pixels: NdArray },
): NdArray => (show === 'x' ? x : pixels);

const edges = (height: number, width: number): readonly Block[] => [
  { row: 0, col: 0, rows: 1, cols: width },
  { row: 0, col: 0, rows: height, cols: 1 },
];

export default defineFigure({
  name: 'patch-grid',
  words,
  chooser: 'controls',
  lines: 'x',
  state: {
    // A place with a few colours in it.
    row: integer(6),
    col: integer(3),
    show: choice(['x', 'pixels']),
    counted: integer(0, [0, 3]),
    write: toggle(),
    /** The pixel under the pointer, outlined in all planes. */
    pixel: passing<Cell | null>(null),
  },

  derive: (given) => {
    const { book } = given;
    const x: NdArray = book.picture.input;
    return { x, pixels: planarPixels(book.picture.cropped), ...patchGrid(x) };
  },
  limits: () => ({ row: [0, 13], col: [0, 13] }),
  next: (state, change) => ({
    ...state,
    ...change,
    // The button counts on, and starts over after the last step.
    ...(change.counted === undefined ? {} : { counted: change.counted % 4 }),
  }),

  cursors: {
    picture: {
      at: ({ state: { row, col } }) => ({ row, col }),
      pick: ({ row, col }) => ({ row, col }),
      look: true,
    },
    plane: {
      look: ({ row, col }) => ({ pixel: { row, col } }),
      says: ({ row, col, index }, { state, derived }) => {
        const place = inputIndex(state, index, { row, col });
        return valueText(state.show, place, at(shownTensor(state, derived), ...place));
      },
    },
  },

  view({ state, seen, derived, words, book, cursor }) {
    const { rows, cols } = derived;
    const patch = patchOf(derived.pixels, seen);
    const marked = (counting: boolean) => [
      ...(seen.pixel ? [seen.pixel] : []),
      ...(counting && state.counted === 2 ? edges(PATCH, PATCH) : []),
    ];
    const square = (channel: number | null, label: string) => (
      <Pixels
        href={pngDataUrl(squareRaster(patch, channel))}
        label={label}
        rows={PATCH}
        cols={PATCH}
        width={10 * PATCH}
        marks={marked(channel !== null)}
      />
    );
    return (
      <div class="patch-grid">
        <div class="on-picture">
          <Pixels
            href={book.picture.href}
            label={words.described(book.picture.alt, rows, cols, state)}
            rows={rows}
            cols={cols}
            width={336}
            lines
            marks={[{ row: state.row, col: state.col }, ...(state.counted === 1 ? edges(rows, cols) : [])]}
          />
          {cursor('picture', words.picture)}
        </div>
        <div class="squares fine-ring">
          <Part name="square" label={words.patch}>
            {square(null, words.patch)}
          </Part>
          {words.planes.map((color, channel) => (
            <Part
              name="square"
              label={
                <>
                  <code>
                    {state.show}[0, {channel}]
                  </code>{' '}
                  {color}
                </>
              }
            >
              {square(channel, words.plane(color))}
              {cursor('plane', words.plane(color), channel)}
            </Part>
          ))}
        </div>
        <Count steps={countSteps(derived.x.shape, words)} counted={state.counted} label={words.counted} />
        {state.write && (
          <div class="written">
            <Drawn
              svg={planes(patchOf(shownTensor(state, derived), state), {
                width: 704,
                columns: 2,
                range: state.show === 'x' ? [-1, 1] : [0, 255],
                name: 'patch',
                lang: book.lang,
                document: book.document,
              })}
            />
          </div>
        )}
      </div>
    );
  },

  controls: ({ control, state, words }) =>
    control('counted', {
      as: 'button',
      label: state.counted === 0 ? words.count : state.counted < 3 ? words.countOn : words.countAgain,
    }),
  more: ({ control, words }) => (
    <>
      {control('row', { label: words.row })}
      {control('col', { label: words.col })}
      {control('show', {
        as: 'select',
        label: words.show,
        option: (show) => (show === 'x' ? words.normalised : words.pixels),
      })}
      {control('write', { label: words.write })}
    </>
  ),

  readout: ({ seen, derived, words }) =>
    words.picked(seen, patchSlice(seen.show, seen), meanColors(patchOf(derived.pixels, seen))),
  caption: ({ words }) => words.caption,
  tensor: ({ state, derived }) => ({
    ...patchOf(shownTensor(state, derived), state),
    name: patchSlice(state.show, state),
    dims: ['C', 'h', 'w'],
  }),
  shape: ({ derived }) => derived.x.shape,
});
