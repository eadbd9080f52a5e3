/**
 * FeatureStage by stage, how much space and how many channels: a ResNet beside a ViT, all squares on one
 * scale.
 */
import type { VNode } from 'preact';
import { DepthStrip } from '../../drawings/depth-strip.tsx';
import { Part } from '../../drawings/part.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { RESNETS, stagesOf, VITS, type FeatureStage } from './stages.ts';
import './style.css';
import { words } from './words.tsx';

/** Of the drawing of one stage, in its own px: the square's room, and the bar's. */
const SQUARE = 60;
const BAR = 10;
/** The widest stage of all models here, resnet50's last. */
const MOST_CHANNELS = 2048;

export default defineFigure({
  name: 'shrink-and-grow',
  words,
  chooser: 'none',
  state: {
    model: choice(RESNETS),
    beside: choice(VITS),
    stage: integer(2, [0, 5]),
    block: integer(1, [0, 5]),
  },

  view({ state, words, book }) {
    const strip = (name: 'model' | 'beside', field: 'stage' | 'block') => {
      const stages = stagesOf(state[name]);
      return (
        <Part name={name} label={<code>{state[name]}</code>}>
          <DepthStrip
            lang={book.lang}
            label={words.strip(state[name])}
            field={field}
            depth={state[field]}
            names={stages.map((stage) => stage.name)}
            columns={stages.map((stage) => ({
              drawing: <SpaceAndChannels {...stage} />,
              value: `${stage.side}² · ${stage.channels}`,
              says: words.column(stage.name, stage.side, stage.channels),
            }))}
          />
        </Part>
      );
    };
    return (
      <div class="shrink-and-grow">
        {strip('model', 'stage')}
        {strip('beside', 'block')}
      </div>
    );
  },

  controls: ({ control, words }) =>
    control('model', { label: words.model, option: (model) => <code>{model}</code> }),
  more: ({ control, words }) =>
    control('beside', { label: words.beside, option: (model) => <code>{model}</code> }),

  readout({ state, words }, changed) {
    const own = stagesOf(state.model)[state.stage]!;
    const other = stagesOf(state.beside)[state.block]!;
    return words.says(changed.has('block') || changed.has('beside') ? other : own);
  },
  caption: ({ words }) => words.caption,
  shape: ({ state }) => stagesOf(state.model)[state.stage]!.shape,
});

function SpaceAndChannels({ side, channels }: FeatureStage): VNode {
  const square = Math.max(1, (SQUARE * side) / 112);
  const bar = Math.max(1, (SQUARE * channels) / MOST_CHANNELS);
  return (
    <svg
      width={SQUARE + BAR + 6}
      height={SQUARE}
      viewBox={`0 0 ${SQUARE + BAR + 6} ${SQUARE}`}
      aria-hidden="true"
    >
      <rect
        x={(SQUARE - square) / 2}
        y={SQUARE - square}
        width={square}
        height={square}
        fill="var(--plot-bar, #3f6f9f)"
      />
      <rect x={SQUARE + 6} width={BAR} height={SQUARE} fill="var(--plot-track, #e6e8eb)" />
      <rect x={SQUARE + 6} y={SQUARE - bar} width={BAR} height={bar} fill="var(--plot-bar-2, #b5651d)" />
    </svg>
  );
}
