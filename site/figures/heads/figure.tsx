/** Thirty-six heads, each with a switch: what the model says without them, its logit, its margin, and whether it says another word. */
import { attentionScale } from '#lib/plot/scale.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { model } from '../../book/model.ts';
import { verdictOf } from '../../book/verdict.ts';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { choice, several, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { withoutHeads } from './heads.ts';
import { headMeans } from './head-means.ts';
import './style.css';
import { words } from './words.tsx';

const DEPTH = 12;
const HEADS = 3;
const BLOCKS = blocksOf(model, DEPTH);
const ALL = Array.from({ length: DEPTH * HEADS }, (_, i) => `${Math.floor(i / HEADS)}.${i % HEADS}`);

export default defineFigure({
  name: 'heads',
  words,
  lines: 'blocks.0.attn',
  state: {
    off: several(ALL),
    by: choice(['zero', 'mean']),
    as: choice(['logits', 'percent']),
    /** All heads, one after the other, each alone. */
    each: toggle(),
  },

  needs: () => run({ logits: 'logits', ...tapsOfHeads() }),
  further: {
    with: ({ off, by }) => `${by}:${off.join()}`,
    needs: ({ off, by }, tensors) =>
      run(
        { changed: 'logits' },
        { change: withoutHeads(off, by === 'mean' ? headMeans(tensors, DEPTH) : null) },
      ),
  },

  growsWith: ({ each, by }) => (each ? by : null),
  async *grow({ tensors, compute }, { by }) {
    const means = by === 'mean' ? headMeans(tensors, DEPTH) : null;
    const costs = new Map<string, { cost: number; flips: boolean }>();
    for (const head of ALL) {
      const { changed } = await compute({ changed: 'logits' }, { change: withoutHeads([head], means) });
      const { cost, flips } = verdictOf(tensors.logits.data, changed.data);
      costs.set(head, { cost, flips });
      yield new Map(costs); // those not tried yet are missing
    }
  },

  view({ state, tensors: { logits, changed }, grown, words, book }) {
    const worst = Math.max(0, ...[...(grown?.values() ?? [])].map(({ cost }) => cost));
    const scale = attentionScale(worst);
    return (
      <div class="heads">
        <div class="switches" role="group" aria-label={words.switches}>
          {Array.from({ length: DEPTH }, (_, block) => (
            <div class="block">
              <span class="name">{block}</span>
              {Array.from({ length: HEADS }, (_, head) => {
                const name = `${block}.${head}`;
                const isOff = state.off.includes(name);
                const found = grown?.get(name);
                const [red, green, blue] = found ? scale.rgb(Math.max(0, found.cost)) : [0, 0, 0];
                return (
                  <button type="button" data-field="off" value={name} aria-pressed={isOff}>
                    <span class="visually-hidden">
                      {words.head(
                        block,
                        head,
                        isOff,
                        found && formatSigned(-found.cost),
                        found?.flips ?? false,
                      )}
                    </span>
                    {found && (
                      <svg width="28" height="10" aria-hidden="true">
                        <rect width="28" height="10" fill={`rgb(${red},${green},${blue})`} />
                      </svg>
                    )}
                    <span aria-hidden="true">{isOff ? words.off : words.on}</span>
                    {found && (
                      <span class="cost" aria-hidden="true">
                        {formatSigned(-found.cost, 2)}
                        {found.flips ? ' ✗' : ''}
                      </span>
                    )}
                  </button>
                );
              })}
            </div>
          ))}
        </div>
        {grown && (
          <p class="note">
            {words.costs(grown.size, ALL.length)} <Ramp scale={scale} lang={book.lang} />
          </p>
        )}
        <TwinAnswers
          answers={[
            { label: words.whole, logits: logits.data },
            { label: words.without(state.off.length), logits: changed.data },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={state.as}
        />
      </div>
    );
  },

  controls: ({ control, words, grown, state }) => (
    <>
      {control('by', { label: words.by, option: (by) => words.replacements[by] })}
      {control('each', {
        as: 'button',
        label:
          state.each && grown && grown.size < ALL.length
            ? words.stop
            : state.each
              ? words.forget
              : words.measure,
      })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('as', { label: words.as, option: (as) => words.scales[as] })}
      <button type="button" data-field="off" value="" class="all-on">
        {words.allOn}
      </button>
    </>
  ),
  next: (state, change) => ({ ...state, ...change }),

  readout({ state, tensors: { logits, changed }, words, book }) {
    if (state.off.length === 0) return { asks: words.ask };
    const verdict = verdictOf(logits.data, changed.data);
    return words.verdict(
      book.classNames[verdict.first]!,
      formatSigned(-verdict.cost),
      formatSigned(verdict.margin),
      verdict.flips ? book.classNames[verdict.now]! : null,
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ tensors: { changed } }) => ({
    ...changed,
    name: 'logits',
    dims: ['B', 'K'],
    kind: 'activation',
  }),
});

/** What the mean of every head is worked out from. */
function tapsOfHeads(): Readonly<Record<`attention${number}` | `v${number}`, Tap>> {
  return Object.fromEntries(
    BLOCKS.flatMap(({ attn }, block) => [
      [`attention${block}`, attn.attn_drop],
      [`v${block}`, attn.v],
    ]),
  );
}
