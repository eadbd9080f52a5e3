/** All blocks, each of which can be left out: what the model says without it. */
import type { VitForm } from '#lib/engine/vit-form.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { DepthBar, DepthStrip } from '../../drawings/depth-strip.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, severalOf, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { verdictOf } from '../../book/verdict.ts';
import { withoutBlocks } from './without-blocks.ts';
import { words } from './words.tsx';
import './style.css';

const blocksOf = ({ depth }: VitForm): readonly string[] =>
  Array.from({ length: depth }, (_, i) => String(i));

export default defineFigure({
  name: 'skip-blocks',
  words,
  lines: 'blocks',
  state: { off: severalOf(blocksOf, '.'), as: choice(['percent', 'logits']), each: toggle() },

  needs: ({ off }) => ({
    ...run({ logits: 'logits' }),
    ...run({ changed: 'logits' }, off.length > 0 ? { change: withoutBlocks(off) } : {}),
  }),

  // A run more for each block: only when the reader asks.
  growsWith: ({ each }) => (each ? 'each' : null),
  async *grow({ tensors, compute, book: { form } }) {
    const costs: { readonly cost: number; readonly now: number; readonly flips: boolean }[] = [];
    for (const block of blocksOf(form)) {
      const { changed } = await compute({ changed: 'logits' }, { change: withoutBlocks([block]) });
      costs.push(verdictOf(tensors.logits.data, changed.data));
      yield [...costs];
    }
  },

  view({ state, tensors: { logits, changed }, grown, words, book }) {
    const all = blocksOf(book.form);
    const worst = Math.max(1e-6, ...(grown ?? []).map(({ cost }) => cost));
    return (
      <div class="skip-blocks">
        <div class="switches" role="group" aria-label={words.switches}>
          {all.map((block) => (
            <button type="button" data-field="off" value={block} aria-pressed={state.off.includes(block)}>
              <span class="visually-hidden">{words.block(block, state.off.includes(block))}</span>
              <span aria-hidden="true">{block}</span>
              <span aria-hidden="true">{state.off.includes(block) ? words.off : words.on}</span>
            </button>
          ))}
        </div>
        {grown && (
          <DepthStrip
            lang={book.lang}
            label={words.costs}
            names={all}
            columns={all.map((block, i) => {
              const found = grown[i];
              return {
                drawing: <DepthBar share={found ? Math.max(0, found.cost) / worst : 0} />,
                value: found ? formatSigned(-found.cost, 2) : '',
                says: words.alone(
                  block,
                  found && formatSigned(-found.cost),
                  found?.flips ? book.classNames[found.now]! : null,
                ),
                off: false,
              };
            })}
          />
        )}
        <TwinAnswers
          answers={[
            { label: words.whole(all.length), logits: logits.data },
            { label: words.without(state.off.length, all.length), logits: changed.data },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={state.as}
        />
      </div>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('each', { as: 'button', label: state.each ? words.hide : words.measure })}
      <button type="button" data-field="off" value="" disabled={state.off.length === 0}>
        {words.allOn}
      </button>
    </>
  ),
  more: ({ control, words }) => control('as', { label: words.as, option: (as) => words.scales[as] }),

  readout({ state, tensors: { logits, changed }, words, book }) {
    if (state.off.length === 0) return { asks: words.ask };
    const { first, now, flips, cost } = verdictOf(logits.data, changed.data);
    return words.verdict(
      words.list(state.off),
      book.classNames[first]!,
      formatSigned(-cost),
      flips ? book.classNames[now]! : null,
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ tensors: { changed } }) => ({
    ...changed,
    name: 'head',
    dims: ['B', 'K'],
    kind: 'activation',
  }),
});
