/** How often a small ViT and a small ResNet are right after learning from few scenes and from many. */
import { formatShare } from '#lib/plot/format.ts';
import { Curves, CurveSwitches } from '../../drawings/curves.tsx';
import { Part } from '../../drawings/part.tsx';
import { choice, several } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import {
  batch,
  CHANCE,
  CLASSES,
  heldOut,
  nets,
  passesOf,
  READINGS,
  SCENES,
  sharesOf,
  size,
  steps,
} from './measured.ts';
import './style.css';
import { words, written } from './words.tsx';

export default defineFigure({
  name: 'data-hunger',
  words,
  chooser: 'none',
  state: {
    shown: several(READINGS, ['resnet']),
    scenes: choice(SCENES.map(String), String(SCENES.at(-1))),
  },

  view({ state: { shown, scenes }, words }) {
    const curves = READINGS.map((reading, look) => ({ reading, look, shares: sharesOf(reading) })).filter(
      ({ reading }) => shown.includes(reading),
    );
    return (
      <div class="data-hunger">
        <CurveSwitches field="shown" label={words.show} names={words.readings} shown={shown} />
        <Part name="curves">
          <Curves
            curves={curves}
            places={SCENES.map(written)}
            place={SCENES.indexOf(Number(scenes))}
            chance={CHANCE}
            label={words.described(
              SCENES,
              curves.map(({ reading, shares }) => ({ reading, shares: shares.map(formatShare) })),
            )}
            axes={words.axes}
            width={320}
            behind={24}
          />
        </Part>
      </div>
    );
  },

  controls: ({ control, words }) =>
    control('scenes', { label: words.scenes, option: (scenes) => written(Number(scenes)) }),

  readout: ({ state: { shown, scenes }, words }) =>
    words.says(
      Number(scenes),
      passesOf(Number(scenes)),
      READINGS.filter((reading) => shown.includes(reading)).map((reading) => ({
        reading,
        share: formatShare(sharesOf(reading)[SCENES.indexOf(Number(scenes))]!),
      })),
      formatShare(CHANCE),
    ),
  caption: ({ words }) =>
    words.caption({
      size,
      classes: CLASSES,
      steps,
      batch,
      heldOut,
      smallest: SCENES[0]!,
      parameters: [nets.resnet.parameters, nets.vit.parameters],
    }),
  tensor: () => ({
    data: READINGS.flatMap(sharesOf),
    shape: [READINGS.length, SCENES.length],
    name: READINGS.join(', '),
  }),
});
