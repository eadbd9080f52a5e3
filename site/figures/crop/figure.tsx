/**
 * A picture of the reader's size, resized and cut: what of it the model never sees. Shapes alone, no picture.
 */
import { Part } from '../../drawings/part.tsx';
import { ShapeWalk } from '../../drawings/shape-walk.tsx';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { evalConfig } from '../../picture/eval-config.ts';
import './style.css';
import { unseenOf } from './unseen.ts';
import { words } from './words.tsx';

/** Room for the drawing, in px. */
const ROOM = { width: 420, height: 260 };

const round = (value: number): number => Math.round(100 * value) / 100;

export default defineFigure({
  name: 'crop',
  words,
  chooser: 'none',
  state: {
    width: integer(800, [100, 2000, 10]),
    height: integer(600, [100, 2000, 10]),
    mode: choice(['center', 'squash', 'border']),
    whole: toggle(),
    counted: toggle(),
  },

  view({ seen, words, book }) {
    const { width, height, mode, whole } = seen;
    const config = { ...evalConfig(), crop_mode: mode, ...(whole ? { crop_pct: 1 } : {}) };
    const { resized, box } = unseenOf({ width, height }, config);
    const side = config.input_size[1];
    // Drawn are the resized picture and the crop, whichever reaches further.
    const span = { width: Math.max(resized.width, side), height: Math.max(resized.height, side) };
    const scale = Math.min(ROOM.width / span.width, ROOM.height / span.height);
    const place = (length: number, among: number) => round((scale * (among - length)) / 2);
    const [left, top] = [place(resized.width, span.width), place(resized.height, span.height)];
    const [across, down] = [round(scale * resized.width), round(scale * resized.height)];
    const short = Math.min(width, height);
    return (
      <div class="crop">
        <Part name="cut" label={words.cut}>
          <svg
            width={round(scale * span.width) + 4}
            height={round(scale * span.height) + 4}
            viewBox={`-2 -2 ${round(scale * span.width) + 4} ${round(scale * span.height) + 4}`}
            role="img"
            aria-label={words.described(resized, side)}
          >
            <rect class="resized" x={left} y={top} width={across} height={down} />
            <rect
              class="seen"
              x={round(left + scale * box.left)}
              y={round(top + scale * box.top)}
              width={round(scale * box.width)}
              height={round(scale * box.height)}
            />
            <ellipse
              class="circle"
              cx={round(left + across / 2)}
              cy={round(top + down / 2)}
              rx={round((0.3 * short * across) / width)}
              ry={round((0.3 * short * down) / height)}
            />
          </svg>
        </Part>
        <ShapeWalk
          lang={book.lang}
          label={words.walk}
          stages={[
            { key: 'open', name: words.opened, chip: { shape: [width, height], dims: ['w', 'h'] } },
            {
              key: 'resize',
              name: words.resized,
              chip: { shape: [resized.width, resized.height], dims: ['w', 'h'] },
            },
            { key: 'crop', name: <code>CenterCrop</code>, chip: { shape: [side, side], dims: ['w', 'h'] } },
            {
              key: 'tensor',
              name: <code>MaybeToTensor</code>,
              chip: { shape: [3, side, side], dims: ['C', 'h', 'w'] },
            },
          ]}
        />
      </div>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('width', { label: words.width })}
      {control('height', { label: words.height })}
      {control('counted', { label: words.count })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('mode', { label: 'crop_mode', option: (mode) => words.modes[mode] })}
      {control('whole', { label: words.whole })}
    </>
  ),

  readout({ seen: { width, height, mode, whole, counted }, words }) {
    if (!counted) return { asks: words.ask };
    const config = { ...evalConfig(), crop_mode: mode, ...(whole ? { crop_pct: 1 } : {}) };
    const { share, pixels, seen } = unseenOf({ width, height }, config);
    return words.unseen(
      (100 * share).toFixed(1),
      pixels.toLocaleString('en-US'),
      seen.toLocaleString('en-US'),
    );
  },
  caption: ({ words }) => words.caption,
});
