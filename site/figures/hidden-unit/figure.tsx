/**
 * One hidden unit of an MLP: at which tokens it fires, and what the model says without it, or without all of
 * its block.
 */
import { formatShare, formatSigned } from '#lib/plot/format.ts';
import { divergingScale } from '#lib/plot/scale.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import { model } from '../../book/model.ts';
import { verdictOf } from '../../book/verdict.ts';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { FIRES, firing, strongest, unitOf, withoutUnits } from './hidden-units.ts';
import './style.css';
import { words } from './words.tsx';

export default defineFigure({
  name: 'hidden-unit',
  words,
  lines: 'blocks.0.mlp.act',
  state: {
    block: integer(8, ({ depth }) => [0, depth - 1]),
    unit: integer(0),
    off: choice(['none', 'unit', 'all']),
    as: choice(['logits', 'percent']),
  },

  needs: ({ block }, { form: { depth } }) =>
    run({ logits: 'logits', act: blocksOf(model, depth)[block]!.mlp.act }),
  further: {
    with: ({ off, unit }) => (off === 'unit' ? `${off} ${unit}` : off),
    needs: ({ block, unit, off }, { act }) => {
      const units = { none: [], unit: [unit], all: Array.from({ length: act.shape[2]! }, (_, i) => i) };
      return run({ changed: 'logits' }, off === 'none' ? {} : { change: withoutUnits(block, units[off]) });
    },
  },
  limits: (_, { act }) => ({ unit: [0, act.shape[2]! - 1] }),
  opening: ({ act }) => ({ unit: strongest(act, 1)[0]! }),

  derive: ({ tensors: { act } }) => ({
    few: strongest(act, 5),
    share: firing(act.data) / act.data.length,
    scale: divergingScale(act.data.reduce((most, value) => Math.max(most, value), 0)),
  }),

  view({ state, tensors: { act, logits, changed }, derived: { few, scale }, words, book }) {
    const { block, unit, off, as } = state;
    return (
      <div class="hidden-unit">
        <div>
          <p class="heading">{words.map(unit, block)}</p>
          <TokenGrid
            values={unitOf(act, unit)}
            scale={scale}
            lang={book.lang}
            label={words.described(unit, book.picture.alt)}
            prefix={book.form.prefix}
            picture={book.picture}
            width={280}
          />
          <p class="note">{words.few}</p>
          <div class="few" role="group" aria-label={words.few}>
            {few.map((each) => (
              <button
                type="button"
                data-field="unit"
                value={each}
                aria-pressed={each === unit}
                aria-label={words.unitOf(each)}
              >
                {each}
              </button>
            ))}
          </div>
        </div>
        <TwinAnswers
          answers={[
            { label: words.whole, logits: logits.data },
            { label: words.without(off, unit, block), ...(off === 'none' ? {} : { logits: changed.data }) },
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
      {control('block', { label: words.block })}
      {control('off', { label: words.off, option: (off) => words.offs[off] })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('unit', { label: words.unit })}
      {control('as', { label: words.as, option: (as) => words.scales[as] })}
    </>
  ),

  readout({
    state: { block, unit, off },
    tensors: { act, logits, changed },
    derived: { share },
    words,
    book,
  }) {
    if (off === 'none') {
      const values = unitOf(act, unit);
      return words.fires(
        unit,
        firing(values),
        values.length,
        String(FIRES),
        block,
        act.shape[2]!,
        formatShare(share),
      );
    }
    const { first, now, flips, cost } = verdictOf(logits.data, changed.data);
    return words.verdict(
      words.without(off, unit, block),
      book.classNames[first]!,
      formatSigned(-cost),
      flips ? book.classNames[now]! : null,
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { block }, tensors: { act } }) => ({
    ...act,
    name: `blocks.${block}.mlp.act`,
    dims: ['B', 'N', null],
    kind: 'activation',
  }),
});
