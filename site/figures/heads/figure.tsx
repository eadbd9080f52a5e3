/**
 * All heads, each with a switch: what the model says without them, its logit, its margin, and whether it says
 * another word.
 */
import { attentionScale } from '#lib/plot/scale.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { model } from '../../book/model.ts';
import { verdictOf } from '../../book/verdict.ts';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { choice, severalOf, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { withoutHeads } from './heads.ts';
import { headMeans } from './head-means.ts';
import './style.css';
import { words } from './words.tsx';

/** `block.head` of each. */
const headsOf = ({ depth, num_heads }: VitForm): readonly string[] =>
  Array.from({ length: depth * num_heads }, (_, i) => `${Math.floor(i / num_heads)}.${i % num_heads}`);

type HeadTaps = Readonly<Record<`attention${number}` | `v${number}`, Tap>>;
const NONE: HeadTaps = {};

export default defineFigure({
  name: 'heads',
  words,
  comparable: true,
  lines: 'blocks.0.attn',
  state: {
    off: severalOf(headsOf, '~'),
    by: choice(['zero', 'mean']),
    as: choice(['logits', 'percent']),
    /** All heads, one after the other, each alone. */
    each: toggle(),
  },

  needs: ({ by }, { form }) => run({ logits: 'logits', ...(by === 'mean' ? tapsOfHeads(form.depth) : NONE) }),
  further: {
    with: ({ off, by }) => `${by}:${off.join()}`,
    needs: ({ off, by }, tensors, { form: { depth } }) =>
      run(
        { changed: 'logits' },
        // Nothing changed is the run that is there: the reader sees it before a second session is built.
        off.length > 0 ? { change: withoutHeads(off, by === 'mean' ? headMeans(tensors, depth) : null) } : {},
      ),
  },

  growsWith: ({ each, by }) => (each ? by : null),
  async *grow({ tensors, compute, book: { form } }, { by }) {
    const means = by === 'mean' ? headMeans(tensors, form.depth) : null;
    const costs = new Map<string, { cost: number; flips: boolean }>();
    for (const head of headsOf(form)) {
      const { changed } = await compute({ changed: 'logits' }, { change: withoutHeads([head], means) });
      const { cost, flips } = verdictOf(tensors.logits.data, changed.data);
      costs.set(head, { cost, flips });
      yield new Map(costs); // those not tried yet are missing
    }
  },

  view({ state, tensors: { logits, changed }, grown, words, book }) {
    const { depth, num_heads } = book.form;
    const all = depth * num_heads;
    const worst = Math.max(0, ...[...(grown?.values() ?? [])].map(({ cost }) => cost));
    const scale = attentionScale(worst);
    return (
      <div class="heads">
        <p class="note">{words.places(depth, num_heads)}</p>
        <div class="switches" role="group" aria-label={words.switches(depth, num_heads)}>
          {Array.from({ length: depth }, (_, block) => (
            <div class="block">
              <span class="name">{block}</span>
              {Array.from({ length: num_heads }, (_, head) => {
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
            {words.costs(grown.size, all)} <Ramp scale={scale} lang={book.lang} />
          </p>
        )}
        <TwinAnswers
          answers={[
            { label: words.whole, logits: logits.data },
            { label: words.without(state.off.length, all), logits: changed.data },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={state.as}
        />
      </div>
    );
  },

  controls: ({ control, words, grown, state, book: { form } }) => (
    <>
      {control('by', { label: words.by, option: (by) => words.replacements[by] })}
      {control('each', {
        as: 'button',
        label:
          state.each && grown && grown.size < headsOf(form).length
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
    if (state.off.length === 0) return { asks: words.ask(headsOf(book.form).length) };
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
    name: 'head',
    dims: ['B', 'K'],
    kind: 'activation',
  }),
});

/** What the mean of every head is worked out from. */
function tapsOfHeads(depth: number): HeadTaps {
  return Object.fromEntries(
    blocksOf(model, depth).flatMap(({ attn }, block) => [
      [`attention${block}`, attn.attn_drop],
      [`v${block}`, attn.v],
    ]),
  );
}
