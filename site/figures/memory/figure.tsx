/** Twenty-four numbers that never move, and the readings that flatten and transpose make of them. */
import { formatShape } from '#lib/plot/format.ts';
import { Chip } from '../../drawings/chip.tsx';
import { MemoryRibbon, readingOrder } from '../../drawings/memory-ribbon.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { codeOf, readAs, rowsOf, SHAPE, small } from './reading.ts';
import './style.css';
import { words } from './words.tsx';

const LAST = SHAPE.length - 1;
const MEMORY = Array.from(small().values());
const MAP = SHAPE[2] * SHAPE[3];

/** The places of one row of a reading. */
function placesOf(tensor: ReturnType<typeof readAs>, row: number): number[] {
  const width = tensor.shape.at(-1)!;
  return readingOrder(tensor.shape, tensor.strides).slice(row * width, (row + 1) * width);
}

export default defineFigure({
  name: 'memory',
  words,
  lines: 'patch_embed',
  state: {
    start: integer(3, [0, LAST]),
    end: integer(LAST, [0, LAST]),
    swap: toggle(),
    row: integer(0),
  },
  limits: (state) => ({ row: [0, rowsOf(readAs(state)) - 1] }),
  // The two ends push each other along.
  next: (state, change) => {
    const next = { ...state, ...change, ...('row' in change ? {} : { row: 0 }) };
    if (next.start <= next.end) return next;
    return change.start === undefined ? { ...next, start: next.end } : { ...next, end: next.start };
  },

  view({ state, words, book }) {
    const tensor = readAs(state);
    return (
      <>
        <p class="line">
          <code>{codeOf(state)}</code>
          <Chip shape={tensor.shape} dims={tensor.shape.map(() => null)} lang={book.lang} />
          <span class="note">{words.contiguous(tensor.is_contiguous())}</span>
        </p>
        <MemoryRibbon
          cells={MEMORY}
          groups={MEMORY.map((_, place) => Math.floor(place / MAP))}
          visited={placesOf(tensor, state.row)}
          shape={tensor.shape}
          strides={tensor.strides}
          label={words.ribbon}
          columns={MAP}
          words={words}
        />
        <p class="note">{words.legend(state.row)}</p>
      </>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('start', { label: 'start_dim' })}
      {control('swap', { label: words.swap })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('end', { label: 'end_dim' })}
      {control('row', { label: words.row })}
    </>
  ),

  readout({ state, words }) {
    const tensor = readAs(state);
    const places = placesOf(tensor, state.row);
    return words.reads(
      state.row,
      places
        .slice(0, 4)
        .map((place) => MEMORY[place]!)
        .join(', ') + (places.length > 4 ? ', …' : ''),
      tensor.strides.at(-1)!,
      formatShape(tensor.strides),
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state }) => {
    const tensor = readAs(state);
    return { data: Array.from(tensor.values()), shape: tensor.shape, name: codeOf(state) };
  },
});
