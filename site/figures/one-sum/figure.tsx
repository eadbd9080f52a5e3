/** The class token and the position of its place: two parameters that the model only ever sees added up. */
import type { TensorData } from '#lib/engine/contract.ts';
import { formatValue } from '#lib/plot/format.ts';
import { pngDataUrl, rasterOf } from '#lib/plot/raster.ts';
import { divergingScale } from '#lib/plot/scale.ts';
import type { ColorScale } from '#lib/plot/scale.ts';
import { model } from '../../book/model.ts';
import { firstOf, largestMove } from '../../book/verdict.ts';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, real } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { changeTo, normOf, rowsOf, shared } from './shares.ts';
import type { Way } from './shares.ts';
import './style.css';
import { words } from './words.tsx';

/** Numbers of a row: two of them to a finger's width on a phone. */
const COLUMNS = 48;

type Parameters = Readonly<Record<'cls_token' | 'pos_embed', TensorData>>;
const after = (tensors: Parameters, share: number, way: Way) => shared(tensors, share, way);

export default defineFigure({
  name: 'one-sum',
  words,
  chooser: 'more',
  lines: '_pos_embed',
  state: {
    share: real(0, [0, 1, 0.05]),
    way: choice(['move', 'drop']),
    as: choice(['logits', 'percent']),
  },

  needs: () => run({ cls_token: model.cls_token, pos_embed: model.pos_embed, logits: 'logits' }),
  further: {
    with: ({ share, way }) => (share === 0 ? '' : `${way} ${share}`),
    needs: ({ share, way }, tensors) =>
      run({ changed: 'logits' }, share === 0 ? {} : { change: changeTo(after(tensors, share, way)) }),
  },

  view({ state: { share, way, as }, tensors, words, book }) {
    const rows = rowsOf(after(tensors, share, way));
    const whole = rowsOf(tensors);
    // One scale for all three and all shares, so that they compare.
    const most = Math.max(...[whole.cls, whole.pos, whole.sum].flatMap((row) => Array.from(row, Math.abs)));
    const scale = divergingScale(most);
    return (
      <div class="one-sum">
        <div class="rows">
          <Row name="cls" label={<code>cls_token</code>} values={rows.cls} {...{ scale, words }} />
          <Row name="pos" label={<code>+ pos_embed[:, 0]</code>} values={rows.pos} {...{ scale, words }} />
          <Row name="sum" label={words.sum} values={rows.sum} {...{ scale, words }} />
          <Ramp scale={scale} lang={book.lang} />
        </div>
        <TwinAnswers
          answers={[
            { label: words.trained, logits: tensors.logits.data },
            { label: words.changed[way], ...(share === 0 ? {} : { logits: tensors.changed.data }) },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={as}
        />
      </div>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('share', { label: words.share })}
      {control('way', { label: words.way, option: (way) => words.ways[way] })}
    </>
  ),
  more: ({ control, words }) => control('as', { label: words.as, option: (as) => words.scales[as] }),

  readout({ state: { share, way }, tensors: { logits, changed }, words, book }) {
    if (share === 0) return { asks: words.ask };
    const now = firstOf(changed.data);
    return words.moved(
      words.did[way](`${Math.round(100 * share)} %`),
      formatValue(largestMove(logits.data, changed.data), 2),
      book.classNames[now]!,
      now === firstOf(logits.data),
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { share, way }, tensors }) => {
    const { sum } = rowsOf(after(tensors, share, way));
    return {
      data: sum,
      shape: [sum.length],
      name: 'cls_token + pos_embed[:, 0]',
      dims: ['C'],
      kind: 'weight',
    };
  },
});

interface RowProps {
  readonly name: string;
  readonly label: preact.ComponentChildren;
  readonly values: Float32Array;
  readonly scale: ColorScale;
  readonly words: typeof words.en;
}

/** A vector's numbers as cells, with the length of the vector. */
function Row({ name, label, values, scale, words }: RowProps) {
  const rows = Math.ceil(values.length / COLUMNS);
  const whole = new Float32Array(rows * COLUMNS);
  whole.set(values);
  return (
    <Part
      name={name}
      label={
        <>
          {label} <span class="norm">{words.norm(formatValue(normOf(values)))}</span>
        </>
      }
    >
      <Pixels
        href={pngDataUrl(rasterOf({ data: whole, shape: [rows, COLUMNS] }, scale))}
        label={words.numbers(values.length)}
        rows={rows}
        cols={COLUMNS}
        width={340}
      />
    </Part>
  );
}
