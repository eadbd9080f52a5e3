/** Twelve places in an nn.Sequential: change one weight in one of them, and see in which it has changed. */
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { built, firstWeights, parametersOf } from './blocks.ts';
import './style.css';
import { words } from './words.tsx';

const WRITTEN = ['comprehension', 'repeated'] as const;
const CODE = {
  comprehension: 'nn.Sequential(*[Block() for _ in range(12)])',
  repeated: 'nn.Sequential(*[Block()] * 12)',
};
/** No place has been changed yet. */
const NONE = -1;

/** Built anew for every weight that is changed, then read. */
function madeWith(written: (typeof WRITTEN)[number], changed: number) {
  const blocks = built(written);
  return {
    weights: firstWeights(blocks, changed === NONE ? null : changed),
    parameters: parametersOf(blocks),
  };
}

export default defineFigure({
  name: 'twelve-or-one',
  words,
  lines: 'blocks',
  state: {
    written: choice(WRITTEN),
    changed: integer(NONE, [NONE, 11]),
  },

  view({ state: { written, changed }, words }) {
    const { weights, parameters } = madeWith(written, changed);
    return (
      <div class="twelve-or-one">
        <p class="note">
          <code>blocks = {CODE[written]}</code>
        </p>
        <ol>
          {weights.map((weight, index) => {
            const isChanged = weight !== 1;
            return (
              <li>
                <button type="button" data-field="changed" value={index} aria-pressed={isChanged}>
                  <span class="visually-hidden">{words.place(index, weight.toFixed(1))}</span>
                  <code aria-hidden="true">[{index}]</code>
                  <span aria-hidden="true" class="weight">
                    {weight.toFixed(1)}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        <p>{changed === NONE ? words.waiting : words.counted(parameters.toLocaleString('en-US'))}</p>
      </div>
    );
  },

  controls: ({ control, words, state }) => (
    <>
      {control('written', { label: words.written, option: (written) => <code>{CODE[written]}</code> })}
      <button type="button" data-field="changed" value={NONE} disabled={state.changed === NONE}>
        {words.again}
      </button>
    </>
  ),
  next: (state, change) => ({ ...state, ...change, ...(change.written ? { changed: NONE } : {}) }),

  readout({ state: { written, changed }, words }) {
    if (changed === NONE) return { asks: words.ask };
    return words.says(changed, madeWith(written, changed).weights.filter((weight) => weight !== 1).length);
  },
  caption: ({ words }) => words.caption,
});
