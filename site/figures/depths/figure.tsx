/** How often the class token's readings are right, depth by depth, on scenes that nobody was fitted on. */
import { formatShare } from '#lib/plot/format.ts';
import { Curves, CurveSwitches } from '../../drawings/curves.tsx';
import { Part } from '../../drawings/part.tsx';
import { integer, several } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import measured from '../../../tools/train/probe.json';
import './style.css';
import { words } from './words.tsx';

const READINGS = ['lens', 'probe', 'untrained'] as const;
const DEPTH = measured.lens.length - 1;

export default defineFigure({
  name: 'depths',
  words,
  chooser: 'none',
  state: { shown: several(READINGS, ['lens']), depth: integer(DEPTH, [0, DEPTH]) },

  view({ state: { shown, depth }, words }) {
    return (
      <div class="depths">
        <CurveSwitches field="shown" label={words.show} names={words.readings} shown={shown} />
        <Part name="curves">
          <Curves
            curves={READINGS.flatMap((reading, look) =>
              shown.includes(reading) ? [{ look, shares: measured[reading] }] : [],
            )}
            places={Array.from({ length: DEPTH + 1 }, (_, passed) => String(passed))}
            place={depth}
            chance={measured.chance}
            label={words.described(
              READINGS.filter((reading) => shown.includes(reading)).map((reading) => ({
                reading,
                shares: measured[reading].map(formatShare),
              })),
            )}
            axes={words.axes}
          />
        </Part>
      </div>
    );
  },

  controls: ({ control, words }) => control('depth', { label: words.depth }),

  readout: ({ state: { shown, depth }, words }) =>
    words.says(
      depth,
      READINGS.filter((reading) => shown.includes(reading)).map((reading) => ({
        reading,
        share: formatShare(measured[reading][depth]!),
      })),
      formatShare(measured.chance),
    ),
  caption: ({ words }) => words.caption(measured.fitted_on, measured.tested_on),
  tensor: () => ({
    data: READINGS.flatMap((reading) => measured[reading]),
    shape: [READINGS.length, DEPTH + 1],
    name: READINGS.join(', '),
  }),
});
